// What many numbers of a kind add up to.
#pragma once

#include <cstdint>
#include <string>

#include "analyze/exact_sum.h"
#include "analyze/number_sketch.h"
#include "analyze/read_number.h"
#include "base/function_ref.h"

namespace gsaw {

// An entry that is pointed at.
struct EntryMark {
  std::uint32_t file = 0;    // as whoever keeps it numbers files
  std::uint64_t line = 0;    // from 1; 0: not counted
  std::uint64_t offset = 0;  // in the file, where it is not
  std::string txn;           // its id; empty: it has none
};

// The same however the numbers are cut, merged in their order. Where memory runs out it is as it
// was.
class NumberSpread {
 public:
  NumberSpread() = default;
  // It refers to itself: a number to its text.
  NumberSpread(const NumberSpread&) = delete;
  NumberSpread& operator=(const NumberSpread&) = delete;

  // `mark` is asked for the entry when it has the largest number so far.
  void add(const NumberRead& read, FunctionRef<EntryMark()> mark);
  // All that `later` has, which comes behind this in the input; its marks are in file `file`.
  void merge(const NumberSpread& later, std::uint32_t file);

  std::uint64_t count() const { return count_; }
  long double sum() const { return sum_.value(); }
  NumberSketch& sketch() { return sketch_; }
  const NumberSketch& sketch() const { return sketch_; }
  const NumberRead& least() const { return least_.read; }
  const NumberRead& largest() const { return largest_.read; }
  EntryMark& mark() { return mark_; }  // of the first that has the largest
  const EntryMark& mark() const { return mark_; }

 private:
  // A number and the text that it is a view of.
  struct Kept {
    // `with_text`: that of `from`.
    void set(const NumberRead& from, std::string&& with_text);
    NumberRead read;
    std::string text;
  };

  bool is_least(const NumberRead& read) const {
    return count_ == 0 || compare(read, least_.read) < 0;
  }
  bool is_largest(const NumberRead& read) const {
    return count_ == 0 || compare(read, largest_.read) > 0;
  }

  std::uint64_t count_ = 0;
  ExactSum sum_;
  NumberSketch sketch_;
  Kept least_, largest_;
  EntryMark mark_;
};

}  // namespace gsaw
