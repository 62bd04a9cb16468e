// All that is packed in a few bytes, at once.
#include "packed/unpacked_text.h"

#include <algorithm>
#include <span>

#include "packed/unpacker.h"

namespace gsaw {

UnpackedText unpacked_text(std::string_view packed, const ContentKind& content) {
  constexpr std::size_t kStep = std::size_t{64} << 10;
  Unpacker unpacker(content);
  UnpackedText unpacked;
  std::string& text = unpacked.text;
  std::size_t size = 0;
  for (bool is_done = false; !is_done;) {
    if (text.size() - size < kStep) text.resize(std::max(kStep, 2 * size) + kStep);
    const Unpacker::Step step =
        unpacker.step(std::span(packed), Unpacker::Next::nothing, std::span(text).subspan(size));
    packed.remove_prefix(step.used);
    size += step.made;
    unpacked.flaw = step.flaw;
    is_done = step.is_done || step.flaw;
  }
  text.resize(size);
  return unpacked;
}

}  // namespace gsaw
