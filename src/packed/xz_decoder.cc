// xz, by liblzma.
#include <lzma.h>

#include <new>

#include "packed/steady_room.h"

namespace gsaw {
namespace {

// liblzma looks at the size that a block should have when it has used all bytes or room.
class XzDecoder : public SteadyRoom {
 public:
  XzDecoder() : SteadyRoom(0) {}
  ~XzDecoder() override { lzma_end(&stream_); }
  XzDecoder(const XzDecoder&) = delete;
  XzDecoder& operator=(const XzDecoder&) = delete;

 private:
  Decoded decode(std::span<const char> packed, std::span<char> to) override {
    if (is_new_) begin();
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
    stream_.avail_in = packed.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(to.data());
    stream_.avail_out = to.size();
    const lzma_ret result = lzma_code(&stream_, LZMA_RUN);
    is_new_ = result == LZMA_STREAM_END;
    return {{state_of(result), packed.size() - stream_.avail_in, to.size() - stream_.avail_out}};
  }

  void begin() {
    constexpr std::size_t kBeside = std::size_t{4} << 20;  // what it takes beside its window
    if (lzma_stream_decoder(&stream_, kMostWindow + kBeside, 0) != LZMA_OK) throw std::bad_alloc();
  }

  static DecodeStep::State state_of(lzma_ret result) {
    switch (result) {
      case LZMA_OK:
      case LZMA_BUF_ERROR:  // there was nothing to do
        return DecodeStep::State::more;
      case LZMA_STREAM_END:
        return DecodeStep::State::end;
      case LZMA_MEM_ERROR:
        throw std::bad_alloc();
      case LZMA_MEMLIMIT_ERROR:
        return DecodeStep::State::too_large;
      default:
        return DecodeStep::State::damaged;
    }
  }

  lzma_stream stream_ = LZMA_STREAM_INIT;
  bool is_new_ = true;
};

}  // namespace

std::unique_ptr<Decoder> make_xz_decoder() { return std::make_unique<XzDecoder>(); }

}  // namespace gsaw
