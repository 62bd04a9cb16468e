// Texts of several sources in order of time as they come: each waits for earlier ones that come
// later.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <list>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "base/nanoseconds.h"

namespace gsaw {

// A text goes out when it has waited for the whole window, and what is earlier before it. Of equal
// times those of a source stay together, in their order.
class SyncWindow {
 public:
  static constexpr Nanoseconds kNoTime = std::numeric_limits<Nanoseconds>::min();
  // Of all that waits. When more comes, the earliest goes out before its time.
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20;

  explicit SyncWindow(Nanoseconds length, std::size_t most_bytes = kMostBytes)
      : length_(length), most_bytes_(most_bytes) {}

  // What comes at `now`, by a clock that never goes back, and happened at `when`. True when a later
  // one is out already: then it is appended to `out` at once, as is what has no time.
  bool add(Nanoseconds when, std::uint32_t source, std::string text, Nanoseconds now,
           std::string& out);
  // Appends what has waited long enough.
  void take_due(Nanoseconds now, std::string& out);
  // Appends all that waits.
  void take_all(std::string& out);

  bool is_empty() const { return waiting_.empty(); }
  std::size_t memory() const { return bytes_; }
  // Texts that went out before their time.
  std::uint64_t cut_short() const { return cut_short_; }

 private:
  // When it happened, its source, and which it is of all.
  using Place = std::tuple<Nanoseconds, std::uint32_t, std::uint64_t>;
  struct Arrival {
    Nanoseconds came, when;
  };
  using Arrivals = std::list<Arrival>;  // the earliest first
  struct Waiting {
    std::string text;
    Arrivals::iterator arrival;
  };

  void take_first(std::string& out);
  void take_until(Nanoseconds when, std::string& out);

  const Nanoseconds length_;
  const std::size_t most_bytes_;
  std::map<Place, Waiting> waiting_;
  Arrivals arrivals_;  // of these
  std::uint64_t next_ = 0;
  std::size_t bytes_ = 0;
  Nanoseconds newest_out_ = kNoTime;
  std::uint64_t cut_short_ = 0;
};

}  // namespace gsaw
