// Selected entries that do not say what a view makes something of.
#include "pipeline/unread_roles.h"

#include "record/unread_role.h"

namespace gsaw {

void count_unread(const Record& record, const EntryPlace& place, Role role, CountedLines& counted) {
  if (record.malformed) return;
  NotedLine first;
  if (counted.count == 0) {
    first = {{place.chunk.file, place.line_number, place.offset}, unread_member(record, role)};
  }
  counted.add(1, first);
}

void count_unread(const Record& record, const EntryPlace& place, unsigned roles,
                  UnreadRoles& counted) {
  const auto count = [&](Role role, bool is_said) {
    if ((roles & role_bit(role)) == 0 || is_said) return;
    count_unread(record, place, role, counted[static_cast<std::size_t>(role)]);
  };
  if (roles == 0) return;
  count(Role::time, record.time().has_value());
  count(Role::level, record.level().has_value());
}

void add_unread(UnreadRoles& counted, const UnreadRoles& behind) {
  for (std::size_t i = 0; i < counted.size(); ++i) counted[i].add(behind[i]);
}

}  // namespace gsaw
