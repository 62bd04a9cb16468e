// The fields that -K hides: by virtual name, by key, by dotted path.
#include "render/key_filter.h"

#include <algorithm>
#include <utility>

#include "record/role_names.h"

namespace gsaw {
namespace {

bool is_quoted(std::string_view name) {
  return name.size() >= 2 && name.front() == '"' && name.back() == '"';
}

std::string without_array_marks(std::string_view name) {
  std::string path;
  while (!name.empty()) {
    const bool mark = name.starts_with("[]");
    if (!mark) path += name.front();
    name.remove_prefix(mark ? 2 : 1);
  }
  return path;
}

}  // namespace

KeyFilter::KeyFilter(const std::vector<std::string>& hidden) {
  for (const std::string& name : hidden) {
    if (const auto role = virtual_field(name)) roles_[static_cast<std::size_t>(*role)] = true;
    std::string_view path = name;
    if (is_quoted(path)) {
      paths_.emplace_back(path.substr(1, path.size() - 2));
    } else {
      if (path.size() > 1 && path.front() == '.') path.remove_prefix(1);
      paths_.push_back(without_array_marks(path));
    }
    longest_path_ = std::max(longest_path_, paths_.back().size() + 1);  // GELF's `_`
  }
}

bool KeyFilter::hides(std::string_view path) const {
  if (path.size() > longest_path_) return false;
  const std::string_view bare = path.starts_with('_') ? path.substr(1) : path;
  for (const std::string& hidden : paths_) {
    if (hidden == path || hidden == bare) return true;
  }
  return false;
}

bool KeyFilter::hides_all_of(std::string_view path) const {
  for (std::size_t end = path.find('.'); end != path.npos; end = path.find('.', end + 1)) {
    if (end > longest_path_) return false;
    if (hides(path.substr(0, end))) return true;
  }
  return hides(path);
}

bool KeyFilter::hides_below(std::string_view path) const {
  if (path.size() >= longest_path_) return false;
  const std::string_view bare = path.starts_with('_') ? path.substr(1) : path;
  const auto lies_in = [](std::string_view hidden, std::string_view outer) {
    return hidden.size() > outer.size() && hidden.starts_with(outer) && hidden[outer.size()] == '.';
  };
  return std::any_of(paths_.begin(), paths_.end(), [&](std::string_view hidden) {
    return lies_in(hidden, path) || lies_in(hidden, bare);
  });
}

}  // namespace gsaw
