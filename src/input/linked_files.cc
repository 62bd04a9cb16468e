// Which links in a directory tree lead to files that are read anyway.
#include "input/linked_files.h"

#include "input/real_path.h"

namespace gsaw {

bool is_hidden(std::string_view name) { return name.starts_with('.'); }

bool is_kept_by_service(std::string_view name) {
  return name == "lock" || name == "state" || name == "newstate" || name == "config";
}

bool LinkedFiles::is_new(const std::string& path, const FileIdentity& identity) {
  if (is_in_tree(path)) return false;
  return met_.emplace(identity.device, identity.inode).second;
}

bool LinkedFiles::is_in_tree(const std::string& path) {
  if (!real_root_) real_root_ = real_path(root_);
  return is_read_with(real_path(path), *real_root_);
}

}  // namespace gsaw
