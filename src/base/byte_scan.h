// SIMD search in raw bytes: needles, JSON unicode escapes, lines that look odd, newlines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/function_ref.h"

namespace gsaw {

struct BytePair;

// Finds one literal with the widest vectors the machine has, chosen at run time. It looks
// for the two rarest bytes of the needle at their distance, and where both stand for the next
// rare, before it compares the rest. Immutable; shared by threads.
class LiteralScanner {
 public:
  // `needle` is not empty. With `ignore_case` ASCII letters match in either case.
  LiteralScanner(std::string needle, bool ignore_case);

  // The first position at or after `from` where the needle stands, or text.size().
  std::size_t find(std::string_view text, std::size_t from) const;

  // The same, or the first ASCII escape (find_ascii_escape), in one go: of those at or after `from`
  // the first at which `stops` says yes. It is asked of some place before others that are less far
  // in the text, if less than the needle's length.
  using Stops = FunctionRef<bool(std::size_t at, bool is_escape)>;
  std::size_t find_or_escape(std::string_view text, std::size_t from, Stops stops) const;

  const std::string& needle() const { return needle_; }

 private:
  bool stands_at(const char* text) const;
  BytePair pair() const;

  std::string needle_;  // in lower case when case is ignored
  bool ignore_case_;
  std::size_t first_ = 0, second_ = 0;  // offsets of the two bytes looked for, first_ <= second_
  std::size_t third_ = 0;
};

// The first position at or after `from` of a backslash followed by `u`, or text.size():
// where a JSON writer may have written any character in another way.
std::size_t find_unicode_escape(std::string_view text, std::size_t from);

// The same for `\u00` and a digit up to 7, the escapes of ASCII characters. Text that is not
// Latin, written in escapes, has none of them.
std::size_t find_ascii_escape(std::string_view text, std::size_t from);

// Lines that do not look like one JSON object. Unclosed: not empty, and ending neither with
// `}` nor with a carriage return; prefixed: not beginning with `{`.
enum class OddLines : unsigned char { none, unclosed, unclosed_or_prefixed };

// The first position at or after `from` that is the first or last byte of such a line, or
// text.size(). Lines begin at 0 and behind newlines. What is said of a line does not depend on
// the lines around it.
std::size_t find_odd_line(std::string_view text, std::size_t from, OddLines kind);

// Newlines in `text`.
std::size_t count_newlines(std::string_view text);

// What find_newlines tells besides their places.
struct Newlines {
  std::size_t count = 0;
  bool any_backslash = false;  // in the text
};
// Where they are, the first first. `text` is less than 4 GiB, and `places`, which are overwritten,
// as many as it has bytes.
Newlines find_newlines(std::string_view text, std::uint32_t* places);

}  // namespace gsaw
