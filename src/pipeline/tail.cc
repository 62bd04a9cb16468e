// Keeping the last entries: a window that slides forward, or that fills from the end.
#include "pipeline/tail.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace gsaw {
namespace {

MalformedCount sum(MalformedCount earlier, const MalformedCount& later) {
  const std::uint64_t count = earlier.count + later.count;
  if (earlier.count == 0) earlier = later;
  earlier.count = count;
  return earlier;
}

}  // namespace

void Tail::add(const ChunkResult& result, std::size_t entries) {
  if (full() && (from_end_ || limit_ == 0)) return;
  const std::uint64_t room = from_end_ ? limit_ - entries_ : limit_;
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(entries, room));
  Part part = last_entries(result, entries, count);
  if (from_end_) {
    add_before(std::move(part));
  } else {
    add_behind(std::move(part));
  }
}

// Copied, as the result's buffer may be far larger than what it holds.
Tail::Part Tail::last_entries(const ChunkResult& result, std::size_t entries, std::size_t count) {
  Part part;
  part.file = result.file;
  const std::size_t cut = entries - count;
  const std::size_t begin = cut == 0 ? 0 : result.ends[cut - 1];
  part.ends.reserve(count);
  for (std::size_t i = cut; i < entries; ++i) part.ends.push_back(result.ends[i] - begin);
  if (count > 0) part.text.assign(result.text, begin, part.ends.back());
  for (const MalformedRun& run : result.malformed_runs) {
    if (cut > 0 && !run.is_at_or_behind(cut)) continue;
    part.malformed.push_back(run);
    part.malformed.back().entries_before -= cut;
  }
  return part;
}

// The malformed lines of the parts behind are counted already: of all places only the
// first is kept, and with it one mapping at most.
void Tail::add_before(Part part) {
  entries_ += part.size();
  malformed_ = sum(part.count_malformed(full()), malformed_);
  part.malformed.clear();
  if (part.size() > 0) parts_.push_front(std::move(part));
}

void Tail::add_behind(Part part) {
  if (part.size() == 0) {
    MalformedCount& before = parts_.empty() ? malformed_ : parts_.back().behind;
    before = sum(std::move(before), part.count_malformed(false));
    return;
  }
  entries_ += part.size();
  parts_.push_back(std::move(part));
  while (entries_ > limit_) {
    Part& front = parts_.front();
    const std::size_t excess =
        static_cast<std::size_t>(std::min<std::uint64_t>(entries_ - limit_, front.size()));
    front.first += excess;
    entries_ -= excess;
    if (front.size() == 0) parts_.pop_front();
  }
  if (full()) malformed_ = {};
}

MalformedCount Tail::Part::count_malformed(bool from_first_entry) const {
  MalformedCount counted{0, {}, file};
  for (const MalformedRun& run : malformed) {
    if (from_first_entry && !run.is_at_or_behind(first)) continue;
    if (counted.count == 0) counted.first = run.first;
    counted.count += run.count;
  }
  return counted;
}

MalformedCount Tail::malformed() const {
  MalformedCount counted = malformed_;
  bool from_first_entry = full();
  for (const Part& part : parts_) {
    counted = sum(std::move(counted), part.count_malformed(from_first_entry));
    counted = sum(std::move(counted), part.behind);
    from_first_entry = false;
  }
  return counted;
}

void Tail::write(OutputStream& out) const {
  for (const Part& part : parts_) {
    const std::size_t begin = part.first == 0 ? 0 : part.ends[part.first - 1];
    if (!out.write(std::string_view(part.text).substr(begin))) return;
  }
}

}  // namespace gsaw
