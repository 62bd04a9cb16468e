// A decoder by a library that is given the same room each time.
#include "packed/steady_room.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace gsaw {

using State = DecodeStep::State;

DecodeStep SteadyRoom::step(std::span<const char> packed, std::span<char> to) {
  DecodeStep all;
  for (bool may_go_on = true;;) {
    give(all, to);
    if (end_ == 0 && ending_ != State::more) {
      all.state = std::exchange(ending_, State::more);
      return all;
    }
    if (all.made == to.size() || !may_go_on) return all;
    const std::span<char> left = to.subspan(all.made);
    const bool has_room = left.size() >= waiting_.size();
    const Decoded decoded =
        decode_behind_held(packed.subspan(all.used), has_room ? left : std::span(waiting_));
    (has_room ? all.made : end_) += decoded.made;
    all.used += decoded.used;
    ending_ = decoded.state;
    may_go_on = is_full_ || (decoded.used > 0 && all.used < packed.size());
  }
}

DecodeStep SteadyRoom::rest(std::span<char> to) {
  DecodeStep step;
  if (end_ == 0) {
    std::copy_n(held_.begin(), held_size_, waiting_.begin());
    end_ = std::exchange(held_size_, 0);
  }
  give(step, to);
  return step;
}

// From what waits.
void SteadyRoom::give(DecodeStep& step, std::span<char> to) {
  const std::size_t size = std::min(end_ - begin_, to.size() - step.made);
  std::copy_n(waiting_.begin() + static_cast<std::ptrdiff_t>(begin_), size,
              to.begin() + static_cast<std::ptrdiff_t>(step.made));
  step.made += size;
  begin_ += size;
  if (begin_ == end_) begin_ = end_ = 0;
}

// What was held and what comes next, but for what is held now.
SteadyRoom::Decoded SteadyRoom::decode_behind_held(std::span<const char> packed,
                                                   std::span<char> to) {
  std::copy_n(held_.begin(), held_size_, to.begin());
  Decoded decoded = decode(packed, to.subspan(held_size_, kRoom));
  is_full_ = decoded.made == kRoom;
  decoded.made += std::exchange(held_size_, 0);
  if (decoded.state == State::end || (decoded.state != State::more && decoded.is_certain)) {
    return decoded;
  }
  const std::size_t uncertain = std::min(decoded.made, most_held_);
  decoded.made -= uncertain;
  if (decoded.state == State::more) {
    held_size_ = uncertain;
    std::copy_n(to.begin() + static_cast<std::ptrdiff_t>(decoded.made), uncertain, held_.begin());
  }
  return decoded;
}

}  // namespace gsaw
