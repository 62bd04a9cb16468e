// An id as it is pasted: with what stood around it.
#include "record/pasted_id.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "record/id_envelope.h"
#include "record/id_key.h"

namespace gsaw {
namespace {

constexpr std::string_view kPastedBlanks = " \t\r\n";

struct Pair {
  std::string_view open, close;
};

// An escaped quote is that of JSON within a string; stars and bars are of Markdown.
constexpr Pair kPairs[] = {
    {"\\\"", "\\\""}, {"\"", "\""}, {"'", "'"}, {"`", "`"}, {"<", ">"},
    {"(", ")"},       {"[", "]"},   {"{", "}"}, {"*", "*"}, {"|", "|"},
};
constexpr std::string_view kQuotes = "\"'`";

// Of all languages, at either end alike: “ ” „ ‟ ‘ ’ ‚ ‛ « » ‹ ›, the blanks that some of them have
// within, the ellipsis, and what Chinese and Japanese have for quotes, brackets, commas and stops:
// 「 」 『 』 【 】 《 》 （ ） 、 。 ， ； ： ！ ？.
constexpr std::string_view kTypographic[] = {
    "\u201c", "\u201d", "\u201e", "\u201f", "\u2018", "\u2019", "\u201a", "\u201b",
    "\u00ab", "\u00bb", "\u2039", "\u203a", "\u00a0", "\u202f", "\u2026", "\u300c",
    "\u300d", "\u300e", "\u300f", "\u3010", "\u3011", "\u300a", "\u300b", "\uff08",
    "\uff09", "\u3001", "\u3002", "\uff0c", "\uff1b", "\uff1a", "\uff01", "\uff1f",
};

// What people call an id besides the keys that loggers have for it.
constexpr std::string_view kWords[] = {"id", "txn", "transaction", "trace", "request"};

std::string_view without_end(std::string_view text) {
  constexpr std::string_view kEnds = ",;.:!?";
  text = trimmed(text, kPastedBlanks);
  while (!text.empty() && kEnds.find(text.back()) != kEnds.npos) text.remove_suffix(1);
  return trimmed(text, kPastedBlanks);
}

std::string_view without_typographic(std::string_view text) {
  for (const std::string_view mark : kTypographic) {
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  }
  return text;
}

// The brackets whose other half was not copied: `ID)` at the end of a remark, `ID"}` at that of a
// line. An id may well end with one that it has opened. PERF: counted once, as what is taken off
// in pairs changes nothing.
class LoneBrackets {
 public:
  explicit LoneBrackets(std::string_view text) {
    for (const char c : text) {
      if (const std::size_t kind = kOpen.find(c); kind != kOpen.npos) ++unclosed_[kind];
      if (const std::size_t kind = kClose.find(c); kind != kClose.npos) --unclosed_[kind];
    }
  }

  std::string_view taken_off(std::string_view text) {
    if (text.empty()) return text;
    if (const std::size_t kind = kOpen.find(text.front());
        kind != kOpen.npos && unclosed_[kind] > 0) {
      --unclosed_[kind];
      text.remove_prefix(1);
    }
    if (text.empty()) return text;
    if (const std::size_t kind = kClose.find(text.back());
        kind != kClose.npos && unclosed_[kind] < 0) {
      ++unclosed_[kind];
      text.remove_suffix(1);
    }
    return text;
  }

 private:
  static constexpr std::string_view kOpen = "<([{", kClose = ">)]}";
  std::array<std::int64_t, kOpen.size()> unclosed_{};  // below 0: so many were not opened
};

std::string_view without_quotes(std::string_view text) {
  for (const Pair& pair : kPairs) {
    if (text.size() <= pair.open.size() + pair.close.size()) continue;
    if (!text.starts_with(pair.open) || !text.ends_with(pair.close)) continue;
    return text.substr(pair.open.size(), text.size() - pair.open.size() - pair.close.size());
  }
  // The quote at the other end was not copied.
  if (text.starts_with("\\\"")) text.remove_prefix(1);
  if (!text.empty() && kQuotes.find(text.front()) != kQuotes.npos) text.remove_prefix(1);
  if (!text.empty() && kQuotes.find(text.back()) != kQuotes.npos) {
    text.remove_suffix(text.ends_with("\\\"") ? 2 : 1);
  }
  return text;
}

bool names_an_id(std::string_view name) {
  return find_id_key({name, {}, {}}) ||
         std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return equals_lowered(name, word); });
}

