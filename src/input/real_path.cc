// Where paths lead, however they are spelled.
#include "input/real_path.h"

#include <cstdlib>
#include <memory>
#include <optional>

#include "input/linked_files.h"

namespace gsaw {
namespace {

// What follows `folder` in `target`; none where it is not there.
std::optional<std::string_view> below(std::string_view target, std::string_view folder) {
  if (folder.empty() || !target.starts_with(folder)) return std::nullopt;
  target.remove_prefix(folder.size());
  if (target.empty() || folder.ends_with('/') || target.starts_with('/')) return target;
  return std::nullopt;
}

}  // namespace

std::string real_path(const std::string& path) {
  struct Free {
    void operator()(char* text) const { std::free(text); }
  };
  const std::unique_ptr<char, Free> real(::realpath(path.c_str(), nullptr));
  return real == nullptr ? std::string() : std::string(real.get());
}

bool is_within(std::string_view target, std::string_view folder) {
  return below(target, folder).has_value();
}

bool is_read_with(std::string_view target, std::string_view folder) {
  auto names = below(target, folder);
  if (!names) return false;
  while (!names->empty()) {
    names->remove_prefix(names->starts_with('/') ? 1 : 0);
    const std::string_view name = names->substr(0, names->find('/'));
    names->remove_prefix(name.size());
    if (is_hidden(name) || (names->empty() && is_kept_by_service(name))) return false;
  }
  return true;
}

}  // namespace gsaw
