// gzip, by ISA-L.
#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <cstring>

#include "packed/decoder.h"

namespace gsaw {
namespace {

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
    const std::int32_t valid = state_.tmp_out_valid;
    const std::int32_t given = state_.tmp_out_processed;
    const int result = isal_inflate(&state_);
    is_damaged_ = result < 0;
    const std::size_t used = packed.size() - state_.avail_in;
    std::size_t made = to.size() - state_.avail_out;
    if (result == ISAL_INVALID_LOOKBACK) made = take_back(valid, given, made);
    if (is_damaged_) return give_rest(used, made, to);
    is_new_ = state_.block_state == ISAL_BLOCK_FINISH;
    return {is_new_ ? DecodeStep::State::end : DecodeStep::State::more, used, made};
  }

 private:
  // A copy of what is before the member's begin: of its length ISA-L has counted bytes that it has
  // not written. So what this call made does not count. It can only be in the first 32 KiB of a
  // member, which all go through a buffer of the state's, so there it is known what that was.
  std::size_t take_back(std::int32_t valid, std::int32_t given, std::size_t made) {
    made = std::min(made, static_cast<std::size_t>(valid - given));
    state_.tmp_out_valid = valid;
    state_.tmp_out_processed = given + static_cast<std::int32_t>(made);
    return made;
  }

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
