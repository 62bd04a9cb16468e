// The beginning of a message.
#include "analyze/message_head.h"

#include "base/utf8.h"

namespace gsaw {

MessageHead::MessageHead(std::string_view message) {
  const std::string_view line = message.substr(0, message.find('\n'));
  text_ = cut_between_characters(line, kMost);
  if (text_.size() < line.size()) cut_ = "…";
}

void MessageHead::copy_to(std::string& kept) const {
  kept.reserve(size());  // first, as memory may run out
  kept = text_;
  kept += cut_;
}

}  // namespace gsaw
