// An object within an entry, looked at as if it were one: its members, no roles.
#pragma once

#include <cassert>
#include <vector>

#include "record/json_walk.h"
#include "record/record.h"

namespace gsaw {

// Lives no longer than the entry that it is an element of.
class ElementRecord {
 public:
  // `object`: a value of `entry`.
  ElementRecord(const Record& entry, const JsonValue& object) {
    assert(object.type == JsonType::object);
    for (JsonChildren child(entry.tokens, object); child.next();) {
      members_.push_back(child.member());
    }
    record_.raw = object.raw;
    record_.members = members_;
    record_.tokens = entry.tokens;
    record_.object = object;
    record_.has_arrays = entry.has_arrays;
  }

  // Of which no role may be asked.
  const Record& record() const { return record_; }

 private:
  std::vector<JsonMember> members_;
  Record record_;
};

}  // namespace gsaw
