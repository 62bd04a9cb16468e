// All that is followed, as it comes.
#include "input/followed_set.h"

#include <fcntl.h>
#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <utility>

#include "base/stage_timer.h"
#include "input/file_descriptor.h"
#include "input/followed_name.h"

namespace gsaw {
namespace {

// What is written in so short a time is read together: a busy writer does not cost a look a line.
constexpr int kTogether = 5;  // ms

// Each log holds a file or two open. How many there may be.
rlim_t allow_all_descriptors() {
  struct rlimit limit {};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_max;
}

bool may_open_more() {
  return FileDescriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC)).is_open() || errno != EMFILE;
}

}  // namespace

FollowedSet::FollowedSet(const std::vector<std::string>& paths, Diagnostics& diagnostics,
                         const StopSignal* interrupt)
    : interrupt_(interrupt) {
  const rlim_t most = allow_all_descriptors();
  for (const std::string& path : paths) {
    auto input = std::make_unique<FollowedName>(path, listings_, diagnostics);
    input->begin_at_end(so_far_);
    inputs_.push_back(std::move(input));
  }
  if (!diagnostics.has_errors() || may_open_more()) return;
  diagnostics.note("no more than " + std::to_string(most) +
                   " files can be open at once (ulimit -Hn): allow more, or follow fewer logs");
}

void FollowedSet::end_with_reader_of(int output) {
  const bool is_open = ::fcntl(output, F_GETFD) >= 0;  // else poll would not wait
  output_ = is_open ? output : -1;
}

std::optional<FileBlock> FollowedSet::next(const SourceContext& context) {
  while (!context.stop.requested()) {
    if (is_interrupted()) return next_at_hand(context);
    look_up_changes();
    if (is_block_due(context)) return FileBlock();
    if (auto block = next_at_hand(context)) return block;
    const bool has_ended = std::all_of(inputs_.begin(), inputs_.end(),
                                       [](const auto& input) { return input->has_ended(); });
    if (has_ended || StopSignal::has_no_reader(output_)) return std::nullopt;
    wait(context);
  }
  return std::nullopt;
}

std::optional<FileBlock> FollowedSet::next_at_hand(const SourceContext& context) {
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    FollowedInput& input = *inputs_[turn_++ % inputs_.size()];
    if (auto block = input.next(context)) return block;
  }
  return std::nullopt;
}

// From then on all that next() of an input has is what waited in it.
bool FollowedSet::is_interrupted() {
  if (interrupt_ == nullptr || !interrupt_->requested()) return false;
  if (std::exchange(is_finished_, true)) return true;
  for (const auto& input : inputs_) input->finish();
  return true;
}

// Also where lines come all the time.
bool FollowedSet::is_block_due(const SourceContext& context) {
  if (!context.settings.at_least_every) return false;
  const Nanoseconds now = steady_now();
  if (now - gave_ < *context.settings.at_least_every) return false;
  gave_ = now;
  return true;
}

void FollowedSet::wait(const SourceContext& context) {
  const StopSignal& stop = context.stop;
  if (steady_now() - looked_ < kTogether * kNanosPerMilli && !stop.wait_readable({}, kTogether)) {
    return;
  }
  std::vector<int> descriptors{watch_.descriptor()};
  if (interrupt_ != nullptr) descriptors.push_back(interrupt_->descriptor());
  for (const auto& input : inputs_) descriptors.push_back(input->descriptor());
  int longest = watch_.longest_wait();
  if (const auto every = context.settings.at_least_every) {
    longest = static_cast<int>(std::min<Nanoseconds>(longest, *every / kNanosPerMilli));
  }
  stop.wait_readable(descriptors, longest, output_);
}

void FollowedSet::look_up_changes() {
  const Nanoseconds now = steady_now();
  if (now - looked_ < kTogether * kNanosPerMilli) return;
  looked_ = now;
  watch_.take_changes();
  if (now - suspected_ < watch_.longest_wait() * kNanosPerMilli) return;
  suspected_ = now;
  watch_.suspect_all();
}

}  // namespace gsaw
