// All that is followed, as it comes.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/nanoseconds.h"
#include "input/change_watch.h"
#include "input/followed_input.h"
#include "input/input_item.h"
#include "input/shared_listing.h"

namespace gsaw {

// Used by one thread at a time.
class FollowedSet {
 public:
  // What cannot be opened, and what is waited for, is said to `diagnostics`. `interrupt` may be
  // null. Both must outlive it.
  FollowedSet(const std::vector<std::string>& paths, Diagnostics& diagnostics,
              const StopSignal* interrupt = nullptr);

  // What is there when it is made: that is not given out by next(). Once.
  std::deque<LaneInputs> take_so_far() { return std::move(so_far_); }

  // From now on the end has come, too, when whoever reads what is written to it has gone: the next
  // line that matches may be a long time coming.
  void end_with_reader_of(int output);

  // The next lines of any of them, or an error to tell, or nothing of a file where the settings
  // want a block now. Waits; none when told to stop, and at the end: nothing more can come. Once
  // there was an interrupt nothing is read: what waited comes, and then none.
  std::optional<FileBlock> next(const SourceContext& context);

 private:
  std::optional<FileBlock> next_at_hand(const SourceContext& context);
  bool is_block_due(const SourceContext& context);
  bool is_interrupted();
  void wait(const SourceContext& context);
  void look_up_changes();

  const StopSignal* const interrupt_;
  ChangeWatch watch_;
  SharedListings listings_{watch_};
  int output_ = -1;
  std::vector<std::unique_ptr<FollowedInput>> inputs_;
  bool is_finished_ = false;  // no input is read any more
  std::size_t turn_ = 0;      // whose it is next, so that none waits for a busy one
  std::deque<LaneInputs> so_far_;
  Nanoseconds looked_ = 0;     // when changes were asked for last
  Nanoseconds suspected_ = 0;  // when all was looked at
  Nanoseconds gave_ = 0;       // when a block was given out because it was due
};

}  // namespace gsaw
