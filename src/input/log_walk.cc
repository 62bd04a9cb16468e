// A directory and those below it, one after another.
#include "input/log_walk.h"

#include <sys/resource.h>

#include <cassert>
#include <memory>
#include <utility>

#include "base/terminal_escape.h"

namespace gsaw {
namespace {

// The others are for what is being read.
std::size_t most_held() {
  struct rlimit limit {};
  constexpr std::size_t kMost = 256;
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > 4 * kMost) return kMost;
  return static_cast<std::size_t>(limit.rlim_cur) / 4;
}

}  // namespace

void LogWalk::start(const std::string& directory) {
  assert(is_done());
  root_ = directory;
  linked_.emplace(directory);
  waiting_.push_back(directory);
  found_any_ = false;
}

void LogWalk::add_next(std::deque<LaneInputs>& lanes, LeftOut& left_out) {
  const std::string path = std::move(waiting_.back());
  waiting_.pop_back();
  Result<DirectoryListing> listed = list_log_directory(path, *linked_, left_out);
  if (listed) {
    const std::vector<std::string>& below = listed->directories;
    for (auto name = below.rbegin(); name != below.rend(); ++name) {
      waiting_.push_back(path_in_directory(path, *name));
    }
    found_any_ |= !listed->files.empty();
    add_files(path, std::move(listed->files), lanes);
  } else {
    found_any_ = true;  // there may be logs in it, for all one knows
    lanes.push_back({{}, {listed.error()}});
  }
  if (!is_done() || found_any_) return;
  lanes.push_back({{}, {Error{"no log files in " + printable(root_), ""}}});
}

void LogWalk::add_files(const std::string& path, std::vector<DirectoryEntry> files,
                        std::deque<LaneInputs>& lanes) {
  bool after_stream_part = false;
  for (DirectoryEntry& file : files) {
    const std::string name = path_in_directory(path, file.name);
    InputItem item{.path = name, .name = name, .named_on_command_line = false};
    item.in_stream = file.in_stream;
    item.continues_previous = file.in_stream && after_stream_part;
    if (file.fd.is_open()) keep_open(item, std::move(file.fd));
    if (!item.continues_previous) lanes.emplace_back();
    lanes.back().items.push_back(std::move(item));
    after_stream_part = file.in_stream;
  }
}

void LogWalk::keep_open(InputItem& item, FileDescriptor fd) {
  if (held_ < most_held()) {
    ++held_;
    item.open = std::make_shared<const FileDescriptor>(std::move(fd));
    return;
  }
  item.identity = identity_of(fd).value_or(FileIdentity{});
}

}  // namespace gsaw
