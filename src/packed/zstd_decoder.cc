// zstd, by libzstd.
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <new>
#include <string_view>

#include "packed/decoder.h"
#include "packed/member_search.h"

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

// RFC 8878, 3.1.2: one of sixteen numbers.
bool is_to_pass_over(std::span<const char> packed) {
  constexpr std::string_view kBehindFirst = "\x2a\x4d\x18";
  const std::string_view head(packed.data(), packed.size());
  return !head.empty() && (static_cast<unsigned char>(head[0]) & 0xf0U) == 0x50U &&
         head.substr(1).starts_with(kBehindFirst);
}

}  // namespace

std::unique_ptr<Decoder> make_zstd_decoder() { return std::make_unique<ZstdDecoder>(); }

std::size_t zstd_frame_size(std::span<const char> packed) {
  const std::size_t size = ZSTD_findFrameCompressedSize(packed.data(), packed.size());
  return ZSTD_isError(size) != 0 ? 0 : size;
}

// RFC 8878, 3.1.1.1: the window, or all of a frame that is a single segment.
std::uint64_t zstd_frame_memory(std::span<const char> packed) {
  constexpr std::size_t kMagic = 4;
  while (is_to_pass_over(packed)) {
    const std::size_t size = zstd_frame_size(packed);
    if (size == 0) return 0;
    packed = packed.subspan(size);
  }
  constexpr unsigned kSingleSegment = 0x20, kLeastLog = 10;
  const unsigned long long content = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (content == ZSTD_CONTENTSIZE_ERROR || packed.size() < kMagic + 2) return 0;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(packed[at]); };
  if ((byte(kMagic) & kSingleSegment) != 0) return content;
  const unsigned window = byte(kMagic + 1);
  const std::uint64_t base = std::uint64_t{1} << (kLeastLog + (window >> 3U));
  return base + base / 8 * (window & 7U);
}

}  // namespace gsaw
