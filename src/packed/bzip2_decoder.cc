// bzip2, by libbz2.
#include <bzlib.h>

#include <algorithm>
#include <new>

#include "packed/steady_room.h"

namespace gsaw {
namespace {

// libbz2 forgets what it has made of a block since it was last called, when it finds damage there.
// So that this does not depend on how the bytes come, each block begins in a room of its own.
class Bzip2Decoder : public SteadyRoom {
 public:
  Bzip2Decoder() : SteadyRoom(0) { begin(); }
  ~Bzip2Decoder() override { end(); }
  Bzip2Decoder(const Bzip2Decoder&) = delete;
  Bzip2Decoder& operator=(const Bzip2Decoder&) = delete;

 private:
  // Fewer bytes than any block has, which are 174 bits at least (its two magic numbers and flag
  // 105, which bytes it uses 32, tables 35, two symbols 2): in none of these there end two.
  static constexpr std::size_t kFew = 16;

  Decoded decode(std::span<const char> packed, std::span<char> to) override {
    if (!is_open_) begin();
    Decoded decoded;
    do {
      const std::size_t given = std::min(packed.size() - decoded.used, kFew);
      // It does not write there.
      stream_.next_in = const_cast<char*>(packed.data() + decoded.used);
      stream_.avail_in = static_cast<unsigned>(given);
      stream_.next_out = to.data();
      stream_.avail_out = static_cast<unsigned>(to.size());
      decoded.state = state_of(BZ2_bzDecompress(&stream_));
      decoded.used += given - stream_.avail_in;
      decoded.made = to.size() - stream_.avail_out;
    } while (decoded.state == DecodeStep::State::more && decoded.made == 0 &&
             decoded.used < packed.size());
    if (decoded.state == DecodeStep::State::end) end();
    return decoded;
  }

  static DecodeStep::State state_of(int result) {
    if (result == BZ_MEM_ERROR) throw std::bad_alloc();
    if (result == BZ_STREAM_END) return DecodeStep::State::end;
    return result == BZ_OK ? DecodeStep::State::more : DecodeStep::State::damaged;
  }

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
