// Selected entries that belong to no transaction.
#include "pipeline/without_id.h"

#include "record/unread_role.h"

namespace gsaw {

void count_without_id(const Record& record, const EntryPlace& place, CountedLines& counted) {
  if (record.malformed) return;
  NotedLine first;
  if (counted.count == 0) {
    first = {{place.chunk.file, place.line_number, place.offset}, unread_member(record, Role::txn)};
  }
  counted.add(1, first);
}

}  // namespace gsaw
