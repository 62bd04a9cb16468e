// Packed bytes of one format in, what was packed out: the one interface of the decoders.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "base/content_kind.h"

namespace gsaw {

// A member of a file: what gzip calls so, a frame of zstd or lz4, a stream of xz or bzip2.
struct DecodeStep {
  enum class State : std::uint8_t {
    more,       // it went as far as there were bytes, or room
    end,        // the member is complete and its checksum is right; the next step begins another
    damaged,    // these are no such data, or the checksum is wrong: no step may follow
    too_large,  // it takes more than kMostWindow of memory: no step may follow
  };
  State state = State::more;
  std::size_t used = 0;  // bytes of `packed`
  std::size_t made = 0;  // bytes of `to`
};

// Used by one thread at a time. What comes out before damage is found does not depend on how
// the bytes and the room were cut into steps.
class Decoder {
 public:
  // How far back what was packed may refer: what zstd takes without being asked (--long=27), and
  // twice what the presets of xz do.
  static constexpr unsigned kMostWindowLog = 27;
  static constexpr std::size_t kMostWindow = std::size_t{1} << kMostWindowLog;

  virtual ~Decoder() = default;
  // Takes the next bytes, maybe none, and gives what they make, as far as there is room (some).
  // When it fills the room there may be more. Throws std::bad_alloc.
  virtual DecodeStep step(std::span<const char> packed, std::span<char> to) = 0;
  // When nothing follows in the middle of a member, or nothing for now: what was held back until
  // more is known. Again until it gives nothing.
  virtual DecodeStep rest(std::span<char> to) {
    static_cast<void>(to);
    return {};
  }

 protected:
  // Of libraries that count in 32 bits.
  static constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;
};

// `packing`: not none.
std::unique_ptr<Decoder> make_decoder(Packing packing);

std::unique_ptr<Decoder> make_gzip_decoder();
std::unique_ptr<Decoder> make_zstd_decoder();
std::unique_ptr<Decoder> make_xz_decoder();
std::unique_ptr<Decoder> make_bzip2_decoder();
std::unique_ptr<Decoder> make_lz4_decoder();

}  // namespace gsaw
