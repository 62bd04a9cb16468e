// What may be wrong with a compressed file.
#pragma once

#include <cstdint>
#include <string>

#include "base/content_kind.h"

namespace gsaw {

// Why there is no more.
struct PackedFlaw {
  enum class Kind : std::uint8_t {
    cut,        // the file ends in the middle of a member
    damaged,    // some of what came shortly before may be wrong, too
    too_large,  // see DecodeStep
    followed,   // all members are read, but something else stands behind them
  };
  Kind kind = Kind::cut;
  const ContentKind* content = nullptr;  // what it is packed with
  // Offset in the file where it ends, or where what follows begins. Of the others none is told: how
  // much had been taken when damage was found depends on how the bytes came.
  std::uint64_t at = 0;
};

// What is to be said of "the gzip data": "end too early, at byte 7".
std::string flaw_text(const PackedFlaw& flaw);

}  // namespace gsaw
