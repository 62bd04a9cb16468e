// What a value behind a key looks like: which of its bytes are given, and which are any digits.
#include "query/value_shape.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <string>

#include "base/ascii.h"
#include "base/short_text.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);

// Most levels and status codes are shorter.
constexpr std::size_t kShortValue = 2 * kWord;
// Of a number: entries in a row have them in common, for 100 seconds.
constexpr std::size_t kGivenDigits = 8;
constexpr std::size_t kMostDigits = 19;  // time_from_epoch reads no more

// Stands for itself in a string.
bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '\\'; }

}  // namespace

// Byte after byte, from text that has the shape.
class ShapeBuilder {
 public:
  // There are kMost bytes to be read, those up to the colon among them: they are given.
  ShapeBuilder(const char* text, std::size_t colon) : text_(text), colon_(colon) {
    std::memset(above_largest_, 0x7F - 9, sizeof above_largest_);
    while (at_ <= colon) give();
  }

  char next() const { return at_ < ValueShape::kMost ? text_[at_] : '\0'; }

  // Takes the next byte for a given one.
  void give() {
    bytes_[at_] = text_[at_];
    given_[at_++] = '\xFF';
  }
  bool give(char c) {
    const bool there = next() == c;
    if (there) give();
    return there;
  }
  bool give_digits(std::size_t count) {
    for (; count > 0 && is_digit(next()); --count) give();
    return count == 0;
  }

  // Takes digits, `most` or as many as there are, for any up to `largest`; says how many.
  std::size_t any_digits(std::size_t most, char largest = '9') {
    std::size_t count = 0;
    for (; count < most && is_digit(next()) && next() <= largest; ++count) {
      bytes_[at_] = '0';
      digits_[at_] = '\xFF';
      above_largest_[at_++] = static_cast<char>(0x7F - (largest - '0'));
    }
    return count;
  }

  ValueShape finish() const {
    assert(at_ <= ValueShape::kMost);
    ValueShape shape;
    shape.word_count_ = static_cast<std::uint32_t>((at_ + kWord - 1) / kWord);
    shape.colon_ = static_cast<std::uint32_t>(colon_);
    for (std::size_t i = 0; i < shape.words_.size(); ++i) {
      const auto word_of = [&](const char* each) {
        return load_part<std::uint64_t>(each + i * kWord);
      };
      shape.words_[i] = {word_of(bytes_), word_of(given_), word_of(digits_),
                         word_of(above_largest_)};
    }
    shape.first_with_digits_ = 0;
    while (shape.first_with_digits_ < shape.word_count_ &&
           shape.words_[shape.first_with_digits_].digits == 0) {
      ++shape.first_with_digits_;
    }
    return shape;
  }

 private:
  const char* text_;
  std::size_t colon_;
  std::size_t at_ = 0;
  char bytes_[ValueShape::kMost] = {};
  char given_[ValueShape::kMost] = {};
  char digits_[ValueShape::kMost] = {};
  char above_largest_[ValueShape::kMost];
};

std::optional<ValueShape> ValueShape::of_short_value(std::string_view text, std::size_t colon) {
  static_assert(kMostKey + kShortValue <= kMost);
  if (text.size() < kMost || colon > kMostKey || text[colon] != ':') return std::nullopt;
  const std::string_view value = text.substr(colon);
  const bool is_string = value[1] == '"';
  for (std::size_t i = 1; i < kShortValue; ++i) {
    const char c = value[i];
    if (static_cast<unsigned char>(c) < 0x20) return std::nullopt;
    if (is_string ? c == '"' && i > 1 : c == ',' || c == '}') {
      ShapeBuilder builder(text.data(), colon);
      for (std::size_t taken = 0; taken < i; ++taken) builder.give();
      return builder.finish();
    }
    if (!is_string && c == '"') return std::nullopt;
  }
  return std::nullopt;
}

namespace {

bool build_number(ShapeBuilder& builder) {
  if (builder.next() == '0' || !builder.give_digits(kGivenDigits)) return false;
  if (builder.any_digits(kMostDigits - kGivenDigits) == 0) return false;
  if (builder.give('.') && builder.any_digits(kMostDigits) == 0) return false;
  return builder.give(',') || builder.give('}');
}

bool build_text(ShapeBuilder& builder) {
  const bool date = builder.give_digits(4) && builder.give('-') && builder.give_digits(2) &&
                    builder.give('-') && builder.give_digits(2);
  if (!date || !(builder.give('T') || builder.give(' '))) return false;
  const bool clock = builder.give_digits(2) && builder.give(':') && builder.give_digits(1) &&
                     builder.any_digits(1) == 1 && builder.give(':') &&
                     builder.any_digits(1, '5') == 1 && builder.any_digits(1) == 1;
  if (!clock) return false;
  if ((builder.give('.') || builder.give(',')) && builder.any_digits(ValueShape::kMost) == 0) {
    return false;
  }
  while (is_plain(builder.next()) && builder.next() != '"') builder.give();
  return builder.give('"');
}

}  // namespace

std::optional<ValueShape> ValueShape::of_time(std::string_view text, std::size_t colon) {
  if (text.size() < kMost || colon > kMostKey || text[colon] != ':') return std::nullopt;
  ShapeBuilder builder(text.data(), colon);
  builder.give(' ');
  const bool built = builder.give('"') ? build_text(builder) : build_number(builder);
  return built ? std::optional(builder.finish()) : std::nullopt;
}

// Of a number any digits are zeros or nines; of a clock the seconds end with 59.
std::optional<std::pair<Nanoseconds, Nanoseconds>> ValueShape::moments() const {
  char bytes[kMost], digits[kMost];
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::memcpy(bytes + i * kWord, &words_[i].bytes, kWord);
    std::memcpy(digits + i * kWord, &words_[i].digits, kWord);
  }
  std::string least;
  std::string most;
  const std::size_t begin = colon_ + 1;
  const bool is_text = std::find(bytes + begin, bytes + kMost, '"') != bytes + kMost;
  for (std::size_t i = begin; i < kMost; ++i) {
    const char c = bytes[i];
    if (least.empty() && (c == ' ' || c == '"')) continue;
    if (is_text ? c == '"' : c == ',' || c == '}') break;
    least += c;
    most += digits[i] == 0 ? c : bytes[i - 1] == ':' ? '5' : '9';
  }
  const auto read = is_text ? time_from_text : time_from_epoch;
  const auto first = read(least), last = read(most);
  if (!first || !last) return std::nullopt;
  // Beside a number of milliseconds there may be the rest of its time.
  return std::pair(*first, is_text ? *last : saturating_add(*last, kNanosPerMilli));
}

}  // namespace gsaw
