// Which links in a directory tree lead to files that are read anyway.
#include "input/linked_files.h"

#include <cstdlib>
#include <memory>
#include <string_view>

namespace gsaw {
namespace {

// Empty where there is none.
std::string real_path(const std::string& path) {
  struct Free {
    void operator()(char* text) const { std::free(text); }
  };
  const std::unique_ptr<char, Free> real(::realpath(path.c_str(), nullptr));
  return real == nullptr ? std::string() : std::string(real.get());
}

}  // namespace

bool is_hidden(std::string_view name) { return name.starts_with('.'); }

bool is_kept_by_service(std::string_view name) {
  return name == "lock" || name == "state" || name == "newstate" || name == "config";
}

bool LinkedFiles::is_new(const std::string& path, const FileIdentity& identity) {
  if (is_in_tree(path)) return false;
  return met_.emplace(identity.device, identity.inode).second;
}

// What the walk leaves out by its name it does not read.
bool LinkedFiles::is_in_tree(const std::string& path) {
  if (!real_root_) real_root_ = real_path(root_);
  const std::string target = real_path(path);
  if (real_root_->empty() || !target.starts_with(*real_root_)) return false;
  std::string_view below = std::string_view(target).substr(real_root_->size());
  if (!real_root_->ends_with('/') && !below.starts_with('/')) return false;
  while (!below.empty()) {
    below.remove_prefix(below.starts_with('/') ? 1 : 0);
    const std::string_view name = below.substr(0, below.find('/'));
    below.remove_prefix(name.size());
    if (is_hidden(name) || (below.empty() && is_kept_by_service(name))) return false;
  }
  return true;
}

}  // namespace gsaw
