// A decoder by a library that is given the same room each time.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "packed/decoder.h"

namespace gsaw {

// How much some libraries make before they find damage depends on the room that they are given. So
// that is always kRoom, whatever room there is; and what comes last is held back until more is
// known, where it may turn out to be none.
class SteadyRoom : public Decoder {
 public:
  DecodeStep step(std::span<const char> packed, std::span<char> to) override;
  DecodeStep rest(std::span<char> to) override;

 protected:
  static constexpr std::size_t kRoom = std::size_t{64} << 10;

  struct Decoded : DecodeStep {
    bool is_certain = true;  // else, at damage, what would be held is none
  };

  // `held`: bytes.
  explicit SteadyRoom(std::size_t held) : most_held_(held), held_(held), waiting_(held + kRoom) {}
  // One call of the library; `to` has kRoom bytes.
  virtual Decoded decode(std::span<const char> packed, std::span<char> to) = 0;

 private:
  void give(DecodeStep& step, std::span<char> to);
  Decoded decode_behind_held(std::span<const char> packed, std::span<char> to);

  const std::size_t most_held_;
  std::vector<char> held_;  // the first held_size_ are not certain yet
  std::size_t held_size_ = 0;
  std::vector<char> waiting_;  // for room: certain
  std::size_t begin_ = 0, end_ = 0;
  bool is_full_ = false;                                // the room of the last call
  DecodeStep::State ending_ = DecodeStep::State::more;  // when what waits is out
};

}  // namespace gsaw
