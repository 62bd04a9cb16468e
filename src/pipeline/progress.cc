// How far a long run has got, as one line on a terminal that goes again.
#include "pipeline/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "base/amount_text.h"
#include "base/stage_timer.h"
#include "base/write_fully.h"

namespace gsaw {
namespace {

constexpr Nanoseconds kQuiet = kNanosPerSecond;     // before it is shown
constexpr Nanoseconds kStep = kNanosPerSecond / 5;  // then
// Of a stream whose size nobody knows: less is a slow one, and waits for its writer.
constexpr std::uint64_t kMuch = 100'000'000;
constexpr std::string_view kErase = "\r\x1b[K";

std::string time_left(double seconds) {
  if (seconds < 100) return fmt::format("{:.0f} s", std::ceil(seconds));
  if (seconds < 6000) return fmt::format("{:.0f} min", std::ceil(seconds / 60));
  return fmt::format("{:.1f} h", seconds / 3600);
}

}  // namespace

std::string progress_text(std::uint64_t bytes, std::optional<std::uint64_t> total,
                          Nanoseconds spent) {
  const double done = static_cast<double>(bytes);
  const double rate = done * static_cast<double>(kNanosPerSecond) /
                      static_cast<double>(std::max<Nanoseconds>(spent, 1));
  const std::string speed = fmt::format("{}/s", readable_bytes(rate));
  if (!total || *total < bytes || rate <= 0) {
    return fmt::format("{}, {}", readable_bytes(bytes), speed);
  }
  const double all = static_cast<double>(*total);
  return fmt::format("{} of {} ({:.0f}%), {}, {} left", readable_bytes(bytes),
                     readable_bytes(*total), std::floor(100 * done / all), speed,
                     time_left((all - done) / rate));
}

void Progress::begin_pass() {
  const std::lock_guard lock(mutex_);
  begin_ = steady_now();
  bytes_ = 0;
  next_ = begin_ + kQuiet;
}

void Progress::add(std::uint64_t bytes) {
  const std::uint64_t all = bytes_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  const Nanoseconds now = steady_now();
  Nanoseconds next = next_.load(std::memory_order_relaxed);
  if (now < next) return;
  // One of those who come at the same time shows it.
  if (next_.compare_exchange_strong(next, now + kStep)) show(now, all);
}

void Progress::show(Nanoseconds now, std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  if (!std::exchange(asked_for_size_, true)) total_ = size_();
  if (!total_ && bytes < kMuch) return;
  std::string text = "gsaw: " + progress_text(bytes, total_, now - begin_);
  struct winsize size {};
  const bool is_known = ::ioctl(descriptor_, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  text = text.substr(0, is_known ? size.ws_col - 1U : 79U);
  write(std::string(kErase) + text);
  is_shown_ = true;
}

void Progress::clear() {
  const std::lock_guard lock(mutex_);
  next_ = steady_now() + kQuiet;
  if (std::exchange(is_shown_, false)) write(std::string(kErase));
}

// What cannot be written there is lost, as are messages.
void Progress::write(const std::string& text) const {
  std::string_view rest = text;
  static_cast<void>(write_fully(descriptor_, rest));
}

}  // namespace gsaw
