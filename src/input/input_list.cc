// Paths to files: standard input, directories, everything else.
#include "input/input_list.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <utility>

#include "input/log_directory.h"
#include "input/open_error.h"

namespace gsaw {
namespace {

bool is_directory(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace

// What can't be read is said at once, so that it is said, and the exit status tells it, also
// by a run that stops before it would come to that path.
InputList::InputList(std::vector<std::string> paths, Diagnostics& diagnostics)
    : paths_(std::move(paths)), diagnostics_(diagnostics) {
  std::erase_if(paths_, [&](const std::string& path) {
    if (path == "-" || ::access(path.c_str(), R_OK) == 0) return false;
    diagnostics_.error(cannot_open(path, errno));
    return true;
  });
}

std::optional<InputItem> InputList::next() {
  while (ready_.empty() && next_path_ < paths_.size()) add(paths_[next_path_++]);
  if (ready_.empty()) return std::nullopt;
  InputItem item = std::move(ready_.front());
  ready_.pop_front();
  return item;
}

bool InputList::turn_around() {
  std::deque<InputItem> items;
  bool from_end = true;
  while (from_end) {
    std::optional<InputItem> item = next();
    if (!item) break;
    from_end = can_be_read_from_end(*item);
    if (!from_end || check_source(*item, diagnostics_)) items.push_back(*std::move(item));
  }
  if (from_end) std::reverse(items.begin(), items.end());
  std::move(ready_.begin(), ready_.end(), std::back_inserter(items));
  ready_ = std::move(items);
  return from_end;
}

void InputList::add(const std::string& path) {
  if (path == "-") {
    if (had_stdin_) return;
    had_stdin_ = true;
    auto file = std::make_shared<InputFile>(InputFile{"standard input", true, true});
    ready_.push_back({path, std::move(file), {}});
  } else if (is_directory(path)) {
    add_directory(path);
  } else {
    auto file = std::make_shared<InputFile>(InputFile{path, true, false});
    ready_.push_back({path, std::move(file), {}});
  }
}

void InputList::add_directory(const std::string& path) {
  Result<std::vector<DirectoryEntry>> entries = list_log_directory(path);
  if (!entries) {
    diagnostics_.error(entries.error());
    return;
  }
  bool after_stream_part = false;
  for (DirectoryEntry& entry : *entries) {
    std::string name = path_in_directory(path, entry.name);
    auto file = std::make_shared<InputFile>(InputFile{name, false, false});
    const bool continues = entry.in_stream && after_stream_part;
    ready_.push_back(
        {std::move(name), std::move(file), std::move(entry.fd), entry.in_stream, continues});
    after_stream_part = entry.in_stream;
  }
}

}  // namespace gsaw
