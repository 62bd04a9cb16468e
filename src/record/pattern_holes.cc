// What in a message is about one case alone: times, addresses, paths, numbers, ids.
#include "record/pattern_holes.h"

#include <algorithm>

#include "base/ascii.h"

namespace gsaw {
namespace {

using Bits = PatternByte;

constexpr unsigned bits_of(char c) { return Bits::bits(c); }
// Numbers and ids are made of ASCII.
constexpr bool is_part(char c) { return is_digit(c) || is_ascii_letter(c); }

char at(std::string_view text, std::size_t i) { return i < text.size() ? text[i] : ' '; }

std::size_t digits(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - from;
}

// `names` have three letters each.
bool is_one_of(std::string_view word, std::string_view names) {
  const std::size_t at = word.size() == 3 ? names.find(word) : names.npos;
  return at != names.npos && at % 3 == 0;
}

bool is_month(std::string_view word) {
  return is_one_of(word, "JanFebMarAprMayJunJulAugSepOctNovDec");
}
bool is_weekday(std::string_view word) { return is_one_of(word, "MonTueWedThuFriSatSun"); }

// 2026-11-28, 28/11/2026, 28/Nov/2026: three parts with the same sign between; its size.
std::size_t date_size(std::string_view text) {
  const std::size_t first = digits(text, 0);
  const char sign = at(text, first);
  if (first == 0 || first > 4 || (sign != '-' && sign != '/')) return 0;
  std::size_t second = digits(text, first + 1);
  if (second == 0 && is_month(text.substr(first + 1, 3))) second = 3;
  const std::size_t third_at = first + 1 + second + 1;
  if (second == 0 || second > 3 || at(text, third_at - 1) != sign) return 0;
  const std::size_t third = digits(text, third_at);
  const bool has_year = first == 4 || third == 4 || (first == 2 && third == 2);
  return third == 0 || third > 4 || !has_year ? 0 : third_at + third;
}

// 13:03, 13:03:39, 13:03:39.123; its size, with the zone behind it.
std::size_t clock_size(std::string_view text) {
  const std::size_t hours = digits(text, 0);
  if (hours == 0 || hours > 2 || at(text, hours) != ':' || digits(text, hours + 1) != 2) return 0;
  std::size_t size = hours + 3;
  if (at(text, size) == ':' && digits(text, size + 1) == 2) {
    size += 3;
    const bool has_part = at(text, size) == '.' || at(text, size) == ',';
    if (has_part && digits(text, size + 1) > 0) size += 1 + digits(text, size + 1);
  }
  if (at(text, size) == 'Z') return size + 1;
  const bool is_apart = at(text, size) == ' ' && digits(text, size + 2) == 4;
  if (is_apart && (at(text, size + 1) == '+' || at(text, size + 1) == '-')) return size + 6;
  if ((at(text, size) == '+' || at(text, size) == '-') && digits(text, size + 1) >= 2) {
    size += 1 + digits(text, size + 1);
    if (at(text, size) == ':' && digits(text, size + 1) == 2) size += 3;
  }
  return size;
}

// Four numbers with dots between, a port or a mask behind them; their size.
std::size_t ipv4_size(std::string_view text) {
  std::size_t size = 0;
  for (int part = 0; part < 4; ++part) {
    if (part > 0 && at(text, size++) != '.') return 0;
    const std::size_t length = digits(text, size);
    if (length == 0 || length > 3) return 0;
    size += length;
  }
  if (at(text, size) == ':' || at(text, size) == '/') {
    const std::size_t port = digits(text, size + 1);
    if (port > 0) size += 1 + port;
  }
  return is_part(at(text, size)) || (at(text, size) == '.' && is_part(at(text, size + 1))) ? 0
                                                                                           : size;
}

constexpr std::size_t kUuid = 36;

bool is_uuid(std::string_view text) {
  if (text.size() != kUuid) return false;
  for (std::size_t i = 0; i < kUuid; ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : ascii_hex_digit(text[i]) < 0) return false;
  }
  return true;
}

// Hexadecimal numbers with colons between: an address of IPv6, or of a network card.
std::string_view colon_hole(std::string_view word) {
  std::size_t colons = 0;
  for (const char c : word) {
    if (c == ':') {
      ++colons;
    } else if (ascii_hex_digit(c) < 0 && c != '.') {
      return {};
    }
  }
  if (word.find("::") != word.npos || colons == 7) return word.size() > 2 ? "<ip>" : "";
  return colons >= 3 ? "<hex>" : "";
}

bool is_path(std::string_view word) {
  if (word.size() < 2) return false;
  if (word.starts_with("/") || word.starts_with("./") || word.starts_with("../") ||
      word.starts_with("~/") || word.starts_with("\\\\")) {
    return true;
  }
  if (word.size() > 2 && word[1] == ':' && (bits_of(word[2]) & Bits::kSlash) != 0) return true;
  const auto slashes = std::count_if(word.begin(), word.end(),
                                     [](char c) { return (bits_of(c) & Bits::kSlash) != 0; });
  return slashes >= 2;
}

bool is_mail(std::string_view word) {
  const std::size_t sign = word.find('@');
  return sign > 0 && sign != word.npos && word.find('.', sign + 2) < word.size() - 1 &&
         (bits_of(word[sign + 1]) & Bits::kLetter) != 0;
}

std::size_t url_size(std::string_view text) {
  constexpr std::string_view kEnds = "\"'`<>()[]{}|,;";
  std::size_t size = 0;
  while (size < text.size() && static_cast<unsigned char>(text[size]) > ' ' &&
         kEnds.find(text[size]) == kEnds.npos) {
    ++size;
  }
  while (size > 0 && (text[size - 1] == '.' || text[size - 1] == ':')) --size;
  return size;
}

// OAuth2AuthenticationException, S3Exception: words in a row, with a single digit in one or two
// places that says which of several things is meant. Of made-up ids the letters change between
// large and small nearly everywhere.
bool is_name(std::string_view run) {
  constexpr std::size_t kMostDigits = 2;
  std::size_t digits = 0, small = 0, runs_of_small = 0, large = 0;
  char before = ' ';
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  for (const char c : run) {
    if (is_digit(c)) {
      if (is_digit(before) || before == ' ') return false;
      ++digits;
    } else if (is_small(c)) {
      ++small;
      runs_of_small += is_small(before) ? 0 : 1;
    } else {
      ++large;
    }
    before = c;
  }
  // Of random letters and digits one in a thousand has four small letters in a row on average, and
  // so few large ones.
  return digits <= kMostDigits && !is_digit(before) && large > 0 && runs_of_small > 0 &&
         small >= runs_of_small * 4 && small * 2 >= large * 5;
}

// A run of letters and digits, with a digit.
char* write_run(char* out, std::string_view run) {
  constexpr std::size_t kLeastHex = 6, kLeastId = 6, kLongId = 16;
  if (run.starts_with("0x") || run.starts_with("0X")) return put(out, "<hex>");
  std::size_t runs_of_digits = 0;
  bool is_hex = true;
  for (std::size_t i = 0; i < run.size(); ++i) {
    is_hex = is_hex && (bits_of(run[i]) & Bits::kHex) != 0;
    if (is_digit(run[i]) && (i == 0 || !is_digit(run[i - 1]))) ++runs_of_digits;
  }
  const bool is_number = digits(run, 0) == run.size();
  if (!is_number && is_hex && run.size() >= kLeastHex) return put(out, "<hex>");
  if (!is_number && is_name(run)) return put(out, run);
  if (!is_number && (run.size() >= kLongId || (runs_of_digits > 1 && run.size() >= kLeastId))) {
    return put(out, "<id>");
  }
  for (std::size_t i = 0; i < run.size();) {
    const std::size_t number = digits(run, i);
    if (number > 0) {
      out = put(out, "<num>");
      i += number;
    } else {
      *out++ = run[i++];
    }
  }
  return out;
}

// Behind the number that ends at `from`: further digits, behind dots and commas of a number.
std::size_t rest_of_number(std::string_view word, std::size_t from) {
  std::size_t end = from;
  while (at(word, end) == '.' && digits(word, end + 1) > 0) end += 1 + digits(word, end + 1);
  return end;
}

}  // namespace

