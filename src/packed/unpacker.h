// A compressed file's bytes in, its text out: member after member, and what is wrong with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "base/content_kind.h"
#include "packed/decoder.h"
#include "packed/packed_flaw.h"

namespace gsaw {

// Used by one thread at a time. NULs between members and behind the last (what a tape, or a copy in
// blocks, fills up with) do not count.
class Unpacker {
 public:
  struct Step {
    std::size_t used = 0, made = 0;
    bool is_done = false;                 // nothing follows
    std::optional<PackedFlaw> flaw = {};  // then nothing follows either
  };

  // Decoders get such pieces of the file, whatever pieces it comes in: how much ISA-L and liblzma
  // give before they find damage depends on them.
  static constexpr std::size_t kPiece = std::size_t{8} << 10;

  // `content`: one with a packing; lives for ever. `at`: where in the file it begins, which is
  // where a member does.
  explicit Unpacker(const ContentKind& content, std::uint64_t at = 0);

  // What follows the bytes that are at hand.
  enum class Next : std::uint8_t {
    soon,     // others: pieces that are not whole wait for them
    later,    // others, and nobody knows when: all that these make is wanted now
    nothing,  // so that at last it is done or there is a flaw
  };

  // As Decoder's, for all of a file. Where it neither takes nor gives anything it needs more than
  // `packed`: kPiece bytes are always enough.
  Step step(std::span<const char> packed, Next next, std::span<char> to);

  // To another place where a member begins; not in a member, nor behind a flaw.
  void go_on_at(std::uint64_t at);

  // How much of the file was taken; and whether a member has begun there and not ended.
  std::uint64_t at() const { return at_; }
  bool in_member() const { return in_member_; }

 private:
  bool begin_member(std::span<const char> packed, Next next, Step& step);
  std::span<const char> whole_pieces(std::span<const char> packed, Next next) const;
  PackedFlaw flaw(PackedFlaw::Kind kind) const { return {kind, content_, at_}; }

  const ContentKind* content_;
  std::unique_ptr<Decoder> decoder_;
  std::uint64_t at_;
  bool in_member_ = false;
};

}  // namespace gsaw
