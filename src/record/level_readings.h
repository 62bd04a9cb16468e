// What a value behind a level's key may say, when nothing else of the entry is known.
#pragma once

#include <string_view>

#include "record/json_value.h"
#include "record/level.h"

namespace gsaw {

class LevelSet {
 public:
  LevelSet() = default;
  explicit LevelSet(Level only) { add(only); }

  void add(Level level) { bits_ |= 1U << static_cast<unsigned>(level); }

  // True when `test` holds for one of them.
  template <class Test>
  bool any(Test test) const {
    for (unsigned i = 0; bits_ >> i != 0; ++i) {
      if ((bits_ >> i & 1U) != 0 && test(static_cast<Level>(i))) return true;
    }
    return false;
  }

 private:
  unsigned bits_ = 0;
};

// Every level for which an entry with this member, `key` being one of role_keys(Role::level)
// (of a path the last part), may be taken: which scale a number is on is decided by the
// entry's other members. `value` is a scalar, a string without escapes.
LevelSet level_readings(std::string_view key, const JsonValue& value);

}  // namespace gsaw
