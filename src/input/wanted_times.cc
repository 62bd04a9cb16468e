// Bisection by the times of entries, and the checks that the order holds.
#include "input/wanted_times.h"

#include <sys/stat.h>

#include <algorithm>
#include <limits>

#include "base/terminal_escape.h"
#include "input/newlines.h"

namespace gsaw {
namespace {

// A part is found to this many bytes; so many are looked at on both sides of its ends.
constexpr std::uint64_t kGrain = std::uint64_t{64} << 10;
// A place is looked at this far for an entry with a time, then so much farther.
constexpr std::size_t kLook = std::size_t{16} << 10;
constexpr std::size_t kFarLook = std::size_t{1} << 20;
// Places all over the file, besides those of the bisection.
constexpr std::uint64_t kSpread = 16;

// Of some entries.
struct Times {
  Nanoseconds earliest = 0, latest = 0;
};

// What was read at a place.
struct Probe : Times {
  std::uint64_t offset = 0;  // of the first entry's line
};

class Bisection {
 public:
  Bisection(const OpenFile& file, const WantedTimes& wanted)
      : file_(file), wanted_(wanted), first_(file.file()->begin), size_(file.size()) {}

  FoundPart find() {
    FoundPart part{first_, size_};
    std::optional<Nanoseconds> since = wanted_.since;
    if (wanted_.newest_only) {
      const auto last = times_of(lines_before(size_));
      if (!last) return part;
      since = last->latest;
    }
    if (since) part.begin = find_begin(saturating_add(*since, -wanted_.slack));
    if (wanted_.until) {
      part.end = find_end(part.begin, saturating_add(*wanted_.until, wanted_.slack));
    }
    part.disorder = find_disorder();
    if (!part.disorder) part.disorder = missed(part, since);
    if (part.disorder) return {first_, size_, part.disorder};
    return part;
  }

 private:
  // The last place known that stands before all entries of `time` and later.
  std::uint64_t find_begin(Nanoseconds time) {
    std::uint64_t low = first_, high = size_;
    while (high - low > kGrain) {
      const std::uint64_t middle = low + (high - low) / 2;
      const auto probe = look_at(middle);
      if (probe && probe->offset < high && probe->latest < time) {
        low = probe->offset;
      } else {
        high = middle;
      }
    }
    return low;
  }

  // The first place known that stands behind all entries of `time` and earlier.
  std::uint64_t find_end(std::uint64_t low, Nanoseconds time) {
    std::uint64_t high = size_;
    while (high - low > kGrain) {
      const std::uint64_t middle = low + (high - low) / 2;
      const auto probe = look_at(middle);
      if (probe && probe->offset < high && probe->earliest > time) {
        high = probe->offset;
      } else {
        low = middle;
      }
    }
    return high;
  }

  // The first line from `at` on that has an entry with a time, if it is not far.
  std::optional<Probe> look_at(std::uint64_t at) {
    for (const std::size_t size : {kLook, kFarLook}) {
      const std::string_view lines = lines_from(at, size);
      std::uint64_t offset = text_offset_ + static_cast<std::uint64_t>(lines.data() - text_.data());
      for (std::string_view rest = lines; !rest.empty();) {
        const std::string_view whole = first_line(rest);
        const std::string_view line = whole.empty() ? rest : whole;
        if (const auto times = times_of(line)) return probes_.emplace_back(Probe{*times, offset});
        rest.remove_prefix(line.size());
        offset += line.size();
      }
      if (at + size >= size_) break;
    }
    return std::nullopt;
  }

  // Whole lines that begin in `size` bytes from `at` on; valid until the next call.
  std::string_view lines_from(std::uint64_t at, std::size_t size) {
    const bool is_first = at <= first_;
    text_offset_ = is_first ? first_ : at - 1;
    text_.resize(size + 1);
    text_.resize(file_.read(text_.data(), text_.size(), text_offset_));
    std::string_view lines = text_;
    if (text_offset_ + text_.size() < size_) lines = whole_lines(lines);
    if (is_first) return lines;
    const std::size_t newline = lines.find('\n');
    return newline == lines.npos ? std::string_view() : lines.substr(newline + 1);
  }

