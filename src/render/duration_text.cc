// Spans of time as a person reads them.
#include "render/duration_text.h"

#include <fmt/format.h>

#include <limits>

namespace gsaw {
namespace {

std::string three_digits(double value, const char* unit) {
  const int decimals = value < 9.995 ? 2 : (value < 99.95 ? 1 : 0);
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (decimals > 0) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text + " " + unit;
}

std::string two_units(Nanoseconds length, Nanoseconds large, const char* large_name,
                      Nanoseconds small, const char* small_name) {
  const Nanoseconds rounded = saturating_add(length, small / 2) / small * small;
  std::string text = fmt::format("{} {}", rounded / large, large_name);
  if (rounded % large != 0) text += fmt::format(" {} {}", rounded % large / small, small_name);
  return text;
}

}  // namespace

std::string duration_text(Nanoseconds length, bool utf8) {
  if (length < 0) {
    // The least number has no counterpart.
    if (length == std::numeric_limits<Nanoseconds>::min()) ++length;
    return "-" + duration_text(-length, utf8);
  }
  const auto in = [length](Nanoseconds unit) {
    return static_cast<double>(length) / static_cast<double>(unit);
  };
  if (length == 0) return "0 ms";
  if (length < kNanosPerMicro) return fmt::format("{} ns", length);
  if (length < kNanosPerMilli) return three_digits(in(kNanosPerMicro), utf8 ? "\xc2\xb5s" : "us");
  if (length < kNanosPerSecond - kNanosPerMilli / 2) return three_digits(in(kNanosPerMilli), "ms");
  if (length < 2 * kNanosPerMinute) return three_digits(in(kNanosPerSecond), "s");
  if (length < 2 * kNanosPerHour) {
    return two_units(length, kNanosPerMinute, "min", kNanosPerSecond, "s");
  }
  if (length < 2 * kNanosPerDay)
    return two_units(length, kNanosPerHour, "h", kNanosPerMinute, "min");
  return two_units(length, kNanosPerDay, "d", kNanosPerHour, "h");
}

OffsetScale::OffsetScale(Nanoseconds whole, Nanoseconds finest)
    : in_seconds_(whole >= 100 * kNanosPerSecond),
      decimals_(whole < 10 * kNanosPerMilli ? 3 : (whole < 100 * kNanosPerMilli ? 1 : 0)) {
  if (in_seconds_) decimals_ = whole < 10000 * kNanosPerSecond ? 1 : 0;
  if (finest % (in_seconds_ ? kNanosPerSecond : kNanosPerMilli) == 0) decimals_ = 0;
}

std::string OffsetScale::text(Nanoseconds offset) const {
  const Nanoseconds unit = in_seconds_ ? kNanosPerSecond : kNanosPerMilli;
  return fmt::format("{:.{}f}", static_cast<double>(offset) / static_cast<double>(unit), decimals_);
}

}  // namespace gsaw
