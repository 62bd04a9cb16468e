// The dotted path of the field at hand, as a walk builds it up.
#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace gsaw {

// Keys joined by dots. Needs the memory of its object only, unless a path is long.
class PathText {
 public:
  // So many bytes can be read behind a path, whatever they are.
  static constexpr std::size_t kReadable = 16;

  PathText() = default;
  PathText(const PathText&) = delete;
  PathText& operator=(const PathText&) = delete;

  // Writes `text`, which may be the path itself, behind the first `kept` bytes of the path.
  // Returns the path, valid until more is written.
  std::string_view put(std::size_t kept, std::string_view text) {
    char* const to = room(kept, text.size());
    std::memmove(to + kept, text.data(), text.size());
    return {to, kept + text.size()};
  }
  // The same of a text behind which kReadable bytes can be read. PERF: without the call of
  // memmove.
  std::string_view put_blocks(std::size_t kept, std::string_view text) {
    char* const to = room(kept, text.size());
    for (std::size_t at = 0; at < text.size(); at += kReadable) {
      std::memcpy(to + kept + at, text.data() + at, kReadable);
    }
    return {to, kept + text.size()};
  }
  // Puts a dot behind a path that was returned last; there is room for it.
  void put_dot(std::string_view path) { text_[path.size()] = '.'; }

 private:
  // The path, its first `kept` bytes as they are, with room for `more`, a dot and kReadable.
  char* room(std::size_t kept, std::size_t more) {
    if (size_ - kept < more + 1 + kReadable) grow(kept, more);
    return text_;
  }
  void grow(std::size_t kept, std::size_t more);

  std::array<char, 512> near_;
  std::unique_ptr<char[]> far_;
  char* text_ = near_.data();
  std::size_t size_ = near_.size();
};

}  // namespace gsaw
