// A pipe or the like that is read as it comes, while others are as well.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "input/byte_reader.h"
#include "input/entry_joiner.h"
#include "input/followed_input.h"

namespace gsaw {

class FollowedStream : public FollowedInput {
 public:
  // `fd`: open for reading, no regular file.
  FollowedStream(FileDescriptor fd, std::string name);

  std::optional<FileBlock> next(const SourceContext& context) override;
  void finish() override;
  bool has_ended() const override { return has_ended_; }
  int descriptor() const override { return has_ended_ ? -1 : descriptor_; }

 private:
  bool read(const SourceContext& context);

  FileDescriptor fd_;  // until it is read
  const int descriptor_;
  std::shared_ptr<const InputFile> file_;
  std::unique_ptr<ByteReader> reader_;
  std::optional<EntryJoiner> joiner_;
  std::deque<FileBlock> ready_;
  std::uint64_t next_line_ = 1;
  bool has_ended_ = false;
};

}  // namespace gsaw
