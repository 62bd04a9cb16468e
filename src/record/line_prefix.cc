// Known prefixes before the JSON of a line. Asked for every line that does not begin
// with a brace, so each kind is told by its first bytes.
#include "record/line_prefix.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "base/ascii.h"
#include "base/utf8.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

// What is left of a line after a prefix, and the time that prefix had.
struct Step {
  std::string_view left;
  std::optional<Nanoseconds> time;
};
using MaybeStep = std::optional<Step>;

constexpr std::string_view kBlanks = " \t";

std::string_view skip_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kBlanks), text.size()));
}

// The bytes up to the next blank, all of `text` when there is none.
std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(kBlanks));
}

// True when `text` begins as `shape` does, where a 0 stands for any digit.
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() < shape.size()) return false;
  return std::equal(shape.begin(), shape.end(), text.begin(), [](char expected, char actual) {
    return expected == '0' ? is_digit(actual) : expected == actual;
  });
}

// svlogd writes a literal of its configuration after the stamp: anything up to the brace.
MaybeStep to_brace(std::string_view text, std::optional<Nanoseconds> time) {
  const std::size_t brace = text.find('{');
  if (brace == std::string_view::npos) return std::nullopt;
  return Step{text.substr(brace), time};
}

constexpr std::size_t kSvlogdStamp = 25;  // bytes of each kind of stamp, a blank follows

template <typename Number>
bool read_hex(std::string_view digits, Number& number) {
  const char* end = digits.data() + digits.size();
  return std::from_chars(digits.data(), end, number, 16).ptr == end;
}

// `@400000006b00ad971a245454 `: TAI64N as runit and daemontools write it, 2^62 + 10 s
// before 1970 and no leap seconds.
MaybeStep after_tai64n(std::string_view text) {
  constexpr std::uint64_t kEpoch = 4'611'686'018'427'387'914;
  constexpr std::int64_t kMostSeconds =
      std::numeric_limits<Nanoseconds>::max() / kNanosPerSecond - 1;
  if (text.size() <= kSvlogdStamp || text[kSvlogdStamp] != ' ') return std::nullopt;
  std::uint64_t label = 0;
  std::uint32_t nanos = 0;
  if (!read_hex(text.substr(1, 16), label) || !read_hex(text.substr(17, 8), nanos)) {
    return std::nullopt;
  }
  constexpr std::uint64_t kReserved = std::uint64_t{1} << 63;
  if (label >= kReserved || nanos >= kNanosPerSecond) return std::nullopt;
  const std::int64_t seconds = static_cast<std::int64_t>(label) - static_cast<std::int64_t>(kEpoch);
  std::optional<Nanoseconds> time;
  if (seconds >= -kMostSeconds && seconds <= kMostSeconds) time = seconds * kNanosPerSecond + nanos;
  return to_brace(text.substr(kSvlogdStamp), time);
}

// `2026-11-20_20:29:01.44647 ` and `2026-11-20T20:29:01.45249 `: UTC, five decimals.
MaybeStep after_svlogd_time(std::string_view text) {
  if (!has_shape(text, "0000-00-00_00:00:00.00000 ") &&
      !has_shape(text, "0000-00-00T00:00:00.00000 ")) {
    return std::nullopt;
  }
  const auto written = written_time(text.substr(0, kSvlogdStamp));  // not in the log's zone
  if (!written) return std::nullopt;
  return to_brace(text.substr(kSvlogdStamp), written->time);
}

// The words of a syslog line between time and JSON: host, tag and `@cee:`, each of
// which may be missing; the last ends with a colon, unless `host_may_end` and it is
// the only one. None when no brace follows.
std::optional<std::string_view> after_syslog_words(std::string_view text, bool host_may_end) {
  constexpr int kMostWords = 3;
  char last = ':';
  for (int words = 0; words <= kMostWords; ++words) {
    text = skip_blanks(text);
    if (text.empty()) return std::nullopt;
    if (text.front() == '{') {
      if (last == ':' || (words == 1 && host_may_end)) return text;
      return std::nullopt;
    }
    const std::size_t end = std::min(text.find_first_of(" \t{"), text.size());
    last = text[end - 1];
    text.remove_prefix(end);
  }
  return std::nullopt;
}

