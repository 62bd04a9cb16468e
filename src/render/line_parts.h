// The parts of one line of pretty output, and the blanks between them.
#pragma once

#include <cstddef>
#include <string>

namespace gsaw {

// Blanks are written only when a part follows them, so that no line ends in one.
class LineParts {
 public:
  explicit LineParts(std::string& out) : out_(out) {}

  // Begins a part, `gap` blanks behind the one before it, if there is one.
  std::string& begin(std::size_t gap) {
    if (started_) out_.append(gap + padding_, ' ');
    started_ = true;
    padding_ = 0;
    return out_;
  }
  // Where the part begun last is written.
  std::string& out() { return out_; }
  // The part just written is short of its column by this much.
  void pad(std::size_t blanks) { padding_ = blanks; }

 private:
  std::string& out_;
  std::size_t padding_ = 0;
  bool started_ = false;
};

}  // namespace gsaw
