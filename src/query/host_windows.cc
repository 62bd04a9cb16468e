// Windows are joined as they come where they touch, and put in order when all are there.
#include "query/host_windows.h"

#include <algorithm>
#include <cassert>

#include "record/json_text.h"

namespace gsaw {
namespace {

// Joins it to `last` where they touch; false where they do not.
bool joins(TimeWindow& last, const TimeWindow& window) {
  if (window.first > last.last || window.last < last.first) return false;
  last.first = std::min(last.first, window.first);
  last.last = std::max(last.last, window.last);
  return true;
}

void append(std::vector<TimeWindow>& windows, const TimeWindow& window) {
  if (windows.empty() || !joins(windows.back(), window)) windows.push_back(window);
}

}  // namespace

HostWindows::Windows& HostWindows::windows_of(std::string_view host) {
  const auto found = by_host_.find(host);
  return found != by_host_.end() ? found->second : by_host_[std::string(host)];
}

void HostWindows::add(std::string_view host, Nanoseconds moment) {
  assert(span_ >= 0);
  append(windows_of(host), {saturating_add(moment, -span_), saturating_add(moment, span_)});
}

void HostWindows::add(const HostWindows& others) {
  for (const auto& [host, windows] : others.by_host_) {
    Windows& ours = windows_of(host);
    for (const TimeWindow& window : windows) append(ours, window);
  }
}

void HostWindows::finish() {
  for (auto& [host, windows] : by_host_) {
    std::sort(windows.begin(), windows.end(),
              [](const TimeWindow& a, const TimeWindow& b) { return a.first < b.first; });
    Windows joined;
    for (const TimeWindow& window : windows) append(joined, window);
    windows = std::move(joined);
  }
}

bool HostWindows::holds(std::string_view host, Nanoseconds time) const {
  const auto found = by_host_.find(host);
  if (found == by_host_.end()) return false;
  const Windows& windows = found->second;
  const auto behind =
      std::upper_bound(windows.begin(), windows.end(), time,
                       [](Nanoseconds at, const TimeWindow& window) { return at < window.first; });
  return behind != windows.begin() && time <= std::prev(behind)->last;
}

std::optional<TimeWindow> HostWindows::hull() const {
  std::optional<TimeWindow> hull;
  for (const auto& [host, windows] : by_host_) {
    for (const TimeWindow& window : windows) {
      if (!hull) hull = window;
      hull->first = std::min(hull->first, window.first);
      hull->last = std::max(hull->last, window.last);
    }
  }
  return hull;
}

std::size_t HostWindows::memory() const {
  constexpr std::size_t kHost = 128;  // about, with its place in the table
  std::size_t bytes = 0;
  for (const auto& [host, windows] : by_host_) {
    bytes += kHost + host.capacity() + windows.capacity() * sizeof(TimeWindow);
  }
  return bytes;
}

std::string_view host_text(const Record& record, std::string& scratch) {
  const auto& host = record.role(Role::host);
  if (!host) return {};
  return host->value.is_container() ? host->value.raw : decoded_text(host->value, scratch);
}

}  // namespace gsaw
