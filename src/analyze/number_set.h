// Small numbers, each once.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace gsaw {

// In the order in which they came. Up to kFew take no memory of their own; of more, however many,
// each is found in one step or a few.
class NumberSet {
 public:
  NumberSet() = default;
  NumberSet(const NumberSet&) = delete;
  NumberSet& operator=(const NumberSet&) = delete;
  NumberSet(NumberSet&& other) noexcept { swap(other); }
  NumberSet& operator=(NumberSet&& other) noexcept {
    NumberSet taken(std::move(other));
    swap(taken);
    return *this;
  }
  ~NumberSet() {
    if (has_more()) delete rest_.more;
  }

  // Where memory runs out nothing is changed.
  void add(std::uint32_t number) {
    for (std::size_t i = 0; i < std::min<std::size_t>(count_, kFirst); ++i) {
      if (first_[i] == number) return;
    }
    if (count_ < kFirst) {
      first_[count_++] = number;
    } else if (is_in_rest(number)) {
      return;
    } else if (count_ < kFew) {
      rest_.few[count_++ - kFirst] = number;
    } else {
      add_to_more(number);
    }
  }
  // Each number becomes that at its place in `numbers`, which are all different.
  void renumber(const std::vector<std::uint32_t>& numbers);
  std::size_t size() const { return count_; }
  std::uint32_t operator[](std::size_t i) const {
    assert(i < count_);
    if (i < kFirst) return first_[i];
    return has_more() ? rest_.more->in_order[i - kFirst] : rest_.few[i - kFirst];
  }

 private:
  struct More {
    std::vector<std::uint32_t> in_order;
    // Places in it and 1, each at its number's hash or in a row behind; 0: free. At most half are
    // taken. None while there are few.
    std::vector<std::uint32_t> slots;

    bool holds(std::uint32_t number);
    void add(std::uint32_t number);
    std::uint32_t& slot_of(std::uint32_t number);
    void make_slots(std::size_t size);
  };
  static constexpr std::size_t kFirst = 3;
  static constexpr std::size_t kFew = kFirst + sizeof(void*) / sizeof(std::uint32_t);
  // Those behind the first: in the place of the pointer as long as they fit.
  union Rest {
    std::array<std::uint32_t, kFew - kFirst> few;
    More* more;
  };

  bool has_more() const { return count_ > kFew; }
  bool is_in_rest(std::uint32_t number) const {
    if (has_more()) return rest_.more->holds(number);
    const auto end = rest_.few.begin() + (count_ - kFirst);
    return std::find(rest_.few.begin(), end, number) != end;
  }
  void add_to_more(std::uint32_t number);
  void swap(NumberSet& other) noexcept {
    std::swap(first_, other.first_);
    std::swap(count_, other.count_);
    std::swap(rest_, other.rest_);
  }

  std::array<std::uint32_t, kFirst> first_{};
  std::uint32_t count_ = 0;
  Rest rest_{};
};

}  // namespace gsaw
