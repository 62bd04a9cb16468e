// Reading directories, and sorting out what is no log.
#include "input/directory_names.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include "base/function_ref.h"
#include "base/terminal_escape.h"
#include "input/natural_order.h"
#include "input/open_error.h"
#include "input/open_for_reading.h"
#include "input/rotation_set.h"

namespace gsaw {
namespace {

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};
using Directory = std::unique_ptr<DIR, CloseDirectory>;

// Most file systems tell the kind with the name. Links are not followed. DT_UNKNOWN: it is gone;
// what cannot be asked is for whoever opens it to say.
unsigned char kind_of(int directory, const dirent& entry) {
  if (entry.d_type != DT_UNKNOWN) return entry.d_type;
  struct stat status {};
  if (::fstatat(directory, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
    return static_cast<unsigned char>(IFTODT(status.st_mode));
  }
  return errno == ENOENT ? DT_UNKNOWN : DT_REG;
}

Result<void> for_each_entry(DIR* directory, const std::string& path,
                            FunctionRef<void(const dirent&)> see) {
  errno = 0;
  while (const dirent* entry = ::readdir(directory)) {
    see(*entry);
    errno = 0;
  }
  if (errno == 0) return {};
  return tl::unexpected(cannot_read(path, errno));
}

Result<Directory> open_directory(const std::string& path) {
  Directory directory(::opendir(path.c_str()));
  if (!directory) return tl::unexpected(cannot_open(path, errno));
  if (::faccessat(::dirfd(directory.get()), ".", X_OK, AT_EACCESS) != 0) {
    return fail("cannot open the files in " + printable(path) + ": " +
                    std::generic_category().message(errno),
                "to open what a directory holds takes its x permission");
  }
  return directory;
}

// Among the names of links that one has its place in the order which is met first.
void add_links(DirectoryNames& names, std::vector<std::string> links, const std::string& path,
               LinkedFiles& linked, LeftOut& left_out) {
  std::sort(links.begin(), links.end());
  for (std::string& link : links) {
    const std::string place = path_in_directory(path, link);
    struct stat status {};
    if (::stat(place.c_str(), &status) != 0) {
      const bool is_there = ::lstat(place.c_str(), &status) == 0 || errno != ENOENT;
      if (is_there) names.files.push_back(std::move(link));
    } else if (!S_ISDIR(status.st_mode) && !S_ISREG(status.st_mode)) {
      left_out.add(WhyLeftOut::no_file, place);
    } else if (S_ISREG(status.st_mode) && linked.is_new(place, {status.st_dev, status.st_ino})) {
      names.files.push_back(std::move(link));
    } else {
      left_out.add(WhyLeftOut::linked, place);
    }
  }
}

}  // namespace

Result<DirectoryNames> read_directory(const std::string& path, LinkedFiles& linked,
                                      LeftOut& left_out) {
  const Result<Directory> directory = open_directory(path);
  if (!directory) return tl::unexpected(directory.error());
  DirectoryNames names;
  std::vector<std::string> links;
  const Result<void> seen = for_each_entry(directory->get(), path, [&](const dirent& entry) {
    const std::string name = entry.d_name;
    if (name == "." || name == "..") return;
    if (is_hidden(name)) return left_out.add(WhyLeftOut::hidden, path_in_directory(path, name));
    const unsigned char kind = kind_of(::dirfd(directory->get()), entry);
    if (kind == DT_DIR) return names.directories.push_back(name);
    if (is_kept_by_service(name)) {
      return left_out.add(WhyLeftOut::no_log, path_in_directory(path, name));
    }
    if (kind == DT_REG) return names.files.push_back(name);
    if (kind == DT_LNK) return links.push_back(name);
    if (kind != DT_UNKNOWN) left_out.add(WhyLeftOut::no_file, path_in_directory(path, name));
  });
  if (!seen) return tl::unexpected(seen.error());
  add_links(names, std::move(links), path, linked, left_out);
  return names;
}

void put_in_order(DirectoryNames& names) {
  sort_logs(names.files);
  std::sort(names.directories.begin(), names.directories.end(),
            [](const std::string& a, const std::string& b) {
              const int order = compare_natural(a, b);
              return order != 0 ? order < 0 : a < b;
            });
}

std::string path_in_directory(const std::string& directory, const std::string& name) {
  return directory.ends_with('/') ? directory + name : directory + '/' + name;
}

FileDescriptor open_renamed(const std::string& path, const FileIdentity& identity) {
  const std::size_t slash = path.rfind('/');
  const std::string parent = slash == path.npos ? "." : path.substr(0, slash + 1);
  const Directory directory(::opendir(parent.c_str()));
  FileDescriptor found;
  if (!directory) return found;
  static_cast<void>(for_each_entry(directory.get(), parent, [&](const dirent& entry) {
    if (found.is_open() || entry.d_ino != identity.inode) return;
    FileDescriptor fd = open_for_reading(path_in_directory(parent, entry.d_name).c_str());
    if (identity_of(fd) == identity) found = std::move(fd);
  }));
  return found;
}

}  // namespace gsaw
