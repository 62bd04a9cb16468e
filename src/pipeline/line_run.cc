// The lines of a chunk, some of them at a time, one after another.
#include "pipeline/line_run.h"

#include "base/byte_scan.h"

namespace gsaw {

std::string_view LineRun::start(std::string_view text) {
  text_ = text.data();
  begin_ = next_ = 0;
  count_ = find_newlines(text.substr(0, kMost), newlines_.data());
  return text.substr(0, count_ == 0 ? 0 : std::size_t{newlines_[count_ - 1]} + 1);
}

}  // namespace gsaw
