// Where in a packed file later members begin, found without unpacking what is before them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "base/content_kind.h"

namespace gsaw {

// False: find_member() finds none.
bool can_find_members(Packing packing);

// Frames of zstd that take more memory are not looked for: many at once take it many times.
inline constexpr std::uint64_t kMostMemberMemory = std::uint64_t{4} << 20;

// The first place from `least`, not 0, on where a member begins, of `packed`, which begins with
// one. None when nothing within it tells. Of gzip it may be none, which by its first bytes is
// unlikely: whoever has unpacked all before it knows whether a member ends there.
std::optional<std::size_t> find_member(Packing packing, std::span<const char> packed,
                                       std::size_t least);

// Bytes of the frame that `packed` begins with; 0 when it is none, or not whole.
std::size_t zstd_frame_size(std::span<const char> packed);
// How much memory it takes to unpack it, or the one behind those to pass over, about; 0 when there
// is none.
std::uint64_t zstd_frame_memory(std::span<const char> packed);

}  // namespace gsaw