// ` stdout F `, after the time of a line in CRI's format; old versions have no tag.
std::optional<std::string_view> after_cri_stream(std::string_view text) {
  if (!text.starts_with("stdout ") && !text.starts_with("stderr ")) return std::nullopt;
  text.remove_prefix(7);
  const std::string_view tag = first_word(text);
  if (tag == "F" || tag == "P" || tag.starts_with("F:") || tag.starts_with("P:")) {
    text.remove_prefix(tag.size());
  }
  return text;
}

// A time that stands alone (`kubectl logs --timestamps`) or opens a CRI or syslog line.
MaybeStep after_time(std::string_view text) {
  constexpr std::size_t kDate = 10;     // 2011-12-26
  constexpr std::size_t kLongest = 40;  // 2011-12-26T21:53:38.123456789+00:00
  if (!has_shape(text, "0000-00-00")) return std::nullopt;
  const std::size_t end = text.substr(0, kLongest).find_first_of(kBlanks, kDate + 1);
  // A date alone, with two blanks behind it, is no time: the hour may follow.
  if (end == std::string_view::npos || end == kDate + 1) return std::nullopt;
  const auto time = time_from_text(text.substr(0, end));
  if (!time) return std::nullopt;
  const std::string_view left = skip_blanks(text.substr(end));
  if (const auto json = after_cri_stream(left)) return Step{*json, time};
  if (const auto json = after_syslog_words(left, false)) return Step{*json, time};
  return Step{left, time};
}

// `Dec 26 21:53:38 host app[123]: `. It has no year, so it gives no time.
MaybeStep after_rfc3164(std::string_view text) {
  constexpr std::string_view kMonths = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
  constexpr std::size_t kStamp = 15;
  if (text.size() <= kStamp || text[3] != ' ') return std::nullopt;
  if (kMonths.find(text.substr(0, 4)) == std::string_view::npos) return std::nullopt;
  if (text[4] != ' ' && !is_digit(text[4])) return std::nullopt;
  if (!has_shape(text.substr(5), "0 00:00:00")) return std::nullopt;
  std::string_view left = text.substr(kStamp);
  if (left.front() == '.') {  // journalctl's short-precise
    left.remove_prefix(std::min(left.find_first_not_of("0123456789", 1), left.size()));
  }
  if (left.empty() || !is_blank(left.front())) return std::nullopt;
  const auto json = after_syslog_words(left, true);
  if (!json) return std::nullopt;
  return Step{*json, std::nullopt};
}

// RFC 5424's structured data: `-`, or elements `[id name="value"]` without a blank
// between them, where \ keeps a quote in a value from ending it.
std::optional<std::string_view> after_structured_data(std::string_view text) {
  if (text.starts_with('-')) return text.substr(1);
  if (!text.starts_with('[')) return std::nullopt;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ']' && !text.substr(i + 1).starts_with('[')) {
      return text.substr(i + 1);
    }
  }
  return std::nullopt;
}

// `1 2003-10-11T22:14:15.003Z host app procid msgid [structured data] `, after <pri>.
MaybeStep after_rfc5424(std::string_view text) {
  constexpr int kWordsAfterTime = 4;
  std::string_view left = text.substr(2);  // "1 "
  std::string_view word = first_word(left);
  const auto time = time_from_text(word);
  if (!time && word != "-") return std::nullopt;
  left.remove_prefix(word.size());
  for (int i = 0; i < kWordsAfterTime; ++i) {
    left = skip_blanks(left);
    word = first_word(left);
    if (word.empty()) return std::nullopt;
    left.remove_prefix(word.size());
  }
  const auto message = after_structured_data(skip_blanks(left));
  if (!message) return std::nullopt;
  left = skip_blanks(*message);
  if (left.starts_with(kByteOrderMark)) left.remove_prefix(kByteOrderMark.size());
  return Step{left, time};
}

