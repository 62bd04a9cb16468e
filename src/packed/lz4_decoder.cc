// lz4 frames, by liblz4.
#include <lz4frame.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string_view>
#include <vector>

#include "packed/decoder.h"

namespace gsaw {
namespace {

// liblz4 forgets what it has made in a call that finds damage. So each call gets the bytes of one
// block, gathered if they come in parts, and room of the decoder's own.
class Lz4Decoder : public Decoder {
 public:
  Lz4Decoder() {
    LZ4F_dctx* context = nullptr;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&context, LZ4F_VERSION)) != 0) {
      throw std::bad_alloc();
    }
    context_.reset(context);
    text_.resize(kRoom);
  }

  DecodeStep step(std::span<const char> packed, std::span<char> to) override {
    DecodeStep step;
    while (step.made < to.size()) {
      if (given_ < made_) {
        give(step, to);
      } else if (is_complete_) {
        is_complete_ = false;
        step.state = DecodeStep::State::end;
        break;
      } else if (is_full_ || gather(step, packed)) {
        if (!decode(step)) break;
      } else {
        break;
      }
    }
    return step;
  }

 private:
  static constexpr std::size_t kRoom = std::size_t{256} << 10;
  static constexpr std::size_t kFrameBegin = 7;   // of the smallest header
  static constexpr std::size_t kBlockHeader = 4;  // asked for besides the block

  void give(DecodeStep& step, std::span<char> to) {
    const std::size_t size = std::min(made_ - given_, to.size() - step.made);
    std::memcpy(to.data() + step.made, text_.data() + given_, size);
    given_ += size;
    step.made += size;
  }

  // False while bytes are missing.
  bool gather(DecodeStep& step, std::span<const char> packed) {
    const std::size_t size =
        std::max(wanted_ > kBlockHeader ? wanted_ - kBlockHeader : wanted_, gathered_.size());
    const std::size_t taken = std::min(size - gathered_.size(), packed.size() - step.used);
    const auto begin = packed.begin() + static_cast<std::ptrdiff_t>(step.used);
    gathered_.insert(gathered_.end(), begin, begin + static_cast<std::ptrdiff_t>(taken));
    step.used += taken;
    return gathered_.size() == size;
  }

  // False at damage.
  bool decode(DecodeStep& step) {
    made_ = text_.size();
    given_ = 0;
    std::size_t used = gathered_.size();
    const std::size_t left =
        LZ4F_decompress(context_.get(), text_.data(), &made_, gathered_.data(), &used, nullptr);
    const bool is_idle = used == 0 && made_ == 0 && !is_full_;
    if (LZ4F_isError(left) != 0 || is_idle) {
      made_ = 0;
      if (LZ4F_getErrorName(left) == std::string_view("ERROR_allocation_failed")) {
        throw std::bad_alloc();
      }
      step.state = DecodeStep::State::damaged;
      return false;
    }
    gathered_.erase(gathered_.begin(), gathered_.begin() + static_cast<std::ptrdiff_t>(used));
    is_full_ = made_ == text_.size();
    is_complete_ = left == 0;
    wanted_ = is_complete_ ? kFrameBegin : left;
    return true;
  }

  struct Free {
    void operator()(LZ4F_dctx* context) const { LZ4F_freeDecompressionContext(context); }
  };

  std::unique_ptr<LZ4F_dctx, Free> context_;
  std::vector<char> gathered_;  // one block at most: 4 MiB
  std::size_t wanted_ = kFrameBegin;
  std::vector<char> text_;  // [given_, made_) waits
  std::size_t made_ = 0, given_ = 0;
  bool is_full_ = false;      // the room was filled, and there may be more to give
  bool is_complete_ = false;  // the frame, but for what waits
};

}  // namespace

std::unique_ptr<Decoder> make_lz4_decoder() { return std::make_unique<Lz4Decoder>(); }

}  // namespace gsaw
