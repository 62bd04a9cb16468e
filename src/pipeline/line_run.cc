// The lines of a chunk, some of them at a time, one after another.
#include "pipeline/line_run.h"

#include "base/byte_scan.h"

namespace gsaw {

std::string_view LineRun::start(std::string_view text) {
  text_ = text.data();
  begin_ = next_ = 0;
  const Newlines found = find_newlines(text.substr(0, kMost), newlines_.data());
  count_ = found.count;
  may_have_backslash_ = found.any_backslash;
  return text.substr(0, count_ == 0 ? 0 : std::size_t{newlines_[count_ - 1]} + 1);
}

}  // namespace gsaw
