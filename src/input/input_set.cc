// Paths to files: standard input, directories, everything else.
#include "input/input_set.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/content_kind.h"
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
  while (lanes_.size() <= number) {
    if (!walk_.is_done()) {
      walk_.add_next(lanes_, left_out_);
    } else if (next_path_ < paths_.size()) {
      add(paths_[next_path_++]);
    } else {
      return nullptr;
    }
  }
  return &lanes_[number];
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
    walk_.start(path);
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

}  // namespace gsaw
