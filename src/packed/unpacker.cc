// Where members begin and end, and what stands behind them.
#include "packed/unpacker.h"

#include <algorithm>
#include <cassert>
#include <string_view>

namespace gsaw {

Unpacker::Unpacker(const ContentKind& content, std::uint64_t at)
    : content_(&content), decoder_(make_decoder(content.packing)), at_(at) {}

void Unpacker::go_on_at(std::uint64_t at) {
  assert(!in_member_);
  at_ = at;
}

Unpacker::Step Unpacker::step(std::span<const char> packed, Next next, std::span<char> to) {
  assert(!to.empty());
  Step step;
  if (!in_member_ && !begin_member(packed, next, step)) return step;
  packed = whole_pieces(packed.subspan(step.used), next);
  DecodeStep decoded = decoder_->step(packed, to);
  const bool is_idle = decoded.used == 0 && decoded.made == 0;
  if (is_idle && decoded.state == DecodeStep::State::more && packed.empty() && next != Next::soon) {
    decoded = decoder_->rest(to);
  }
  step.used += decoded.used;
  step.made = decoded.made;
  at_ += decoded.used;
  switch (decoded.state) {
    case DecodeStep::State::end:
      in_member_ = false;
      break;
    case DecodeStep::State::damaged:
      step.flaw = flaw(PackedFlaw::Kind::damaged);
      break;
    case DecodeStep::State::too_large:
      step.flaw = flaw(PackedFlaw::Kind::too_large);
      break;
    case DecodeStep::State::more:
      if (decoded.used > 0 || decoded.made > 0) break;
      if (!packed.empty()) step.flaw = flaw(PackedFlaw::Kind::damaged);  // it is stuck
      if (packed.empty() && next == Next::nothing) step.flaw = flaw(PackedFlaw::Kind::cut);
      break;
  }
  return step;
}

// Up to the end of the piece of the file that is at hand, or nothing while it is not whole.
std::span<const char> Unpacker::whole_pieces(std::span<const char> packed, Next next) const {
  const std::size_t piece = kPiece - static_cast<std::size_t>(at_ % kPiece);
  if (packed.size() < piece) return next != Next::soon ? packed : std::span<const char>();
  return packed.first(piece);
}

// False when none begins, or not yet: `step` says which.
bool Unpacker::begin_member(std::span<const char> packed, Next next, Step& step) {
  const auto nul_end = std::find_if(packed.begin(), packed.end(), [](char c) { return c != '\0'; });
  step.used = static_cast<std::size_t>(nul_end - packed.begin());
  at_ += step.used;
  const std::string_view head(packed.data() + step.used, packed.size() - step.used);
  const ContentKind* const kind = find_content_kind(head);
  in_member_ = kind != nullptr && kind->packing == content_->packing;
  if (in_member_) return true;
  if (head.empty()) {
    step.is_done = next == Next::nothing;
  } else if (kind == nullptr && may_become_content_kind(head)) {
    if (next == Next::nothing) {
      step.flaw = PackedFlaw{PackedFlaw::Kind::cut, content_, at_ + head.size()};
    }
  } else {
    step.flaw = flaw(PackedFlaw::Kind::followed);
  }
  return false;
}

}  // namespace gsaw
