// A file that is open and grows: what was written to it since it was last asked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "base/content_kind.h"
#include "input/block.h"
#include "input/byte_reader.h"
#include "input/content_head.h"
#include "input/entry_joiner.h"
#include "input/file_descriptor.h"
#include "input/file_stamp.h"
#include "input/left_open.h"
#include "input/text_mark.h"

namespace gsaw {

// Used by one thread at a time. A compressed file does not grow, and is unpacked.
class FollowedFile {
 public:
  // `fd`, open for reading, was read up to the position of `mark`.
  FollowedFile(FileDescriptor fd, const FileStamp& stamp, std::string name, TextMark mark);

  enum class Outcome {
    some,       // bytes, or an error to tell
    nothing,    // more than was read already
    rewritten,  // what was read is there no more: it was cut, and perhaps written anew
  };
  // Waits for nothing.
  Outcome read(const SourceContext& context, Block& block);

  // It is read from its begin on: it was rewritten.
  void restart();
  // It was read up to there.
  void go_to(TextMark mark) { mark_ = std::move(mark); }
  // What it begins as, where that is no text and cannot be unpacked; null: it can be read.
  const ContentKind* unreadable() const;
  // Nothing of it is wanted.
  void pass_over() { is_done_ = true; }

  const std::shared_ptr<const InputFile>& file() const { return file_; }
  // To be told by whoever reads what was there before.
  const std::shared_ptr<LeftOpen>& left_open() const { return left_open_; }
  const FileIdentity& identity() const { return identity_; }
  const TextMark& mark() const { return mark_; }
  bool is_packed() const { return is_packed_; }
  // As it is now.
  FileStamp stamp() const;
  // Nothing was written to it behind what was read.
  bool is_at_end() const { return is_done_ || (!is_packed_ && stamp().size <= mark_.position()); }
  // All of that text stands at its begin.
  bool begins_as(const TextMark& text) const;
  // It has no name any more.
  bool is_deleted() const;
  // Its first bytes up to where it was read, whole lines: of 128 KiB, or less.
  std::string head_lines() const;
  // Its last bytes before that, whole lines: of so many bytes, or less.
  Block last_lines(std::uint64_t size, const SourceContext& context);

 private:
  Outcome read_packed(const SourceContext& context, Block& block);
  Outcome read_grown(const SourceContext& context, const FileStamp& stamp, Block& block);
  Outcome fail(Error error, Block& block);
  void count_lines_before(const SourceContext& context, Block& block);

  FileDescriptor fd_;
  FileIdentity identity_;
  std::shared_ptr<const InputFile> file_;
  std::shared_ptr<LeftOpen> left_open_ = std::make_shared<LeftOpen>();
  TextMark mark_;
  bool is_packed_ = false;
  std::unique_ptr<ByteReader> unpacked_;  // of a compressed one, once it is read
  ContentHead unpacked_head_;
  std::uint64_t passed_over_ = 0;  // bytes of that
  bool is_done_ = false;           // nothing more can come
  FileStamp read_to_;              // when it had been read to its end
  std::uint64_t next_line_ = 0;    // its number, where lines are counted
};

}  // namespace gsaw
