// What an entry is sorted by when that is not its time: the value of a field.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/json_value.h"
#include "record/level.h"

namespace gsaw {

// Numbers, as numbers or as text, order before spans of time (`250ms`), these before any other
// text, by its characters; what has no value comes last. Numbers compare exactly.
class SortKey {
 public:
  SortKey() = default;  // no value: null, an empty text, an object or an array
  // `reads_clocks`: of a field whose clocks are spans of time (has_clock_spans).
  static SortKey of(const JsonValue& value, bool reads_clocks = false);
  // The worse a level, the larger.
  static SortKey of(Level level);

  // Of what has a value: below, at or above 0 as this one is smaller than, equal to or larger
  // than `other`.
  int compare(const SortKey& other) const;
  bool is_missing() const { return kind_ == Kind::missing; }

 private:
  enum class Kind : std::uint8_t { missing, text, duration, number };

  Kind kind_ = Kind::missing;
  double nearest_ = 0;  // of a number or a duration (nanoseconds): decides where it differs
  std::string text_;    // as written; of a text decoded
};

// The keys of many entries. An entry has its number here in place of its time.
class SortKeys {
 public:
  // The number of the first of them; the others follow it.
  std::size_t add(std::vector<SortKey> keys);
  std::size_t size() const { return keys_.size(); }
  SortKey take(std::size_t number) { return std::move(keys_[number]); }

  // True when the larger of two is the first, or with `smallest_first` the smaller. Those without
  // a value come last either way.
  bool comes_before(std::size_t one, std::size_t other, bool smallest_first) const;

 private:
  std::vector<SortKey> keys_;
};

}  // namespace gsaw
