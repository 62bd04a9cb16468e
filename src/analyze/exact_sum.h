// The sum of many numbers, the same in whatever order they come.
#pragma once

#include <vector>

namespace gsaw {

// Loses no digit of any number that is added, of up to 2^42 of them; only value() rounds.
class ExactSum {
 public:
  // `number` is finite.
  void add(double number);
  void add(const ExactSum& other);
  // Takes what memory the next add() of either kind may need: then it does not throw.
  void make_room() { parts_.reserve(parts_.size() + 1); }
  void make_room(const ExactSum& other) { parts_.reserve(parts_.size() + other.parts_.size()); }
  // The nearest number, but for the last bit; beyond the range of double where the sum is.
  long double value() const;

 private:
  // Multiples of two to the power of 32 times `block`. What a number adds is less than 2^84 of
  // them.
  struct Part {
    unsigned block;
    __extension__ __int128 sum;
  };
  Part& part(unsigned block);

  std::vector<Part> parts_;  // few: numbers of a kind are about as large; the largest last
};

}  // namespace gsaw
