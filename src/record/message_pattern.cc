// What messages have in common that differ only in what they are about.
#include "record/message_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/ascii.h"
#include "base/utf8.h"
#include "record/json_walk.h"
#include "record/pattern_holes.h"
#include "record/role_text.h"

namespace gsaw {
namespace {

using Bits = PatternByte;

// The first line that is not blank, or the begin of it.
std::string_view first_line(std::string_view message) {
  message.remove_prefix(std::min(message.find_first_not_of(kJsonBlanks), message.size()));
  message = cut_between_characters(message, MessagePattern::kMostBytes);
  return trimmed(message.substr(0, message.find('\n')), kJsonBlanks);
}

// GET /index.html: its first word says what was done, and is kept.
bool is_request(std::string_view quoted) {
  std::size_t size = 0;
  while (size < quoted.size() && quoted[size] >= 'A' && quoted[size] <= 'Z') ++size;
  return size >= 3 && quoted.substr(size).starts_with(" /");
}

bool is_word(char c) { return (Bits::bits(c) & (Bits::kDigit | Bits::kLetter)) != 0; }

}  // namespace

// At a quote: the text in quotes as a hole, unless it is a key of JSON; the quote by itself where
// it is an apostrophe, or nothing closes it.
char* MessagePattern::write_quoted(char* out, std::string_view text, std::size_t& at) const {
  const char quote = text[at];
  const bool opens = at == 0 || !is_word(text[at - 1]);
  const std::size_t end = opens ? text.find(quote, at + 1) : text.npos;
  const bool closes = end != text.npos && (end + 1 == text.size() || !is_word(text[end + 1]));
  if (!closes || end == at + 1) {
    *out++ = text[at++];
    return out;
  }
  const std::string_view quoted = text.substr(at + 1, end - at - 1);
  if (is_request(quoted)) {
    *out++ = text[at++];
    return out;
  }
  const bool is_key = end + 1 < text.size() && text[end + 1] == ':';
  const std::string_view inside = is_key ? quoted : "<str>";
  *out++ = quote;
  out = std::copy(inside.begin(), inside.end(), out);
  *out++ = quote;
  at = end + 1;
  return out;
}

char* MessagePattern::write_next(char* out, std::string_view text, std::size_t& at) const {
  const char c = text[at];
  if (c == '"' || c == '\'' || c == '`') return write_quoted(out, text, at);
  unsigned bits = Bits::bits(c);
  if ((bits & Bits::kEnd) != 0) {
    *out++ = c == '\t' ? ' ' : c;
    ++at;
    return out;
  }
  std::size_t end = at + 1;
  while (end < text.size() && (Bits::bits(text[end]) & Bits::kEnd) == 0) {
    bits |= Bits::bits(text[end++]);
  }
  const std::string_view rest = text.substr(at), word = text.substr(at, end - at);
  // PERF: most words hold nothing that varies.
  PatternHole hole;
  constexpr unsigned kVarying = Bits::kDigit | Bits::kSlash | Bits::kAt;
  if (c >= 'A' && c <= 'W' && word.size() == 3) hole = named_date_hole(rest);
  const bool is_value = at > 1 && text[at - 1] == '=' && is_word(text[at - 2]);
  if (hole.size > 0) {
    // It is found.
  } else if ((bits & kVarying) == 0) {
    if (!is_value) {
      at = end;
      return std::copy(word.begin(), word.end(), out);
    }
    hole = {"<*>", word.size()};
  } else {
    if (is_digit(c)) hole = time_hole(rest);
    if (hole.size == 0) hole = word_hole(rest, word.size(), bits);
  }
  if (hole.size == 0) {
    at = end;
    return write_word(out, word);
  }
  at += hole.size;
  return std::copy(hole.text.begin(), hole.text.end(), out);
}

std::string_view MessagePattern::of_text(std::string_view message) {
  static_assert(std::tuple_size_v<decltype(out_)> > kMostBytes * kMostGrowth);
  const std::string_view text = first_line(message);
  char* out = out_.data();
  for (std::size_t at = 0; at < text.size();) out = write_next(out, text, at);
  return {out_.data(), static_cast<std::size_t>(out - out_.data())};
}

std::string_view MessagePattern::text_of(const Record& record) {
  const std::string_view message = role_text(record, Role::message, scratch_);
  return first_line(message.empty() ? record.raw : message);
}

std::uint32_t pattern_id(std::string_view pattern) {
  // FNV-1a of 64 bits, folded; https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : pattern) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  return static_cast<std::uint32_t>(hash >> 32U) ^ static_cast<std::uint32_t>(hash);
}

std::string pattern_id_text(std::uint32_t id) { return fmt::format("{:08x}", id); }

}  // namespace gsaw
