// The names that fields are shown under which have several.
#include "analyze/shown_names.h"

#include <set>

namespace gsaw {
namespace {

struct ToldName {
  explicit ToldName(std::string_view told) : key(told), of_role(told.starts_with(kOfRole)) {
    if (of_role) key.remove_prefix(1);
    const char mark = key.empty() ? 'a' : key.front();
    if (mark == kShownWithMark || mark == kOnlyWithMark) key.remove_prefix(1);
    if (mark == kShownWithMark || mark == '_') bare = key.substr(1);
    preferred = mark == '_' ? *bare : key;
  }

  std::string_view key, preferred;
  std::optional<std::string_view> bare;  // the name without the `_`, where that finds it too
  bool of_role;
};

}  // namespace

ShownNames shown_names(const FieldValues& told) {
  std::set<std::string_view> shown;
  for (std::size_t i = 0; i < told.fields(); ++i) {
    const ToldName name(told.name(i));
    if (!name.bare && !name.of_role) shown.insert(name.key);
  }
  for (std::size_t i = 0; i < told.fields(); ++i) {
    const ToldName name(told.name(i));
    if (name.bare && !name.of_role && !shown.contains(name.key) && !shown.contains(*name.bare)) {
      shown.insert(name.preferred);
    }
  }
  ShownNames names;
  for (std::size_t i = 0; i < told.fields(); ++i) {
    const ToldName name(told.name(i));
    const bool by_key = shown.contains(name.key);
    const bool by_bare = name.bare && shown.contains(*name.bare);
    names.names.push_back(by_bare ? name.bare : by_key ? std::optional(name.key) : std::nullopt);
    names.others.push_back(by_bare && by_key ? std::optional(name.key) : std::nullopt);
  }
  return names;
}

}  // namespace gsaw