std::string_view without_name(std::string_view text) {
  constexpr std::size_t kLongest = 128;
  // As curl shows headers.
  if (text.starts_with("< ") || text.starts_with("> ")) text.remove_prefix(2);
  const std::size_t end = text.substr(0, kLongest).find_first_of(":= ");
  if (end == text.npos || end == 0) return text;
  const std::string_view name = without_quotes(trimmed(text.substr(0, end), kPastedBlanks));
  // A txnId begins with a dot, and may hold anything behind that.
  if (name.starts_with('.') || !names_an_id(name)) return text;
  std::string_view rest = trimmed(text.substr(end), kPastedBlanks);
  // Ruby and PHP write =>.
  const bool is_arrow = rest.starts_with("=>");
  if (is_arrow || rest.starts_with(':') || rest.starts_with('='))
    rest.remove_prefix(is_arrow ? 2 : 1);
  return trimmed(rest, kPastedBlanks);
}

// Of a page for one transaction: the value of the first parameter, or the part of the path behind
// the first other part, that names an id. `id` may be that of anything there.
std::string_view out_of_url(std::string_view text) {
  constexpr std::size_t kLongestScheme = 10;
  constexpr std::string_view kEnds = "/?&;#";
  const std::string_view kBehindScheme = "://";
  const std::size_t scheme =
      text.substr(0, kLongestScheme + kBehindScheme.size()).find(kBehindScheme);
  if (scheme == text.npos && !text.starts_with('?') && !text.starts_with('&')) return text;
  std::size_t at =
      scheme == text.npos ? 0 : text.find_first_of(kEnds, scheme + kBehindScheme.size());
  while (at < text.size()) {
    const std::size_t end = text.find_first_of("=/?&;#", at + 1);
    if (end == text.npos) return text;
    std::string_view name = text.substr(at + 1, end - at - 1);
    if (text[end] == '/' && name.ends_with('s')) name.remove_suffix(1);  // traces/ID
    const std::string_view value =
        text.substr(end + 1, std::min(text.find_first_of(kEnds, end + 1), text.size()) - end - 1);
    const bool is_followed = text[end] == '=' || text[end] == '/';
    if (is_followed && !value.empty() && names_an_id(name) && !equals_lowered(name, "id"))
      return value;
    at = text[end] == '=' ? text.find_first_of(kEnds, end) : end;
  }
  return text;
}

// All that is around it, by the brackets of the whole text.
std::string_view taken_out(std::string_view text) {
  std::string_view id = text;
  LoneBrackets brackets(text);
  for (;;) {
    const std::string_view bare = without_typographic(brackets.taken_off(without_end(id)));
    const std::string_view less = without_name(without_quotes(bare));
    if (less.empty()) return text;
    if (less.size() == id.size()) return id;
    id = less;
  }
}

}  // namespace

// A name that was taken off may have held the other half of a bracket.
std::string_view id_in_paste(std::string_view text) {
  for (;;) {
    const std::string_view id = out_of_url(taken_out(text));
    if (id.size() == text.size()) return id;
    text = id;
  }
}

std::vector<std::string> id_readings(std::string_view text) {
  const std::string_view id = id_in_paste(text);
  std::vector<std::string> readings = {std::string(id)};
  const std::string_view trace = ids_within(id).trace();
  if (is_hex_id(trace)) readings.emplace_back(trace);
  if (id != text) readings.emplace_back(text);
  return readings;
}

std::vector<std::string> readings_of_all(const std::vector<std::string>& texts) {
  std::vector<std::string> readings;
  for (const std::string& text : texts) {
    for (std::string& reading : id_readings(text)) readings.push_back(std::move(reading));
  }
  return readings;
}

}  // namespace gsaw
