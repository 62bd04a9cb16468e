// What many numbers of a kind add up to.
#include "analyze/number_spread.h"

#include <utility>

namespace gsaw {

void NumberSpread::Kept::set(const NumberRead& from, std::string&& with_text) {
  text = std::move(with_text);
  read = {from.number, from.is_duration, text};
}

// What needs memory comes first.
void NumberSpread::add(const NumberRead& read, FunctionRef<EntryMark()> mark) {
  const bool is_least = this->is_least(read), is_largest = this->is_largest(read);
  std::string least(is_least ? read.text : ""), largest(is_largest ? read.text : "");
  EntryMark marked;
  if (is_largest) marked = mark();
  sum_.make_room();
  sketch_.add(read.number);
  if (is_least) least_.set(read, std::move(least));
  if (is_largest) {
    largest_.set(read, std::move(largest));
    mark_ = std::move(marked);
  }
  sum_.add(read.number);
  ++count_;
}

void NumberSpread::merge(const NumberSpread& later, std::uint32_t file) {
  if (later.count_ == 0) return;
  const bool is_least = this->is_least(later.least_.read);
  const bool is_largest = this->is_largest(later.largest_.read);
  std::string least(is_least ? later.least_.text : ""),
      largest(is_largest ? later.largest_.text : "");
  EntryMark marked = later.mark_;
  sum_.make_room(later.sum_);
  sketch_.add(later.sketch_);
  if (is_least) least_.set(later.least_.read, std::move(least));
  if (is_largest) {
    largest_.set(later.largest_.read, std::move(largest));
    mark_ = std::move(marked);
    mark_.file = file;
  }
  sum_.add(later.sum_);
  count_ += later.count_;
}

}  // namespace gsaw