PatternHole time_hole(std::string_view text) {
  constexpr std::string_view kBetween = "T :";
  std::size_t size = date_size(text);
  if (size > 0 && kBetween.find(at(text, size)) != kBetween.npos) {
    const std::size_t clock = clock_size(text.substr(std::min(size + 1, text.size())));
    if (clock > 0) size += 1 + clock;
  } else if (size == 0) {
    size = clock_size(text);
  }
  if (size == 0 || is_part(at(text, size)) || at(text, size) == ':') return {};
  return {"<time>", size};
}

PatternHole named_date_hole(std::string_view text) {
  std::size_t size = 0;
  if (is_weekday(text.substr(0, 3))) size = at(text, 3) == ',' ? 5 : 4;
  if (!is_month(text.substr(std::min(size, text.size()), 3))) return {};
  size += 3;
  while (at(text, size) == ' ' && size < text.size()) ++size;
  const std::size_t day = digits(text, size);
  if (day == 0 || day > 2 || at(text, size + day) != ' ') return {};
  size += day + 1;
  const std::size_t clock = clock_size(text.substr(std::min(size, text.size())));
  if (clock == 0) return {};
  size += clock;
  if (at(text, size) == ' ' && digits(text, size + 1) == 4) size += 5;
  return is_part(at(text, size)) ? PatternHole() : PatternHole{"<time>", size};
}

