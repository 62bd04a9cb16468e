// The fields that -K hides: by virtual name, by key, by dotted path.
#include "render/key_filter.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "record/json_text.h"
#include "record/named_field.h"

namespace gsaw {
namespace {

// GELF's `_` before it or not.
bool is_among(const std::vector<std::string>& names, std::string_view name) {
  const auto has = [&](std::string_view bare) {
    return std::binary_search(names.begin(), names.end(), bare, std::less<>());
  };
  return has(name) || (name.starts_with('_') && has(name.substr(1)));
}

}  // namespace

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
    const bool is_key = quoted_part_size(name) == name.size();
    std::string path = is_key ? field->path.name() : field->path.path_of_elements();
    longest_path_ = std::max(longest_path_, path.size() + 1);  // GELF's `_`
    (is_key && path.find('.') != path.npos ? keys_ : paths_).push_back(std::move(path));
  }
  std::sort(paths_.begin(), paths_.end());
  std::sort(keys_.begin(), keys_.end());
}

bool KeyFilter::hides(std::string_view path, bool is_key) const {
  if (path.size() > longest_path_) return false;
  return is_among(paths_, path) || (is_key && is_among(keys_, path));
}

bool KeyFilter::hides_member_of(const Record& record, const JsonValue& value) const {
  if (keys_.empty() || value.token == kNoToken) return false;
  const auto behind = std::upper_bound(
      record.members.begin(), record.members.end(), value.token,
      [](std::uint32_t token, const JsonMember& member) { return token < member.value.token; });
  if (behind == record.members.begin()) return false;
  std::string scratch;
  return is_among(keys_, decode_json_string(std::prev(behind)->key, scratch));
}

bool KeyFilter::hides_all_of(std::string_view path) const {
  for (std::size_t end = path.find('.'); end != path.npos; end = path.find('.', end + 1)) {
    if (end > longest_path_) return false;
    if (hides(path.substr(0, end), false)) return true;
  }
  return hides(path, false);
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
