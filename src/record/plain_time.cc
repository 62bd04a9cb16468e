// The form in which most logs write times as texts.
#include "record/plain_time.h"

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "record/epoch_time.h"

namespace gsaw {
namespace {

constexpr std::size_t kClock = 11, kFraction = 19;  // where they begin

// Reads digits at fixed places; notes when one was none.
class Digits {
 public:
  explicit Digits(const char* text) : text_(text) {}

  unsigned two(std::size_t at) { return 10 * one(at) + one(at + 1); }
  unsigned one(std::size_t at) {
    const unsigned digit = static_cast<unsigned char>(text_[at]) - unsigned{'0'};
    are_digits_ &= digit <= 9;
    return digit;
  }
  bool are_digits() const { return are_digits_; }

 private:
  const char* text_;
  bool are_digits_ = true;
};

struct Zone {
  std::size_t begin = 0;  // in the text; 0: it is none of these
  int offset = 0;         // seconds
};

Zone zone_of(std::string_view text, Digits& digits) {
  constexpr std::size_t kOffset = 6;
  if (text.back() == 'Z') return {text.size() - 1, 0};
  const std::size_t begin = text.size() - kOffset;
  const char sign = text[begin];
  if ((sign != '+' && sign != '-') || text[begin + 3] != ':') return {};
  const unsigned hours = digits.two(begin + 1), minutes = digits.two(begin + 4);
  if (hours > 23 || minutes > 59) return {};
  const int offset = static_cast<int>(3600 * hours + 60 * minutes);
  return {begin, sign == '-' ? -offset : offset};
}

bool has_marks(std::string_view text) {
  const char between = text[kClock - 1];
  return text[4] == '-' && text[7] == '-' && (between == 'T' || between == ' ') &&
         text[13] == ':' && text[16] == ':';
}

}  // namespace

Nanoseconds plain_time(std::string_view text) {
  constexpr std::size_t kLeast = kFraction + 1, kMost = kFraction + 10 + 6;
  if (text.size() < kLeast || text.size() > kMost || !has_marks(text)) return 0;
  Digits digits(text.data());
  const Zone zone = zone_of(text, digits);
  if (zone.begin < kFraction) return 0;
  const unsigned year = 100 * digits.two(0) + digits.two(2);
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year)},
                                         std::chrono::month{digits.two(5)},
                                         std::chrono::day{digits.two(8)}};
  const unsigned hour = digits.two(kClock), minute = digits.two(kClock + 3),
                 second = digits.two(kClock + 6);
  std::uint64_t fraction = 0;
  const std::size_t places = zone.begin - kFraction;  // with the point
  if (places > 0) {
    if (text[kFraction] != '.' || places == 1 || places > 10) return 0;
    for (std::size_t at = kFraction + 1; at < zone.begin; ++at) {
      fraction = 10 * fraction + digits.one(at);
    }
    fraction *= kPowersOfTen[10 - places];
  }
  const bool in_range = year >= 1974 && year < 2200 && hour < 24 && minute < 60 && second < 60;
  if (!digits.are_digits() || !in_range || !date.ok()) return 0;
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  const std::int64_t seconds = 86'400 * days + 3'600 * hour + 60 * minute + second - zone.offset;
  return seconds * kNanosPerSecond + static_cast<Nanoseconds>(fraction);
}

}  // namespace gsaw
