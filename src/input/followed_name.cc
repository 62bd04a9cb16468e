// A path that is followed: a file or a directory, now or later.
#include "input/followed_name.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/terminal_escape.h"
#include "input/followed_directory.h"
#include "input/followed_log.h"
#include "input/followed_stream.h"
#include "input/open_error.h"
#include "input/open_for_reading.h"

namespace gsaw {
namespace {

// Under which standard input can be opened anew when it is a file.
constexpr const char* kStdinPath = "/dev/stdin";

}  // namespace

FollowedName::FollowedName(std::string path, ChangeWatch& watch, Diagnostics& diagnostics)
    : path_(std::move(path)), watch_(watch), diagnostics_(diagnostics) {}

void FollowedName::begin_at_end(std::deque<LaneInputs>& so_far) {
  find(&so_far);
  if (input_ != nullptr) return;
  // Rotated files may be there without it; and by now it may have come.
  auto log = std::make_unique<FollowedLog>(LogFamily::of_file(path_), watch_, diagnostics_);
  log->begin_at_end(so_far);
  if (log->has_file()) {
    input_ = std::move(log);
    return;
  }
  waiting_ = std::move(log);
  diagnostics_.note(printable(path_) + " is not there yet, and waited for");
}

// `so_far`: null when it has come since.
void FollowedName::find(std::deque<LaneInputs>* so_far) {
  struct stat status {};
  const bool is_stdin = path_ == "-";
  const int result = is_stdin ? ::fstat(STDIN_FILENO, &status) : ::stat(path_.c_str(), &status);
  if (result != 0) return wait_for_it();
  if (S_ISDIR(status.st_mode)) {
    auto directory = std::make_unique<FollowedDirectory>(path_, path_, watch_, diagnostics_);
    if (so_far != nullptr) directory->begin_at_end(*so_far);
    input_ = std::move(directory);
  } else if (S_ISREG(status.st_mode)) {
    if (is_stdin) path_ = kStdinPath;
    follow_file(so_far);
  } else {
    follow_stream();
  }
}

void FollowedName::follow_file(std::deque<LaneInputs>* so_far) {
  if (waiting_ != nullptr) {
    input_ = std::move(waiting_);
    return;
  }
  auto log = std::make_unique<FollowedLog>(LogFamily::of_file(path_), watch_, diagnostics_);
  if (so_far != nullptr) log->begin_at_end(*so_far);
  input_ = std::move(log);
}

void FollowedName::follow_stream() {
  const bool is_stdin = path_ == "-";
  FileDescriptor fd = is_stdin ? duplicate(STDIN_FILENO) : open_for_reading(path_.c_str());
  fd.keep();
  if (!fd.is_open()) return diagnostics_.error(cannot_open(path_, errno));
  const std::string path = is_stdin ? "" : path_;
  input_ =
      std::make_unique<FollowedStream>(std::move(fd), is_stdin ? "standard input" : path_, path);
}

// The nearest directory that is there tells when the next one is.
void FollowedName::wait_for_it() {
  std::string directory = path_;
  struct stat status {};
  do {
    const std::size_t slash = directory.rfind('/');
    directory = slash == directory.npos ? "." : directory.substr(0, slash == 0 ? 1 : slash);
  } while (directory != "." && directory != "/" && ::stat(directory.c_str(), &status) != 0);
  watch_.watch_directory(directory, watcher_);
}

std::optional<FileBlock> FollowedName::next(const SourceContext& context) {
  if (input_ == nullptr && std::exchange(watcher_->is_changed, false)) find(nullptr);
  return input_ == nullptr ? std::nullopt : input_->next(context);
}

void FollowedName::finish() {
  watcher_->is_changed = false;
  if (input_ != nullptr) input_->finish();
}

}  // namespace gsaw
