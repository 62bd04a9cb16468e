// A path that is followed: a file or a directory, now or later.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/result.h"
#include "input/file_descriptor.h"
#include "input/followed_input.h"
#include "input/input_item.h"
#include "input/shared_listing.h"

namespace gsaw {

class FollowedName : public FollowedInput {
 public:
  // `path`: `-` is standard input. Both must outlive it.
  FollowedName(std::string path, SharedListings& listings, Diagnostics& diagnostics);

  // What is there now was read: it is added to `so_far`. What is not there is said to be waited
  // for, and what cannot be opened is waited for, too; but of standard input nothing can come then,
  // nor of the file that the output goes to: these have ended.
  void begin_at_end(std::deque<LaneInputs>& so_far);

  std::optional<FileBlock> next(const SourceContext& context) override;
  void finish() override;
  bool has_ended() const override {
    return has_ended_ || (input_ != nullptr && input_->has_ended());
  }
  int descriptor() const override { return input_ == nullptr ? -1 : input_->descriptor(); }

 private:
  int find(std::deque<LaneInputs>* so_far);
  void find_stdin(std::deque<LaneInputs>* so_far);
  void give_up(const Error& error);
  void follow_file(std::deque<LaneInputs>* so_far);
  void follow_stream(FileDescriptor fd, const std::string& name, const std::string& path);
  void wait_for_it();

  std::string path_;
  SharedListings& listings_;
  Diagnostics& diagnostics_;
  std::shared_ptr<Watcher> watcher_ = std::make_shared<Watcher>();
  std::unique_ptr<FollowedInput> input_;    // null until the path leads somewhere
  std::unique_ptr<FollowedInput> waiting_;  // it, should that be a file
  bool has_ended_ = false;                  // nothing of it can be read, ever
  int told_ = 0;                            // the error, of a stream
};

}  // namespace gsaw