// `<34>` alone or before the rest of an RFC 5424 header; what RFC 3164 puts after it
// is a prefix of its own.
MaybeStep after_priority(std::string_view text) {
  const std::size_t end = text.substr(0, 5).find('>');  // at most three digits
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  if (!std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(end), is_digit)) {
    return std::nullopt;
  }
  const std::string_view left = text.substr(end + 1);
  if (has_shape(left, "0 ")) return after_rfc5424(left);
  return Step{left, std::nullopt};
}

// `[pod/NAME/CONTAINER] `, of kubectl logs --prefix.
MaybeStep after_pod(std::string_view text) {
  constexpr std::size_t kLongest = 400;  // two names of Kubernetes: 253 and 63 bytes
  if (!text.starts_with("[pod/")) return std::nullopt;
  const std::size_t end = text.substr(0, kLongest).find_first_of("] \t");
  if (end == std::string_view::npos || text[end] != ']') return std::nullopt;
  return Step{text.substr(end + 1), std::nullopt};
}

// `web-1  | `, of docker compose.
MaybeStep after_service(std::string_view text) {
  constexpr std::size_t kLongest = 256;
  const auto is_name_byte = [](char c) {
    return is_ascii_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.' || c == '@' ||
           c == '/';
  };
  const std::string_view head = text.substr(0, kLongest);
  const auto end = std::find_if_not(head.begin(), head.end(), is_name_byte);
  const auto length = static_cast<std::size_t>(end - head.begin());
  if (length == 0 || length == head.size() || !is_blank(*end)) return std::nullopt;
  const std::string_view left = skip_blanks(text.substr(length));
  if (!left.starts_with('|')) return std::nullopt;
  return Step{left.substr(1), std::nullopt};
}

MaybeStep after_cee(std::string_view text) {
  constexpr std::string_view kCookie = "@cee:";
  if (!text.starts_with(kCookie)) return std::nullopt;
  return Step{text.substr(kCookie.size()), std::nullopt};
}

MaybeStep after_one_prefix(std::string_view text) {
  const char first = text.front();
  if (first == '@') return text.starts_with("@cee") ? after_cee(text) : after_tai64n(text);
  if (first == '<') return after_priority(text);
  if (first == '[') return after_pod(text);
  MaybeStep step;
  if (is_digit(first)) {
    step = after_svlogd_time(text);
    if (!step) step = after_time(text);
  } else if (is_ascii_letter(first)) {
    step = after_rfc3164(text);
  }
  return step ? step : after_service(text);
}

}  // namespace

std::optional<LinePrefix> split_line_prefix(std::string_view line) {
  constexpr int kMostPrefixes = 3;
  constexpr std::string_view kNoPrefix = " \t\x1E";  // RS opens an entry of json-seq
  const std::size_t begin = line.find_first_not_of(kNoPrefix);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::string_view text = line.substr(begin);

  Step step{text, std::nullopt};
  for (int i = 0; i < kMostPrefixes && step.left.front() != '{'; ++i) {
    const MaybeStep next = after_one_prefix(step.left);
    if (!next) return std::nullopt;
    step.left = skip_blanks(next->left);
    if (!step.time) step.time = next->time;
    if (step.left.empty()) return std::nullopt;
  }
  if (step.left.front() != '{') return std::nullopt;

  std::string_view prefix = text.substr(0, text.size() - step.left.size());
  while (!prefix.empty() && is_blank(prefix.back())) prefix.remove_suffix(1);
  return LinePrefix{prefix, step.left, step.time};
}

}  // namespace gsaw
