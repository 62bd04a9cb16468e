// How many lines parts of a file have: kept as they are told, put in order when they are asked for.
#include "input/known_lines.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace gsaw {

void KnownLines::add(const Part& part) const {
  assert(part.begin <= part.end && part.newlines <= part.end - part.begin);
  const std::lock_guard lock(mutex_);
  if (parts_.size() < kMost) parts_.push_back(part);
}

std::vector<KnownLines::Part> KnownLines::in_order() const {
  std::vector<Part> parts;
  {
    const std::lock_guard lock(mutex_);
    parts = parts_;
  }
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
  });
  return parts;
}

}  // namespace gsaw
