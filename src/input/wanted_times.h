// Where in a file, whose entries are said to be in order of time, those of a span of time stand.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date_order.h"
#include "base/nanoseconds.h"
#include "input/open_file.h"

namespace gsaw {

// The entries wanted, and what is known of the order of all: none is more than `slack` older than
// one that stands before it.
struct WantedTimes {
  std::optional<Nanoseconds> since, until;  // both are wanted; none: from the begin, to the end
  bool newest_only = false;                 // since the latest of the entries at the file's end
  Nanoseconds slack = 0;
  // Appends the times of the entries of whole lines, as far as they can be read. From any thread.
  std::function<void(std::string_view lines, DateOrder dates, std::vector<Nanoseconds>& times)>
      times;
  // What becomes of inputs that have no such part that could be found: they are read as a whole; or
  // not those that were last written to before `since`, which may be a lie; or none of them.
  enum class Others : std::uint8_t { all, by_last_write, none } others = Others::all;
};

// Of files of up to so many bytes that are said to be in order no part is looked for: whether the
// order is looked at, and so whether it is said not to hold, depends on the file alone, and not on
// how long chunks are. To look at all those places takes about as long as to read so much.
inline constexpr std::uint64_t kLeastSearched = std::uint64_t{1} << 20;

struct FoundPart {
  std::uint64_t begin = 0, end = 0;  // both where a line begins, or the file ends
  // The file is not in that order: about here. Then it is the whole file.
  std::optional<std::uint64_t> disorder = std::nullopt;
};

// Finds it by bisection. What is read, some dozens of places, those at both ends of the file and on
// both sides of either end of the part, is checked to be in order.
FoundPart find_part(const OpenFile& file, const WantedTimes& wanted);

// What became of all files of a pass.
class TimeSkips {
 public:
  struct Totals {
    std::uint64_t bytes = 0;  // that were not read
    std::uint64_t files = 0;  // of so many
    std::uint64_t unordered_files = 0;
    std::string first_unordered;  // by name, with the place
  };

  // From any thread. A file of which nothing is read, or anything else:
  void add_file(const std::string& path);
  // And one that was looked at:
  void add(const OpenFile& file, const FoundPart& part);
  // When nobody adds any more.
  const Totals& totals() const { return totals_; }

 private:
  std::mutex mutex_;
  Totals totals_;
};

}  // namespace gsaw