  // Those before `end`, where a line begins.
  std::string_view lines_before(std::uint64_t end) {
    const std::uint64_t begin = end - first_ > kGrain ? end - kGrain : first_;
    const std::string_view lines = lines_from(begin, static_cast<std::size_t>(end - begin));
    return lines.substr(0, std::min<std::size_t>(lines.size(), end_within(lines, end)));
  }

  std::size_t end_within(std::string_view lines, std::uint64_t end) const {
    const std::uint64_t begin =
        text_offset_ + static_cast<std::uint64_t>(lines.data() - text_.data());
    return lines.empty() || begin >= end ? 0 : static_cast<std::size_t>(end - begin);
  }

  // None where no entry of `lines` has a time.
  std::optional<Times> times_of(std::string_view lines) {
    times_.clear();
    wanted_.times(lines, file_.file()->dates.get(), times_);
    if (times_.empty()) return std::nullopt;
    const auto [earliest, latest] = std::minmax_element(times_.begin(), times_.end());
    return Times{*earliest, *latest};
  }

  // A place that is more than the slack older than one before it.
  std::optional<std::uint64_t> find_disorder() {
    for (std::uint64_t i = 0; i < kSpread; ++i) look_at(first_ + (size_ - first_) / kSpread * i);
    look_at(size_ - std::min<std::uint64_t>(size_ - first_, kLook));
    std::sort(probes_.begin(), probes_.end(),
              [](const Probe& a, const Probe& b) { return a.offset < b.offset; });
    Nanoseconds latest = std::numeric_limits<Nanoseconds>::min();
    for (const Probe& probe : probes_) {
      if (probe.earliest < saturating_add(latest, -wanted_.slack)) return probe.offset;
      latest = std::max(latest, probe.latest);
    }
    return std::nullopt;
  }

  // A place right outside of the part with an entry that is wanted.
  std::optional<std::uint64_t> missed(const FoundPart& part, std::optional<Nanoseconds> since) {
    if (since && part.begin > first_) {
      const auto before = times_of(lines_before(part.begin));
      if (before && before->latest >= *since) return part.begin;
    }
    if (wanted_.until && part.end < size_) {
      const auto behind = times_of(lines_from(part.end, static_cast<std::size_t>(kGrain)));
      if (behind && behind->earliest <= *wanted_.until) return part.end;
    }
    return std::nullopt;
  }

  const OpenFile& file_;
  const WantedTimes& wanted_;
  const std::uint64_t first_, size_;
  std::string text_;
  std::uint64_t text_offset_ = 0;
  std::vector<Nanoseconds> times_;
  std::vector<Probe> probes_;
};

}  // namespace

FoundPart find_part(const OpenFile& file, const WantedTimes& wanted) {
  return Bisection(file, wanted).find();
}

void TimeSkips::add_file(const std::string& path) {
  struct stat status {};
  const bool is_there = ::stat(path.c_str(), &status) == 0 && status.st_size > 0;
  const std::lock_guard lock(mutex_);
  if (is_there) totals_.bytes += static_cast<std::uint64_t>(status.st_size);
  ++totals_.files;
}

void TimeSkips::add(const OpenFile& file, const FoundPart& part) {
  const std::uint64_t skipped = file.size() - file.file()->begin - (part.end - part.begin);
  const std::lock_guard lock(mutex_);
  totals_.bytes += skipped;
  totals_.files += skipped > 0 ? 1 : 0;
  if (!part.disorder) return;
  std::string place = printable(file.file()->name) + " near byte " + std::to_string(*part.disorder);
  const bool is_first = totals_.unordered_files == 0 || place < totals_.first_unordered;
  if (is_first) totals_.first_unordered = std::move(place);
  ++totals_.unordered_files;
}

}  // namespace gsaw
