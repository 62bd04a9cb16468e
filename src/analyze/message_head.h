// The beginning of a message: what a table has room for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gsaw {

// The first line of a message, or as much of it as a row keeps; what is cut off ends in `…`. A view
// of the message.
class MessageHead {
 public:
  static constexpr std::size_t kMost = 160;  // bytes, without the mark

  explicit MessageHead(std::string_view message);

  std::string_view text() const { return text_; }  // without the mark
  std::size_t size() const { return text_.size() + cut_.size(); }
  // In place of what is there. PERF: not in line, as the compiler then makes of the copy, whose
  // size it knows to be at most kMost, an instruction that takes longer to start than to copy.
  void copy_to(std::string& kept) const;

 private:
  std::string_view text_, cut_;
};

}  // namespace gsaw
