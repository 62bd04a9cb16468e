// The order of day and month in the log at hand.
#include "record/date_order.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "base/byte_scan.h"
#include "base/literal_scanner.h"
#include "base/unicode_escape.h"
#include "record/json_text.h"
#include "record/prefix_stamp.h"
#include "record/record_parser.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

DateOrder& order_setting() {
  static DateOrder only = DateOrder::open;
  return only;
}

thread_local DateOrder of_scope = DateOrder::open;

// The years that such dates may have (date_forms.h), behind the separator.
const std::array<LiteralScanner, 4>& scanners() {
  static const std::array<LiteralScanner, 4> all = {
      LiteralScanner("/20", false), LiteralScanner("-20", false), LiteralScanner("/19", false),
      LiteralScanner("-19", false)};
  return all;
}

// Steps back over the backslashes before `at`, then over one or two digits: JSON may escape a
// slash, and that again within a string. False when there are no digits.
bool step_back(std::string_view text, std::size_t& at) {
  while (at > 0 && text[at - 1] == '\\') --at;
  std::size_t digits = 0;
  for (; digits < 2 && at > 0 && is_digit(text[at - 1]); ++digits) --at;
  return digits > 0;
}

// Whether the separator at `at` and the two digits behind it are part of a date.
bool is_in_date(std::string_view text, std::size_t at) {
  constexpr std::size_t kYear = 4;
  if (at + kYear >= text.size() || !is_digit(text[at + 3]) || !is_digit(text[at + 4])) return false;
  std::size_t begin = at;
  if (!step_back(text, begin) || begin == 0 || text[begin - 1] != text[at]) return false;
  return step_back(text, --begin);
}

bool holds_date(std::string_view text) {
  return std::any_of(scanners().begin(), scanners().end(), [&](const LiteralScanner& year) {
    std::size_t at = year.find(text, 0);
    while (at < text.size() && !is_in_date(text, at)) at = year.find(text, at + 1);
    return at < text.size();
  });
}

// Of a digit or a separator, or of what may be part of such an escape within a string. Others are
// frequent: Go escapes `<`, .NET `+`.
bool holds_escape(std::string_view text) {
  for (std::size_t at = find_ascii_escape(text, 0); at < text.size();
       at = find_ascii_escape(text, at + 1)) {
    const auto escaped = read_unicode_escape(text.substr(at));
    if (!escaped) continue;
    const char c = static_cast<char>(escaped->value);  // of ASCII
    if (is_digit(c) || is_ascii_letter(c) || c == '/' || c == '-' || c == '\\') return true;
  }
  return false;
}

DateClue clue_of(std::string_view text) {
  const auto written = written_time(text);
  return written ? written->dates : DateClue::none;
}

DateClue clue_of(const Record& record) {
  if (record.malformed || !record.time()) return DateClue::none;
  const auto& member = record.role(Role::time);
  if (member) {
    std::string scratch;
    const bool is_text = member->value.type == JsonType::string;
    return is_text ? clue_of(decode_json_string(member->value.raw, scratch)) : DateClue::none;
  }
  const auto stamp = find_stamp(record.prefix);
  return stamp ? clue_of(stamp->text) : DateClue::none;
}

}  // namespace

void set_date_order(DateOrder order) { order_setting() = order; }

DateOrder date_order_setting() { return order_setting(); }

DateOrderScope::DateOrderScope(DateOrder order) : before_(of_scope) { of_scope = order; }

DateOrderScope::~DateOrderScope() { of_scope = before_; }

DateOrder date_order() { return order_setting() != DateOrder::open ? order_setting() : of_scope; }

bool needs_date_order(std::string_view text) {
  if (written_time(text)) return false;
  const DateOrderScope any(DateOrder::day_first);
  return written_time(text).has_value();
}

bool may_hold_date(std::string_view lines) { return holds_date(lines) || holds_escape(lines); }

DateClue date_clue(std::string_view line) {
  if (!may_hold_date(line)) return DateClue::none;
  thread_local RecordParser parser;  // few threads come here, and then for line after line
  const DateOrderScope any(DateOrder::day_first);
  DateClue clue = DateClue::elsewhere;
  const std::size_t count = parser.parse(line);
  for (std::size_t i = 0; i < count && clue <= DateClue::open; ++i) {
    const DateClue next = clue_of(parser.record(i));
    if (next > clue) clue = next;
  }
  return clue;
}

}  // namespace gsaw
