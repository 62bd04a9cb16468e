// Where later members begin: zstd says how long its frames are, gzip's headers look like nothing
// else.
#include "packed/member_search.h"

#include <algorithm>
#include <cassert>
#include <string_view>

namespace gsaw {
namespace {

// RFC 1952: three bits of the flags are 0, and what writes a file says how hard it tried and on
// which system.
bool is_gzip_header(std::string_view head) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(head[at]); };
  constexpr unsigned kReserved = 0xe0, kLastSystem = 13, kUnknownSystem = 255;
  return (byte(3) & kReserved) == 0 && (byte(8) == 0 || byte(8) == 2 || byte(8) == 4) &&
         (byte(9) <= kLastSystem || byte(9) == kUnknownSystem);
}

std::optional<std::size_t> find_gzip(std::string_view packed, std::size_t least) {
  constexpr std::string_view kMagic = "\x1f\x8b\x08";
  constexpr std::size_t kHeader = 10;
  for (std::size_t at = packed.find(kMagic, least); at != packed.npos;
       at = packed.find(kMagic, at + 1)) {
    if (packed.size() - at < kHeader) break;
    if (is_gzip_header(packed.substr(at))) return at;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_zstd(std::span<const char> packed, std::size_t least) {
  std::size_t at = 0;
  while (at < least) {
    const std::size_t size = zstd_frame_size(packed.subspan(at));
    if (size == 0) return std::nullopt;
    at += size;
  }
  const bool is_some =
      at < packed.size() && zstd_frame_memory(packed.subspan(at)) <= kMostMemberMemory;
  return is_some ? std::optional(at) : std::nullopt;
}

}  // namespace

bool can_find_members(Packing packing) {
  return packing == Packing::gzip || packing == Packing::zstd;
}

std::optional<std::size_t> find_member(Packing packing, std::span<const char> packed,
                                       std::size_t least) {
  assert(least > 0);
  if (least >= packed.size() || !can_find_members(packing)) return std::nullopt;
  if (packing == Packing::zstd) return find_zstd(packed, least);
  return find_gzip({packed.data(), packed.size()}, least);
}

}  // namespace gsaw
