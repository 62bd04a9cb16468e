// Spans of time around moments, of each host: what is near something that happened there.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/nanoseconds.h"
#include "base/text_hash.h"
#include "record/record.h"

namespace gsaw {

// From and with the first to and with the last.
struct TimeWindow {
  Nanoseconds first, last;
};

class HostWindows {
 public:
  // From `span` before each moment to `span` behind it; not negative.
  explicit HostWindows(Nanoseconds span = 0) : span_(span) {}

  // Of entries without a host the host is the empty text. Moments that come about in order make
  // few windows.
  void add(std::string_view host, Nanoseconds moment);
  void add(const HostWindows& others);
  // Behind the last add(), before what follows.
  void finish();

  // In logarithmic time.
  bool holds(std::string_view host, Nanoseconds time) const;
  // From the first window of any host to the last; none when there is none.
  std::optional<TimeWindow> hull() const;
  void clear() { by_host_.clear(); }
  std::size_t memory() const;

 private:
  using Windows = std::vector<TimeWindow>;

  Windows& windows_of(std::string_view host);

  Nanoseconds span_;
  std::unordered_map<std::string, Windows, TextHash, std::equal_to<>> by_host_;
};

// The host of an entry as windows are kept by it; `scratch` may hold it.
std::string_view host_text(const Record& record, std::string& scratch);

}  // namespace gsaw
