// bzip2, by libbz2.
#include <bzlib.h>

#include <algorithm>
#include <new>

#include "packed/decoder.h"

namespace gsaw {
namespace {

class Bzip2Decoder : public Decoder {
 public:
  Bzip2Decoder() { begin(); }
  ~Bzip2Decoder() override { end(); }
  Bzip2Decoder(const Bzip2Decoder&) = delete;
  Bzip2Decoder& operator=(const Bzip2Decoder&) = delete;

  DecodeStep step(std::span<const char> packed, std::span<char> to) override {
    packed = packed.first(std::min(packed.size(), kMostAtOnce));
    to = to.first(std::min(to.size(), kMostAtOnce));
    if (!is_open_) begin();
    stream_.next_in = const_cast<char*>(packed.data());  // it does not write there
    stream_.avail_in = static_cast<unsigned>(packed.size());
    stream_.next_out = to.data();
    stream_.avail_out = static_cast<unsigned>(to.size());
    const int result = BZ2_bzDecompress(&stream_);
    if (result == BZ_MEM_ERROR) throw std::bad_alloc();
    DecodeStep step{DecodeStep::State::more, packed.size() - stream_.avail_in,
                    to.size() - stream_.avail_out};
    if (result == BZ_STREAM_END) {
      step.state = DecodeStep::State::end;
      end();
    } else if (result != BZ_OK) {
      step.state = DecodeStep::State::damaged;
    }
    return step;
  }

 private:
  void begin() {
    stream_ = {};
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
    is_open_ = true;
  }
  void end() {
    if (is_open_) BZ2_bzDecompressEnd(&stream_);
    is_open_ = false;
  }

  bz_stream stream_ = {};
  bool is_open_ = false;
};

}  // namespace

std::unique_ptr<Decoder> make_bzip2_decoder() { return std::make_unique<Bzip2Decoder>(); }

}  // namespace gsaw
