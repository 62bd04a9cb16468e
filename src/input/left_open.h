// What whoever reads a file up to a place leaves to whoever reads on from there.
#pragma once

#include <cstdint>
#include <optional>

namespace gsaw {

struct LeftOpen {
  // In the file: where the first of the entries begins of which parts were missing there; that
  // place where there was none. Unset: nobody has read up to there.
  std::optional<std::uint64_t> from;
};

}  // namespace gsaw
