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

  bool is_empty() const { return bits_ == 0; }

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

// Every level for which an entry with this member may be taken, `key` being one that a level goes
// by (of a path the last part): which scale a number is on is decided by the entry's other members.
// `value` is a scalar, a string without escapes.
LevelSet level_readings(std::string_view key, const JsonValue& value);

// True when it is a level whatever the other members are.
bool is_level_anyhow(std::string_view key, const JsonValue& value);

// The one reading of a number in GELF.
LevelSet gelf_readings(std::string_view key, const JsonValue& value);

}  // namespace gsaw
