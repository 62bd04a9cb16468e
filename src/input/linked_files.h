// Which links in a directory tree lead to files that are read anyway.
#pragma once

#include <sys/types.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "input/input_file.h"

namespace gsaw {

// `current.log -> app-20261127.log`: entries that are counted twice are a wrong answer. So a link
// is left out whose file stands in the same tree, or that another link of the tree has led to.
// Hard links are files of their own.
class LinkedFiles {
 public:
  // `root`: the tree, as it was named.
  explicit LinkedFiles(std::string root) : root_(std::move(root)) {}

  // Whether the file that the link at `path` leads to is to be read for the link. `identity`: the
  // file's.
  bool is_new(const std::string& path, const FileIdentity& identity);

 private:
  bool is_in_tree(const std::string& path);

  std::string root_;
  std::optional<std::string> real_root_;  // found when the first link is met
  std::set<std::pair<dev_t, ino_t>> met_;
};

// Whether a name in a directory is that of a hidden file, or of one that svlogd, multilog and
// s6-log keep for themselves.
bool is_hidden(std::string_view name);
bool is_kept_by_service(std::string_view name);

}  // namespace gsaw
