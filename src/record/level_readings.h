// What a value behind a level's key may say, when nothing else of the entry is known.
#pragma once

#include <string_view>

#include "record/json_value.h"
#include "record/level.h"

namespace gsaw {

class LevelSet {
 public:
  LevelSet() = default;
  static LevelSet all() {
    LevelSet set;
    set.bits_ = (2U << static_cast<unsigned>(Level::trace)) - 1;
    return set;
  }
  // Those of all for which `test` holds.
  template <class Test>
  static LevelSet where(Test test) {
    LevelSet set;
    all().any([&](Level level) {
      if (test(level)) set.add(level);
      return false;
    });
    return set;
  }
  explicit LevelSet(Level only) { add(only); }

  void add(Level level) { bits_ |= 1U << static_cast<unsigned>(level); }
  void add(const LevelSet& other) { bits_ |= other.bits_; }
  bool contains(Level level) const { return (bits_ >> static_cast<unsigned>(level) & 1) != 0; }

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
