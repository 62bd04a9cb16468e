// gzip, by ISA-L.
#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <cstring>

#include "packed/decoder.h"

namespace gsaw {
namespace {

constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;  // ISA-L counts in 32 bits

class GzipDecoder : public Decoder {
 public:
  GzipDecoder() { isal_inflate_init(&state_); }

  DecodeStep step(std::span<const char> packed, std::span<char> to) override {
    packed = packed.first(std::min(packed.size(), kMostAtOnce));
    to = to.first(std::min(to.size(), kMostAtOnce));
    if (is_damaged_) return give_rest(0, 0, to);
    if (is_new_) isal_inflate_reset(&state_);
    state_.crc_flag = ISAL_GZIP;  // the header is read, and the checksum compared
    is_new_ = false;
    // It does not write there.
    state_.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(packed.data()));
    state_.avail_in = static_cast<std::uint32_t>(packed.size());
    state_.next_out = reinterpret_cast<std::uint8_t*>(to.data());
    state_.avail_out = static_cast<std::uint32_t>(to.size());
    is_damaged_ = isal_inflate(&state_) < 0;
    const std::size_t used = packed.size() - state_.avail_in;
    const std::size_t made = to.size() - state_.avail_out;
    if (is_damaged_) return give_rest(used, made, to);
    is_new_ = state_.block_state == ISAL_BLOCK_FINISH;
    return {is_new_ ? DecodeStep::State::end : DecodeStep::State::more, used, made};
  }

 private:
  // What it had made before the damage and holds back, for lack of room.
  DecodeStep give_rest(std::size_t used, std::size_t made, std::span<char> to) {
    const auto held = static_cast<std::size_t>(
        std::max(0, static_cast<int>(state_.tmp_out_valid - state_.tmp_out_processed)));
    const std::size_t size = std::min(held, to.size() - made);
    if (size > 0) {
      std::memcpy(to.data() + made, state_.tmp_out_buffer + state_.tmp_out_processed, size);
    }
    state_.tmp_out_processed += static_cast<decltype(state_.tmp_out_processed)>(size);
    const bool is_all = size == held;
    return {is_all ? DecodeStep::State::damaged : DecodeStep::State::more, used, made + size};
  }

  inflate_state state_;
  bool is_new_ = true;
  bool is_damaged_ = false;
};

}  // namespace

std::unique_ptr<Decoder> make_gzip_decoder() { return std::make_unique<GzipDecoder>(); }

}  // namespace gsaw
