// A few numbers, each once.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace gsaw {

// In the order in which they came. Up to kFew take no memory of their own.
class NumberSet {
 public:
  void add(std::uint32_t number) {
    for (std::size_t i = 0; i < std::min<std::size_t>(count_, kFew); ++i) {
      if (few_[i] == number) return;
    }
    if (count_ < kFew) {
      few_[count_++] = number;
      return;
    }
    if (more_ == nullptr) more_ = std::make_unique<std::vector<std::uint32_t>>();
    if (std::find(more_->begin(), more_->end(), number) != more_->end()) return;
    more_->push_back(number);
    ++count_;
  }
  // Each number becomes that at its place in `numbers`, which are all different.
  void renumber(const std::vector<std::uint32_t>& numbers) {
    for (std::size_t i = 0; i < std::min<std::size_t>(count_, kFew); ++i) {
      few_[i] = numbers[few_[i]];
    }
    if (more_ == nullptr) return;
    for (std::uint32_t& number : *more_) number = numbers[number];
  }
  std::size_t size() const { return count_; }
  std::uint32_t operator[](std::size_t i) const { return i < kFew ? few_[i] : (*more_)[i - kFew]; }

 private:
  static constexpr std::size_t kFew = 3;

  std::array<std::uint32_t, kFew> few_{};
  std::uint32_t count_ = 0;
  std::unique_ptr<std::vector<std::uint32_t>> more_;
};

}  // namespace gsaw
