// What messages have in common that differ only in what they are about.
#include "record/message_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/ascii.h"
#include "base/utf8.h"
#include "record/json_walk.h"
#include "record/lone_character.h"
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

bool is_word(char c) {
  return (Bits::bits(c) & (Bits::kDigit | Bits::kLetter)) != 0 && !begins_lone_character(c);
}

bool is_behind_word(std::string_view text, std::size_t at) {
  return at > 0 && is_word(text[at - 1]) && !is_behind_lone_character(text, at);
}

// At a quote: the text in quotes as a hole, unless it is a key of JSON; the quote by itself where
// it is an apostrophe, or nothing closes it.
char* write_quoted(char* out, std::string_view text, std::size_t& at) {
  const char quote = text[at];
  const bool opens = !is_behind_word(text, at);
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
  out = put(out, inside);
  *out++ = quote;
  at = end + 1;
  return out;
}

// At a character that stands by itself: it, or a number of such digits, or a text in such quotes.
char* write_lone(char* out, std::string_view text, std::size_t& at) {
  const std::string_view rest = text.substr(at);
  if (const std::size_t number = lone_number_size(rest)) {
    at += number;
    return put(out, "<num>");
  }
  const std::size_t size = lone_character_size(rest);
  const std::string_view closing = closing_quote(rest);
  const std::size_t end = closing.empty() ? rest.npos : rest.find(closing, size);
  if (end == rest.npos || end == size) {
    at += size;
    return put(out, rest.substr(0, size));
  }
  out = put(put(put(out, rest.substr(0, size)), "<str>"), closing);
  at += end + closing.size();
  return out;
}

// The end of the word that begins at `at`, and what its bytes are. A part of a path is whole,
// whatever script it is written in; a slash behind such letters stands between two words.
std::size_t word_end(std::string_view text, std::size_t at, unsigned& bits) {
  bool is_lone_part = false;
  std::size_t end = at + 1;
  for (; end < text.size(); ++end) {
    const unsigned next = Bits::bits(text[end]);
    if ((next & Bits::kEnd) != 0) {
      if ((next & Bits::kLone) == 0) return end;
      const bool begins_part = (Bits::bits(text[end - 1]) & Bits::kSlash) != 0;
      is_lone_part |= begins_part && !is_behind_lone_character(text, at);
      if (!is_lone_part) return end;
    } else if ((next & Bits::kSlash) != 0) {
      is_lone_part = false;
    }
    bits |= next & ~unsigned{Bits::kEnd};
  }
  return end;
}

// The end of the value behind an equals sign, which begins at `at`.
std::size_t value_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const unsigned bits = Bits::bits(text[at]);
    const bool is_lone = (bits & Bits::kLone) != 0;
    if (is_lone ? begins_with_mark(text.substr(at)) : (bits & Bits::kEnd) != 0) return at;
    at += is_lone ? lone_character_size(text.substr(at)) : 1;
  }
  return at;
}

// Behind `name=`.
bool is_value(std::string_view text, std::size_t at) {
  return at > 1 && text[at - 1] == '=' && is_word(text[at - 2]);
}

}  // namespace

char* MessagePattern::write_next(char* out, std::string_view text, std::size_t& at) const {
  const char c = text[at];
  if (c == '"' || c == '\'' || c == '`') return write_quoted(out, text, at);
  unsigned bits = Bits::bits(c);
  if ((bits & Bits::kLone) != 0) {
    const std::size_t end = is_value(text, at) ? value_end(text, at) : at;
    if (end == at) return write_lone(out, text, at);
    at = end;
    return put(out, "<*>");
  }
  if ((bits & Bits::kEnd) != 0) {
    *out++ = c == '\t' ? ' ' : c;
    ++at;
    return out;
  }
  const std::size_t end = word_end(text, at, bits);
  const std::string_view rest = text.substr(at), word = text.substr(at, end - at);
  // PERF: most words hold nothing that varies.
  PatternHole hole;
  constexpr unsigned kVarying = Bits::kDigit | Bits::kSlash | Bits::kAt;
  if (c >= 'A' && c <= 'W' && word.size() == 3) hole = named_date_hole(rest);
  if (hole.size > 0) {
    // It is found.
  } else if ((bits & kVarying) == 0) {
    if (!is_value(text, at)) {
      at = end;
      return put(out, word);
    }
    hole = {"<*>", value_end(text, at) - at};
  } else {
    if (is_digit(c)) hole = time_hole(rest);
    if (hole.size == 0) hole = word_hole(rest, word.size(), bits);
  }
  if (hole.size == 0) {
    at = end;
    return write_word(out, word);
  }
  at += hole.size;
  return put(out, hole.text);
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
  if (!message.empty()) return first_line(message);
  // The line of a batch begins alike for all of its entries.
  return first_line(record.is_unfolded ? record.object.raw : record.raw);
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
