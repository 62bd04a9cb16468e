// The short values that a scan has met behind its needles, and what was made of each: those are
// mostly the same few levels and status codes, or times close to each other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

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

  std::size_t needle = 0, colon = 0;  // where these stand in it
  std::size_t skipped = 0;            // as in KnownKeys::Found
  bool is_digit = false;              // of a level: a number of one digit
  bool is_time = false;
  std::array<Answer, 2> answers = {};  // the second if its entry is known for GELF
  bool is_shaped = false;
  ValueShape shape;
};

// Where a needle stands.
struct NeedlePlace {
  std::size_t number, size;
  std::string_view text;
  std::size_t at;
};

// Of one scan.
class KnownValues {
 public:
  // The value that was met with the same needle and bytes. Null if none was.
  KnownValue* find(const NeedlePlace& place);

  // The value around `place`: not kept without a shape, nor near the end of the text.
  void add(const NeedlePlace& place, const KnownValue& value);

 private:
  static constexpr unsigned kBits = 6;
  static constexpr std::size_t kSlots = std::size_t{1} << kBits;

  static std::size_t slot_of(std::size_t number, std::uint64_t bytes);
  static std::size_t value_slot(std::size_t number, const char* colon);
  std::uint8_t& distance_of(const NeedlePlace& place);

  // From a needle with certain bytes behind it to the colon, as it was last.
  std::array<std::uint8_t, kSlots> distances_{};
  std::array<std::size_t, kSlots> numbers_{};  // of the needle, and 1; 0: nothing is there
  std::array<KnownValue, kSlots> values_;
};

}  // namespace gsaw
