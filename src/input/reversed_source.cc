// Reading all before giving out the last.
#include "input/reversed_source.h"

#include <utility>

namespace gsaw {

std::optional<ByteBlock> ReversedSource::next() {
  while (source_) {
    if (std::optional<ByteBlock> block = source_->next()) {
      blocks_.push_back(*std::move(block));
    } else {
      source_.reset();
    }
  }
  if (blocks_.empty()) return std::nullopt;
  ByteBlock last = std::move(blocks_.back());
  blocks_.pop_back();
  return last;
}

}  // namespace gsaw
