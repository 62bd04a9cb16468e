// The short values that a scan has met behind its needles, and what was made of each: those are
// mostly the same few levels and status codes, or times close to each other.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/short_text.h"
#include "query/value_judge.h"
#include "query/value_shape.h"

namespace gsaw {

// A key with its value. It begins at the quote of a role's key, else at the needle.
struct KnownValue {
  enum class State : unsigned char {
    unknown,
    met,       // a time, once
    answered,  // all that has the shape has the judgement
    parted,    // of the times with the shape some have another
  };
  struct Answer {
    State state = State::unknown;
    Judgement judgement;
  };

  // `text` begins where this does. `timed`: only times are asked for.
  void take_shape(std::string_view text, bool timed);

  std::size_t needle = 0;             // its number, and 1; 0: nothing is known
  std::size_t before = 0, colon = 0;  // bytes of it that stand before the needle, and the colon
  std::size_t skipped = 0;            // as in KnownKeys::Found
  bool is_digit = false;              // of a level: a number of one digit
  bool is_time = false;
  std::array<Answer, 2> answers = {};  // the second if its entry is known for GELF
  bool is_shaped = false;
  ValueShape shape;
};

// Where a needle stands. PERF: handed on as it is: what was just copied in other pieces than it was
// written in is slow to read.
struct NeedlePlace {
  std::size_t needle;     // its number
  std::string_view text;  // from the beginning of its line on, if the prefilter asks for roles
  std::size_t at;
};

// Of one scan.
class KnownValues {
 public:
  // The value that was met with the same needle, of `size` bytes, and the same bytes. Null if none
  // was.
  KnownValue* find(const NeedlePlace& place, std::size_t size) {
    if (!is_readable(place, size)) return nullptr;
    const char* const needle = place.text.data() + place.at;
    // PERF: most of the time the colon stands where it did, which need not be looked up first.
    KnownValue* const value = &value_at(place.needle, needle + last_distance_);
    return stands(*value, place) ? value : find_other(place, size);
  }

  // Takes up the value around `place`: without a shape, or near the end of the text, until the next
  // call.
  KnownValue& add(const NeedlePlace& place, std::size_t size, const KnownValue& value);

 private:
  static constexpr unsigned kBits = 6;
  static constexpr std::size_t kSlots = std::size_t{1} << kBits;

  // Whether all that is looked at is there.
  static bool is_readable(const NeedlePlace& place, std::size_t size) {
    return size <= ValueShape::kMostKey && place.at + ValueShape::kMost <= place.text.size();
  }
  // Not behind a backslash: there its quote is no bound of a key.
  static bool stands(const KnownValue& value, const NeedlePlace& place) {
    if (value.needle != place.needle + 1 || place.at <= value.before) return false;
    const char* const begin = place.text.data() + place.at - value.before;
    return begin[-1] != '\\' && value.shape.fits(begin);
  }
  static std::size_t slot_of(std::size_t number, std::uint64_t bytes) {
    return ((bytes + number) * 0x9E3779B97F4A7C15ULL) >> (64 - kBits);
  }
  // By the six bytes from the colon on.
  KnownValue& value_at(std::size_t number, const char* colon) {
    constexpr std::uint64_t kFirstSix =
        std::endian::native == std::endian::big ? 0xFFFFFFFFFFFF0000ULL : 0x0000FFFFFFFFFFFFULL;
    return values_[slot_of(number, load_part<std::uint64_t>(colon) & kFirstSix)];
  }
  KnownValue* find_other(const NeedlePlace& place, std::size_t size);
  std::uint8_t& distance_of(std::size_t number, const char* behind);

  // From a needle with certain bytes behind it to the colon, as it was last.
  std::array<std::uint8_t, kSlots> distances_{};
  std::uint8_t last_distance_ = 0;  // of all
  std::array<KnownValue, kSlots> values_;
  KnownValue unkept_;
};

}  // namespace gsaw
