// A path that is followed: a file or a directory, now or later.
#include "input/followed_name.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/terminal_escape.h"
#include "input/file_identity.h"
#include "input/followed_directory.h"
#include "input/followed_log.h"
#include "input/followed_stream.h"
#include "input/open_error.h"
#include "input/open_for_reading.h"

namespace gsaw {
namespace {

// Under which standard input can be opened anew when it is a file.
constexpr const char* kStdinPath = "/dev/stdin";
constexpr const char* kStdinName = "standard input";

}  // namespace

FollowedName::FollowedName(std::string path, SharedListings& listings, Diagnostics& diagnostics)
    : path_(std::move(path)), listings_(listings), diagnostics_(diagnostics) {}

void FollowedName::begin_at_end(std::deque<LaneInputs>& so_far) {
  const int missing = find(&so_far);
  if (missing == 0) return;
  // Rotated files may be there without it; and by now it may have come.
  auto log = std::make_unique<FollowedLog>(LogFamily::of_file(path_), listings_, diagnostics_);
  log->begin_at_end(so_far);
  if (log->has_file()) {
    input_ = std::move(log);
    return;
  }
  waiting_ = std::move(log);  // which has said why, if it may be there and cannot be opened
  if (missing == ENOENT) diagnostics_.note(printable(path_) + " is not there yet, and waited for");
}

// `so_far`: null when it has come since. 0, or why nothing is found at the path.
int FollowedName::find(std::deque<LaneInputs>* so_far) {
  if (path_ == "-") {
    find_stdin(so_far);
    return 0;
  }
  struct stat status {};
  if (::stat(path_.c_str(), &status) != 0) {
    const int error = errno;
    wait_for_it();
    return error;
  }
  if (S_ISDIR(status.st_mode)) {
    auto directory = std::make_unique<FollowedDirectory>(path_, path_, listings_, diagnostics_);
    if (so_far != nullptr) directory->begin_at_end(*so_far);
    input_ = std::move(directory);
  } else if (S_ISREG(status.st_mode)) {
    if (identity_of_output() == FileIdentity{status.st_dev, status.st_ino}) {
      give_up(output_is_input(path_));
    } else {
      follow_file(so_far);
    }
  } else {
    follow_stream(open_for_reading(path_.c_str()), path_, path_);
  }
  return 0;
}

void FollowedName::find_stdin(std::deque<LaneInputs>* so_far) {
  struct stat status {};
  if (::fstat(STDIN_FILENO, &status) != 0) return give_up(cannot_open(kStdinName, errno));
  if (S_ISDIR(status.st_mode)) return give_up(cannot_open(kStdinName, EISDIR));
  if (!S_ISREG(status.st_mode)) return follow_stream(duplicate(STDIN_FILENO), kStdinName, "");
  if (identity_of_output() == FileIdentity{status.st_dev, status.st_ino}) {
    return give_up(output_is_input(kStdinName));
  }
  // Whoever opened it may have had other rights, and there may be no /proc.
  if (!open_for_reading(kStdinPath).is_open()) {
    Error error = cannot_open(kStdinPath, errno);
    error.hint = "a file that is followed is opened anew; try: tail -F FILE | gsaw ...";
    return give_up(error);
  }
  path_ = kStdinPath;
  follow_file(so_far);
}

// What is wrong with it stays so.
void FollowedName::give_up(const Error& error) {
  has_ended_ = true;
  diagnostics_.error(error);
}

void FollowedName::follow_file(std::deque<LaneInputs>* so_far) {
  if (waiting_ != nullptr) {
    input_ = std::move(waiting_);
    return;
  }
  auto log = std::make_unique<FollowedLog>(LogFamily::of_file(path_), listings_, diagnostics_);
  if (so_far != nullptr) log->begin_at_end(*so_far);
  input_ = std::move(log);
}

// One that cannot be opened (a socket) is asked again now and then, and that is said once.
void FollowedName::follow_stream(FileDescriptor fd, const std::string& name,
                                 const std::string& path) {
  const int error = fd.is_open() ? 0 : errno;
  if (error == 0) {
    fd.keep();
    input_ = std::make_unique<FollowedStream>(std::move(fd), name, path);
    return;
  }
  wait_for_it();
  if (std::exchange(told_, error) != error) diagnostics_.error(cannot_open(name, error));
}

// The nearest directory that is there tells when the next one is.
void FollowedName::wait_for_it() {
  std::string directory = path_;
  struct stat status {};
  do {
    const std::size_t slash = directory.rfind('/');
    directory = slash == directory.npos ? "." : directory.substr(0, slash == 0 ? 1 : slash);
  } while (directory != "." && directory != "/" && ::stat(directory.c_str(), &status) != 0);
  listings_.watch().watch_directory(directory, watcher_);
}

std::optional<FileBlock> FollowedName::next(const SourceContext& context) {
  if (input_ == nullptr && !has_ended_ && std::exchange(watcher_->is_changed, false)) {
    find(nullptr);
  }
  return input_ == nullptr ? std::nullopt : input_->next(context);
}

void FollowedName::finish() {
  watcher_->is_changed = false;
  if (input_ != nullptr) input_->finish();
}

}  // namespace gsaw
