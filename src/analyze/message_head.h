// The beginning of a message: what a table has room for.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace gsaw {

// The first line of a message, or as much of it as a row keeps; what is cut off ends in `…`. A view
// of the message.
class MessageHead {
 public:
  static constexpr std::size_t kMost = 160;             // bytes, without the mark
  static constexpr std::size_t kMostBytes = kMost + 3;  // with it

  explicit MessageHead(std::string_view message);

  std::string_view text() const { return text_; }  // without the mark
  // With it: a view of the message or of `memory`.
  std::string_view whole(std::span<char, kMostBytes> memory) const;

 private:
  static constexpr std::string_view kCut = "…";

  std::string_view text_;
  bool is_cut_ = false;
};

}  // namespace gsaw
