// What is remembered of a text: how it begins, and how it goes up to where it was read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/running_hash.h"
#include "input/byte_reader.h"
#include "input/file_descriptor.h"

namespace gsaw {

// By these, and by a hash of what was read, a text is known again that was copied, compressed, or
// cut and written anew. Of what stands before the place where reading began no more than the begin
// and the end is known: lines of a log hold times, so hardly two texts are alike in both.
class TextMark {
 public:
  static constexpr std::size_t kHead = 256, kTail = 64;

  // Of the text of a file up to there; none when it is not that long, or cannot be read.
  static std::optional<TextMark> of_file(const FileDescriptor& fd, std::uint64_t position);

  // The next bytes of the text.
  void add(std::string_view bytes);

  std::uint64_t position() const { return position_; }
  // A mark of another text, to be compared with this one when as much of it was added.
  TextMark comparable() const {
    TextMark other;
    other.hashed_from_ = hashed_from_;
    return other;
  }

  // The last bytes before the position.
  const std::string& tail() const { return tail_; }
  // True when nothing says that reading on leads to `other`.
  bool may_lead_to(const TextMark& other) const {
    return position_ <= other.position_ && other.head_.starts_with(head_);
  }

  // The same as far as of_file() tells.
  bool looks_like(const TextMark& other) const {
    return position_ == other.position_ && head_ == other.head_ && tail_ == other.tail_;
  }
  bool operator==(const TextMark&) const = default;

 private:
  std::string head_;  // kHead bytes, or as many as there are
  std::string tail_;  // kTail bytes, likewise
  std::uint64_t position_ = 0;
  std::uint64_t hashed_from_ = 0;
  RunningHash hash_;  // of what stands between
};

// A text that may be among those that were read.
struct KnownText {
  TextMark read;  // up to where it was; position 0: it is none of them
  // It ends before these, and may be the same up to there: it begins alike.
  std::vector<TextMark> longer;
};

// The text that `reader` gives, by the marks of those that were read: by the last one that fits.
KnownText find_known(ByteReader& reader, const std::vector<TextMark>& known);

}  // namespace gsaw
