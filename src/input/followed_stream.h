// A pipe or the like that is read as it comes, while others are as well.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "input/byte_reader.h"
#include "input/content_head.h"
#include "input/entry_joiner.h"
#include "input/followed_input.h"

namespace gsaw {

// What the writers of a fifo leave when all of them have gone is a text of its own; and the next
// one may come any time.
class FollowedStream : public FollowedInput {
 public:
  // `fd`: open for reading, no regular file. `path`: of a fifo that may get other writers; else
  // empty.
  FollowedStream(FileDescriptor fd, std::string name, std::string path);

  std::optional<FileBlock> next(const SourceContext& context) override;
  void finish() override;
  // Also of a fifo that has had writers, while it has none.
  bool has_ended() const override { return has_ended_; }
  int descriptor() const override { return descriptor_; }

 private:
  void begin(const SourceContext& context);
  bool read(const SourceContext& context);
  void end(const ReadOutcome& outcome);
  void refuse(const ContentKind& kind);
  FileDescriptor open_again() const;

  const std::string path_;
  FileDescriptor fd_;  // until it is read
  int descriptor_;     // -1: it is closed
  std::shared_ptr<const InputFile> file_;
  std::unique_ptr<ByteReader> reader_;
  ContentHead head_;
  std::optional<EntryJoiner> joiner_;
  std::deque<FileBlock> ready_;
  std::uint64_t next_line_ = 1;
  bool is_in_line_ = false;  // the last byte was no newline
  bool has_ended_ = false;
};

}  // namespace gsaw
