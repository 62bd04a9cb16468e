// The fields that -K hides: by virtual name, by key, by dotted path.
#include "render/key_filter.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "record/named_field.h"

namespace gsaw {

KeyFilter::KeyFilter(const std::vector<std::string>& hidden, unsigned roles)
    : hides_role_(roles != 0) {
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    roles_[i] = (roles & role_bit(static_cast<Role>(i))) != 0;
  }
  for (const std::string& name : hidden) {
    const auto field = read_field_name(name);
    if (!field) continue;
    if (field->role && is_played(*field->role)) {
      roles_[static_cast<std::size_t>(*field->role)] = true;
      hides_role_ = true;
    }
    paths_.push_back(field->path.path_of_elements());
    longest_path_ = std::max(longest_path_, paths_.back().size() + 1);  // GELF's `_`
  }
  std::sort(paths_.begin(), paths_.end());
}

bool KeyFilter::hides(std::string_view path) const {
  if (path.size() > longest_path_) return false;
  const std::string_view bare = path.starts_with('_') ? path.substr(1) : path;
  const auto is_hidden = [this](std::string_view name) {
    return std::binary_search(paths_.begin(), paths_.end(), name, std::less<>());
  };
  return is_hidden(path) || (bare.size() != path.size() && is_hidden(bare));
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
  // Those that begin so stand side by side.
  const auto one_lies_in = [this](std::string_view outer) {
    const std::string begin = std::string(outer) + '.';
    const auto first = std::lower_bound(paths_.begin(), paths_.end(), begin);
    return first != paths_.end() && first->starts_with(begin);
  };
  return one_lies_in(path) || (bare.size() != path.size() && one_lies_in(bare));
}

}  // namespace gsaw
