// The dotted path of the field at hand, as a walk builds it up.
#include "record/path_text.h"

#include <utility>

namespace gsaw {

void PathText::grow(std::size_t kept, std::size_t more) {
  const std::size_t size = 2 * (kept + more + 1 + kReadable);
  // Not value-initialised: it is about to be written.
  std::unique_ptr<char[]> larger(new char[size]);
  std::memcpy(larger.get(), text_, kept);
  far_ = std::move(larger);
  text_ = far_.get();
  size_ = size;
}

}  // namespace gsaw
