// What many numbers of a kind add up to.
#include "analyze/number_spread.h"

namespace gsaw {

void NumberSpread::Kept::set(const NumberRead& from) {
  text = from.text;
  read = {from.number, from.is_duration, text};
}

void NumberSpread::add(const NumberRead& read, FunctionRef<EntryMark()> mark) {
  if (count_ == 0 || compare(read, least_.read) < 0) least_.set(read);
  if (count_ == 0 || compare(read, largest_.read) > 0) {
    largest_.set(read);
    mark_ = mark();
  }
  sketch_.add(read.number);
  sum_.add(read.number);
  ++count_;
}

void NumberSpread::merge(const NumberSpread& later, std::uint32_t file) {
  if (later.count_ == 0) return;
  if (count_ == 0 || compare(later.least_.read, least_.read) < 0) least_.set(later.least_.read);
  if (count_ == 0 || compare(later.largest_.read, largest_.read) > 0) {
    largest_.set(later.largest_.read);
    mark_ = later.mark_;
    mark_.file = file;
  }
  sketch_.add(later.sketch_);
  sum_.add(later.sum_);
  count_ += later.count_;
}

}  // namespace gsaw
