// What a text is that comes piece by piece, and never again.
#pragma once

#include <string>
#include <string_view>

#include "base/content_kind.h"

namespace gsaw {

// Holds no more than the first bytes that tell.
class ContentHead {
 public:
  // The next bytes; `is_end`: no more come. What the text turns out to be, where it cannot be read
  // as it is; null for plain text, and before that is known: then no line of it was whole.
  const ContentKind* see(std::string_view bytes, bool is_end);

 private:
  std::string head_;
  bool is_known_ = false;
};

}  // namespace gsaw
