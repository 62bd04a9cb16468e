// gzip, by ISA-L.
#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <cstring>

#include "packed/steady_room.h"

namespace gsaw {
namespace {

// ISA-L counts the bytes of a copy before it finds that there is nothing to copy, and these are
// then whatever stood in memory.
class GzipDecoder : public SteadyRoom {
 public:
  GzipDecoder() : SteadyRoom(kLongestCopy) { isal_inflate_init(&state_); }

 private:
  static constexpr std::size_t kLongestCopy = 258;  // of deflate

  Decoded decode(std::span<const char> packed, std::span<char> to) override {
    if (damage_ != 0) return give_rest({}, to);
    packed = packed.first(std::min(packed.size(), kMostAtOnce));
    if (is_new_) isal_inflate_reset(&state_);
    state_.crc_flag = ISAL_GZIP;  // the header is read, and the checksum compared
    // It does not write there.
    state_.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(packed.data()));
    state_.avail_in = static_cast<std::uint32_t>(packed.size());
    state_.next_out = reinterpret_cast<std::uint8_t*>(to.data());
    state_.avail_out = static_cast<std::uint32_t>(to.size());
    damage_ = std::min(isal_inflate(&state_), 0);
    Decoded decoded;
    decoded.made = to.size() - state_.avail_out;
    // At damage it may say that it has taken more than there was.
    decoded.used = packed.size() - (damage_ == 0 ? state_.avail_in : 0);
    if (damage_ != 0) return give_rest(decoded, to);
    is_new_ = state_.block_state == ISAL_BLOCK_FINISH;
    if (is_new_) decoded.state = DecodeStep::State::end;
    return decoded;
  }

  // What it had made before the damage and holds back, for lack of room.
  Decoded give_rest(Decoded decoded, std::span<char> to) {
    const auto left = static_cast<std::size_t>(
        std::max(0, static_cast<int>(state_.tmp_out_valid - state_.tmp_out_processed)));
    const std::size_t size = std::min(left, to.size() - decoded.made);
    if (size > 0) {
      std::memcpy(to.data() + decoded.made, state_.tmp_out_buffer + state_.tmp_out_processed, size);
    }
    state_.tmp_out_processed += static_cast<decltype(state_.tmp_out_processed)>(size);
    decoded.made += size;
    if (size == left) decoded.state = DecodeStep::State::damaged;
    decoded.is_certain = damage_ != ISAL_INVALID_SYMBOL && damage_ != ISAL_INVALID_LOOKBACK;
    return decoded;
  }

  inflate_state state_;
  bool is_new_ = true;
  int damage_ = 0;  // a code of the library
};

}  // namespace

std::unique_ptr<Decoder> make_gzip_decoder() { return std::make_unique<GzipDecoder>(); }

}  // namespace gsaw
