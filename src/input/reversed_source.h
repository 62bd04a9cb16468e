// The blocks of another source, the last one first.
#pragma once

#include <memory>
#include <vector>

#include "input/byte_source.h"

namespace gsaw {

// For the rare regular file that cannot be mapped, such as those of /proc. Holds all of the
// file in memory.
class ReversedSource : public ByteSource {
 public:
  explicit ReversedSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  // The first call reads everything.
  std::optional<ByteBlock> next() override;

 private:
  std::unique_ptr<ByteSource> source_;  // null once it is read
  std::vector<ByteBlock> blocks_;
};

}  // namespace gsaw
