// zstd, by libzstd.
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <new>

#include "packed/decoder.h"

namespace gsaw {
namespace {

// libzstd forgets what it has made in a call that finds damage. So each call gets the bytes of one
// block, or of one header, and while what was made waits for room it gets none.
class ZstdDecoder : public Decoder {
 public:
  ZstdDecoder() : context_(ZSTD_createDCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kMostWindowLog);
  }

  DecodeStep step(std::span<const char> packed, std::span<char> to) override {
    DecodeStep all;
    do {
      const bool flushes = is_full_;
      const DecodeStep one = step_once(packed.subspan(all.used), to.subspan(all.made));
      all.state = one.state;
      all.used += one.used;
      all.made += one.made;
      if (!flushes && one.used == 0 && one.made == 0) break;
    } while (all.state == DecodeStep::State::more && all.made < to.size());
    return all;
  }

 private:
  // Besides the block the library asks for the next one's header.
  static constexpr std::size_t kBlockHeader = 3;

  DecodeStep step_once(std::span<const char> packed, std::span<char> to) {
    std::size_t size = wanted_ > kBlockHeader ? wanted_ - kBlockHeader : wanted_;
    size = is_full_ ? 0 : std::min(size, packed.size());
    if (size == 0 && !is_full_) return {};  // it counts calls for nothing, and has enough of them
    ZSTD_inBuffer in{packed.data(), size, 0};
    ZSTD_outBuffer out{to.data(), to.size(), 0};
    const std::size_t left = ZSTD_decompressStream(context_.get(), &out, &in);
    if (ZSTD_isError(left) != 0) return {failure(left), in.pos, out.pos};
    is_full_ = left > 0 && out.pos == to.size();
    wanted_ = left > 0 ? left : kFrameBegin;
    return {left > 0 ? DecodeStep::State::more : DecodeStep::State::end, in.pos, out.pos};
  }

  static DecodeStep::State failure(std::size_t code) {
    switch (ZSTD_getErrorCode(code)) {
      case ZSTD_error_memory_allocation:
        throw std::bad_alloc();
      case ZSTD_error_frameParameter_windowTooLarge:
        return DecodeStep::State::too_large;
      default:
        return DecodeStep::State::damaged;
    }
  }

  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  static constexpr std::size_t kFrameBegin = 5;  // less than any frame has

  std::unique_ptr<ZSTD_DCtx, Free> context_;
  std::size_t wanted_ = kFrameBegin;
  bool is_full_ = false;  // the room was filled, and there may be more to give
};

}  // namespace

std::unique_ptr<Decoder> make_zstd_decoder() { return std::make_unique<ZstdDecoder>(); }

}  // namespace gsaw
