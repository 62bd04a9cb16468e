// Tells the clock that some write beside a date from other texts.
#include "record/clock_text.h"

#include <cstddef>

#include "base/ascii.h"
#include "record/digit_cursor.h"

namespace gsaw {
namespace {

// What stands between hour and minute; a point also stands in decimals, so there it takes two.
bool has_separators(DigitCursor in) {
  unsigned minute = 0;
  if (in.skip(':')) return in.at_digit();
  return in.skip('.') && in.number(2, minute) && in.at('.');
}

// Behind hour, minute and second without separators.
bool ends_clock(DigitCursor in) {
  return in.done() || in.at('.') || in.at(',') || in.at('Z') || in.at('+') || in.at('-');
}

}  // namespace

std::string_view clock_text(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('T') || text.starts_with('t')) text.remove_prefix(1);
  DigitCursor in(text);
  std::size_t digits = 0;
  for (; in.at_digit(); ++digits) in.advance();
  const bool is_clock = digits == 1 || digits == 2 ? has_separators(in)
                        : digits == 4              ? in.done()
                                                   : digits == 6 && ends_clock(in);
  return is_clock ? text : std::string_view();
}

}  // namespace gsaw
