// What a text is that comes piece by piece, and never again.
#include "input/content_head.h"

#include <utility>

namespace gsaw {

const ContentKind* ContentHead::see(std::string_view bytes, bool is_end) {
  if (is_known_) return nullptr;
  head_.append(bytes, 0, kContentHead - head_.size());
  const bool is_enough = head_.size() == kContentHead || head_.find('\n') != std::string::npos;
  is_known_ = is_end || (is_enough && !may_become_content_kind(head_));
  return is_known_ ? find_content_kind(std::exchange(head_, {})) : nullptr;
}

}  // namespace gsaw
