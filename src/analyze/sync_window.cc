// Texts of several sources in order of time as they come.
#include "analyze/sync_window.h"

#include <algorithm>
#include <utility>

namespace gsaw {
namespace {

// What a text costs beside its bytes.
constexpr std::size_t kOverhead = 192;

}  // namespace

bool SyncWindow::add(Nanoseconds when, std::uint32_t source, std::string text, Nanoseconds now,
                     std::string& out) {
  if (when == kNoTime || when < newest_out_) {
    out += text;
    return when != kNoTime;
  }
  const std::size_t size = text.size() + kOverhead;
  const auto arrival = arrivals_.insert(arrivals_.end(), {now, when});
  waiting_.emplace(Place(when, source, next_++), Waiting{std::move(text), arrival});
  bytes_ += size;
  while (bytes_ > most_bytes_) {
    newest_out_ = std::max(newest_out_, std::get<0>(waiting_.begin()->first));
    take_first(out);
    ++cut_short_;
  }
  return false;
}

void SyncWindow::take_first(std::string& out) {
  const auto first = waiting_.begin();
  bytes_ -= first->second.text.size() + kOverhead;
  out += first->second.text;
  arrivals_.erase(first->second.arrival);
  waiting_.erase(first);
}

void SyncWindow::take_until(Nanoseconds when, std::string& out) {
  newest_out_ = std::max(newest_out_, when);
  while (!waiting_.empty() && std::get<0>(waiting_.begin()->first) <= when) take_first(out);
}

void SyncWindow::take_due(Nanoseconds now, std::string& out) {
  while (!arrivals_.empty() && now - arrivals_.front().came >= length_) {
    take_until(arrivals_.front().when, out);
  }
}

void SyncWindow::take_all(std::string& out) {
  while (!waiting_.empty()) take_first(out);
}

}  // namespace gsaw
