// The beginning of a message.
#include "analyze/message_head.h"

#include <algorithm>

#include "base/utf8.h"

namespace gsaw {

MessageHead::MessageHead(std::string_view message) {
  const std::string_view line = message.substr(0, message.find('\n'));
  text_ = cut_between_characters(line, kMost);
  is_cut_ = text_.size() < line.size();
}

std::string_view MessageHead::whole(std::span<char, kMostBytes> memory) const {
  static_assert(kMost + kCut.size() == kMostBytes);
  if (!is_cut_) return text_;
  std::copy(kCut.begin(), kCut.end(), std::copy(text_.begin(), text_.end(), memory.begin()));
  return {memory.data(), text_.size() + kCut.size()};
}

}  // namespace gsaw
