// Listing directories: svlogd's (also multilog's and s6-log's), and all others.
#include "input/log_directory.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/terminal_escape.h"
#include "input/open_error.h"
#include "input/open_for_reading.h"
#include "input/rotation_set.h"

namespace gsaw {
namespace {

constexpr std::string_view kCurrent = "current";
// '@', 24 hexadecimal digits (a TAI64N label), '.', one of s t u.
constexpr std::size_t kLabelSize = 25;
constexpr std::size_t kSvlogdNameSize = kLabelSize + 2;

std::string_view label_of(std::string_view name) { return name.substr(0, kLabelSize); }

bool is_svlogd_name(std::string_view name) {
  return name.size() == kSvlogdNameSize && name.front() == '@' && name[kLabelSize] == '.' &&
         std::string_view("stu").find(name.back()) != std::string_view::npos &&
         label_of(name).find_first_not_of("0123456789abcdef", 1) == std::string_view::npos;
}

// Hidden files, and those that are svlogd's own.
bool is_no_log(std::string_view name) {
  return name.starts_with('.') || name == "lock" || name == "state" || name == "newstate" ||
         name == "config";
}

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

// Symbolic links are followed. Most file systems tell the kind with the name. What cannot be
// known is for whoever opens it to say, unless it is gone since.
bool may_be_regular(int directory, const dirent& entry) {
  if (entry.d_type == DT_REG) return true;
  if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) return false;
  struct stat status {};
  if (::fstatat(directory, entry.d_name, &status, 0) == 0) return S_ISREG(status.st_mode);
  return ::fstatat(directory, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 || errno != ENOENT;
}

// Regular files only: reading a fifo that happens to stand there would wait for ever.
Result<std::vector<std::string>> list_files(const std::string& path) {
  const std::unique_ptr<DIR, CloseDirectory> directory(::opendir(path.c_str()));
  if (!directory) {
    return tl::unexpected(cannot_open(path, errno));
  }
  if (::faccessat(::dirfd(directory.get()), ".", X_OK, AT_EACCESS) != 0) {
    return fail("cannot open the files in " + printable(path) + ": " +
                    std::generic_category().message(errno),
                "to open what a directory holds takes its x permission");
  }
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(directory.get())) {
    if (!is_no_log(entry->d_name) && may_be_regular(::dirfd(directory.get()), *entry)) {
      names.emplace_back(entry->d_name);
    }
    errno = 0;
  }
  if (errno != 0) {
    return fail("cannot read " + printable(path) + ": " + std::generic_category().message(errno));
  }
  return names;
}

std::optional<struct stat> status_of(const FileDescriptor& fd) {
  struct stat status {};
  if (!fd.is_open() || ::fstat(fd.get(), &status) != 0) return std::nullopt;
  return status;
}

// True when `path` is the file that is open as `current`: it was renamed since.
bool is_same_file(const std::string& path, const std::optional<struct stat>& current) {
  struct stat status {};
  return current && ::stat(path.c_str(), &status) == 0 && status.st_ino == current->st_ino &&
         status.st_dev == current->st_dev;
}

// The finished files in label order, one for each label: .s rather than .u.
std::vector<std::string> choose_finished(std::vector<std::string> names) {
  std::erase_if(names, [](const std::string& name) { return name.back() == 't'; });
  // Of one label .s comes first, and unique keeps the first.
  std::sort(names.begin(), names.end());
  const auto same_label = [](const std::string& a, const std::string& b) {
    return label_of(a) == label_of(b);
  };
  names.erase(std::unique(names.begin(), names.end(), same_label), names.end());
  return names;
}

}  // namespace

Result<std::vector<DirectoryEntry>> list_log_directory(const std::string& path) {
  // First open `current`, then list: when rotation comes between, the list holds it
  // under its new name and nothing is missed.
  const std::string current_path = path_in_directory(path, std::string(kCurrent));
  FileDescriptor current = open_for_reading(current_path.c_str());
  current.keep();
  const std::optional<struct stat> current_status = status_of(current);

  Result<std::vector<std::string>> listed = list_files(path);
  if (!listed) return tl::unexpected(listed.error());
  std::vector<std::string>& names = *listed;
  sort_logs(names);

  const auto finished_begin = std::stable_partition(
      names.begin(), names.end(), [](const std::string& name) { return !is_svlogd_name(name); });
  std::vector<std::string> finished = choose_finished({finished_begin, names.end()});
  names.erase(finished_begin, names.end());
  const bool has_current = std::erase(names, kCurrent) != 0;

  std::vector<DirectoryEntry> entries;
  for (std::string& name : names) entries.push_back({std::move(name), false, {}});
  for (std::string& name : finished) {
    if (is_same_file(path_in_directory(path, name), current_status)) continue;
    entries.push_back({std::move(name), true, {}});
  }
  // One that cannot be opened stays in the list, for the error when it is its turn.
  if (has_current || (current_status && S_ISREG(current_status->st_mode))) {
    entries.push_back({std::string(kCurrent), true, std::move(current)});
  }
  if (entries.empty()) return fail("no log files in " + printable(path));
  return entries;
}

std::string path_in_directory(const std::string& directory, const std::string& name) {
  return directory.ends_with('/') ? directory + name : directory + '/' + name;
}

}  // namespace gsaw
