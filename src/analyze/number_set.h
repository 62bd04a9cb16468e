// Small numbers, each once.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace gsaw {

// In the order in which they came. Up to kFew take no memory of their own; of more, however many,
// each is found in one step or a few.
class NumberSet {
 public:
  void add(std::uint32_t number) {
    for (std::size_t i = 0; i < std::min<std::size_t>(count_, kFew); ++i) {
      if (few_[i] == number) return;
    }
    if (count_ < kFew) {
      few_[count_++] = number;
    } else if (add_to_more(number)) {
      ++count_;
    }
  }
  // Each number becomes that at its place in `numbers`, which are all different.
  void renumber(const std::vector<std::uint32_t>& numbers);
  std::size_t size() const { return count_; }
  std::uint32_t operator[](std::size_t i) const {
    return i < kFew ? few_[i] : more_->in_order[i - kFew];
  }

 private:
  static constexpr std::size_t kFew = 3;
  struct More {
    std::vector<std::uint32_t> in_order;
    // Places in it and 1, each at its number's hash or in a row behind; 0: free. At most half are
    // taken. None while there are few.
    std::vector<std::uint32_t> slots;
  };

  bool add_to_more(std::uint32_t number);
  std::uint32_t& slot_of(std::uint32_t number);
  void make_slots(std::size_t size);

  std::array<std::uint32_t, kFew> few_{};
  std::uint32_t count_ = 0;
  std::unique_ptr<More> more_;
};

}  // namespace gsaw
