// The lines of a range that may be wanted, copied from where all of them stand.
#include "input/picked_lines.h"

#include <cassert>
#include <cstring>

namespace gsaw {
namespace {

// Ranges of one size have lines of other sizes, as the last one goes on behind the range.
constexpr std::size_t kBehindRange = std::size_t{64} << 10;

}  // namespace

void PickedLines::start(std::size_t size) {
  lines_.clear();
  picked_ = 0;
  if (size > capacity_) reserve(size + kBehindRange);
  size_ = size;
}

// Set to zeros: pages that come one after another with the lines would be taken for those of a
// mapping (glance.cc).
void PickedLines::reserve(std::size_t size) {
  memory_.reset();
  capacity_ = 0;
  memory_ = std::make_unique<char[]>(size);
  capacity_ = size;
}

void PickedLines::add(std::size_t begin, std::string_view line) {
  assert(begin + line.size() <= size_);
  assert(lines_.empty() || lines_.back().begin + lines_.back().size <= begin);
  std::memcpy(memory_.get() + begin, line.data(), line.size());
  lines_.push_back({begin, line.size()});
  picked_ += line.size();
}

}  // namespace gsaw
