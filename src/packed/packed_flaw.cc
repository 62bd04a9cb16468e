// What may be wrong with a compressed file, in words.
#include "packed/packed_flaw.h"

namespace gsaw {

std::string flaw_text(const PackedFlaw& flaw) {
  const std::string at = std::to_string(flaw.at);
  switch (flaw.kind) {
    case PackedFlaw::Kind::cut:
      return "end too early, at byte " + at;
    case PackedFlaw::Kind::damaged:
      return "are damaged";
    case PackedFlaw::Kind::too_large:
      return "need more than 128 MiB of memory to be unpacked";
    case PackedFlaw::Kind::followed:
      break;
  }
  return "end at byte " + at + ", and something else stands behind them";
}

}  // namespace gsaw
