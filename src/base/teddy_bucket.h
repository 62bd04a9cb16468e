// Windows of literals that are looked for together.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/teddy_windows.h"

namespace gsaw {

// The bytes that some windows have at each of their places: it lets through all that is made of
// these.
class TeddyBucket {
 public:
  // Of one window; behind its end there may be any byte. With `ignore_case` letters, which are
  // in lower case, stand for both their forms.
  TeddyBucket(std::string_view window, bool ignore_case);

  void join(const TeddyBucket& other);
  void add_to(TeddyMasks& masks, std::size_t bucket) const;

  // How often such bytes stand in a log, if none depended on the one before it.
  double share() const { return share_; }
  double share_with(const TeddyBucket& other) const;  // of both joined

 private:
  struct Place {
    void add(unsigned byte);

    std::bitset<256> bytes;
    unsigned low = 0, high = 0;  // halves that they have, a bit for each
  };

  std::array<Place, TeddyMasks::kWindow> places_;
  double share_ = 0;
};

// Joins those two that then let through least more than they do apart, until there are `most`.
void join_buckets(std::vector<TeddyBucket>& buckets, std::size_t most);

}  // namespace gsaw