PatternHole word_hole(std::string_view text, std::size_t size, unsigned bits) {
  std::string_view word = text.substr(0, size);
  if ((bits & Bits::kSlash) != 0 && (bits & Bits::kColon) != 0) {
    const std::size_t scheme = word.find("://");
    if (scheme != word.npos && scheme > 0) return {"<url>", url_size(text)};
  }
  while (!word.empty() && (word.back() == '.' || word.back() == ':')) word.remove_suffix(1);
  if ((bits & Bits::kDigit) != 0) {
    const std::size_t address = ipv4_size(word);
    if (address == word.size() && address > 0) return {"<ip>", address};
  }
  if ((bits & Bits::kColon) != 0) {
    const std::string_view hole = colon_hole(word);
    if (!hole.empty()) return {hole, word.size()};
  }
  if ((bits & Bits::kAt) != 0 && is_mail(word)) return {"<mail>", word.size()};
  const bool is_address = word.starts_with('/') && ipv4_size(word.substr(1)) > 0;
  if ((bits & Bits::kSlash) != 0 && !is_address && is_path(word)) return {"<path>", word.size()};
  return {};
}

char* write_word(char* out, std::string_view word) {
  constexpr unsigned kWord = Bits::kDigit | Bits::kLetter;
  std::size_t i = 0;
  while (i < word.size()) {
    if (const std::size_t address = is_digit(word[i]) ? ipv4_size(word.substr(i)) : 0) {
      out = put(out, "<ip>");
      i += address;
      continue;
    }
    if (is_uuid(word.substr(i, kUuid)) && !is_part(at(word, i + kUuid))) {
      out = put(out, "<uuid>");
      i += kUuid;
      continue;
    }
    std::size_t end = i;
    bool has_digit = false;
    while (end < word.size() && is_part(word[end])) has_digit |= is_digit(word[end++]);
    if (end == i) {
      // The sign of a number, unless it stands between two words.
      const bool is_sign = (word[i] == '-' || word[i] == '+') && is_digit(at(word, i + 1)) &&
                           (i == 0 || (bits_of(word[i - 1]) & kWord) == 0);
      if (!is_sign) *out++ = word[i];
      ++i;
    } else if (!has_digit) {
      out = put(out, word.substr(i, end - i));
      i = end;
    } else {
      const bool is_number = digits(word, i) == end - i;
      out = write_run(out, word.substr(i, end - i));
      i = is_number ? rest_of_number(word, end) : end;
    }
  }
  return out;
}

}  // namespace gsaw
