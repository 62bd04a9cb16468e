// Paths to files: standard input, directories, everything else.
#include "input/input_set.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/content_kind.h"
#include "input/log_directory.h"
#include "input/open_error.h"
#include "input/open_for_reading.h"

namespace gsaw {
namespace {

bool is_packed_file(const std::string& path) {
  const FileDescriptor fd = open_for_reading(path.c_str());
  std::array<char, kPackedHead> head{};
  const ssize_t got = ::pread(fd.get(), head.data(), head.size(), 0);  // of a pipe it fails
  const ContentKind* const kind =
      got > 0 ? find_content_kind({head.data(), static_cast<std::size_t>(got)}) : nullptr;
  return kind != nullptr && kind->packing != Packing::none;
}

}  // namespace

InputSet::InputSet(std::vector<std::string> paths, Diagnostics& diagnostics)
    : paths_(std::move(paths)) {
  std::erase_if(paths_, [&](const std::string& path) {
    if (path == "-" || ::access(path.c_str(), R_OK) == 0) return false;
    diagnostics.error(cannot_open(path, errno));
    return true;
  });
}

const LaneInputs* InputSet::lane(std::size_t number) {
  while (lanes_.size() <= number && next_path_ < paths_.size()) add(paths_[next_path_++]);
  return number < lanes_.size() ? &lanes_[number] : nullptr;
}

std::optional<std::uint64_t> InputSet::size() {
  std::uint64_t size = 0;
  for (std::size_t i = 0; const LaneInputs* const inputs = lane(i); ++i) {
    for (const InputItem& item : inputs->items) {
      struct stat status {};
      if (item.is_stdin || ::stat(item.path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return std::nullopt;
      }
      size += static_cast<std::uint64_t>(status.st_size);
    }
  }
  return size;
}

bool InputSet::holds_packed() {
  for (std::size_t i = 0; const LaneInputs* const inputs = lane(i); ++i) {
    const auto is_packed = [](const InputItem& item) { return is_packed_file(item.path); };
    if (std::any_of(inputs->items.begin(), inputs->items.end(), is_packed)) return true;
  }
  return false;
}

void InputSet::add(const std::string& path) {
  if (path == "-") {
    if (!std::exchange(had_stdin_, true)) add_stdin();
    return;
  }
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    lanes_.push_back({{}, {cannot_open(path, errno)}});
  } else if (S_ISDIR(status.st_mode)) {
    add_directory(path);
  } else {
    InputItem item{.path = path, .name = path};
    if (!S_ISREG(status.st_mode)) item.copy = copy_for_stream();
    lanes_.push_back({{std::move(item)}, {}});
  }
}

std::shared_ptr<StreamCopy> InputSet::copy_for_stream() const {
  return keeps_streams_ ? std::make_shared<StreamCopy>() : nullptr;
}

void InputSet::add_stdin() {
  InputItem item{.path = "-", .name = "standard input", .is_stdin = true};
  struct stat status {};
  if (::fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode)) {
    const off_t begin = ::lseek(STDIN_FILENO, 0, SEEK_CUR);
    if (begin >= 0) item.begin = static_cast<std::uint64_t>(begin);
  } else {
    item.copy = copy_for_stream();
  }
  lanes_.push_back({{std::move(item)}, {}});
}

void InputSet::add_directory(const std::string& path) {
  Result<std::vector<DirectoryEntry>> entries = list_log_directory(path);
  if (!entries) {
    lanes_.push_back({{}, {entries.error()}});
    return;
  }
  bool after_stream_part = false;
  for (DirectoryEntry& entry : *entries) {
    const std::string name = path_in_directory(path, entry.name);
    InputItem item{.path = name, .name = name, .named_on_command_line = false};
    item.in_stream = entry.in_stream;
    item.continues_previous = entry.in_stream && after_stream_part;
    if (entry.fd.is_open()) {
      item.open = std::make_shared<const FileDescriptor>(std::move(entry.fd));
    }
    if (!item.continues_previous) lanes_.emplace_back();
    lanes_.back().items.push_back(std::move(item));
    after_stream_part = entry.in_stream;
  }
}

}  // namespace gsaw
