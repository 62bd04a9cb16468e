// What to search raw lines for where a role is asked about.
//
// What names have in common is found in all of them, where words of a name may be put together
// with separators or without, but never cut (key_name.h). Short names that count in one spelling
// alone stand between their quotes; in a string the one behind has a backslash.
#include "query/role_needles.h"

#include <algorithm>
#include <cassert>
#include <span>

#include "record/added_names.h"
#include "record/key_name.h"

namespace gsaw {
namespace {

// `@t`, `err`, `v`, `task_level` and a `status` imply one: Serilog leaves the level out of entries
// of level Information, klog, eliot and the platform of AWS Lambda of all, where the others tell.
constexpr std::string_view kLevel[] = {
    "level",  "severity", "prio",    "lvl\"",     "lvl\\",     "\"@l\"",     "\"@l\\",    "\"s\"",
    "\"s\\",  "\"L\"",    "\"L\\",   "\"label\"", "\"label\\", "\"tags\"",   "\"tags\\",  "\"@t\"",
    "\"@t\\", "\"err\"",  "\"err\\", "\"v\"",     "\"v\\",     "\"status\"", "\"status\\"};

constexpr std::string_view kTime[] = {
    "time",      "date",      "creat",  "instant", "start",  "msec",   "written", "published",
    "\"ts_ms\"", "\"ts_ms\\", "\"ts\"", "_ts\"",   "@ts\"",  "\"ts\\", "_ts\\",   "@ts\\",
    "\"@t\"",    "\"@t\\",    "\"t\"",  "\"t\\",   "\"at\"", "\"at\\", "\"dt\"",  "\"dt\\"};

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('.') + 1); }

// Nothing stands between its letters, however the key is spelled.
std::string longest_word(std::string_view key) {
  const KeyName name(key);
  const std::string_view text = name.text();
  std::string_view longest;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && (name.words() >> end & 1) == 0) ++end;
    if (end - begin > longest.size()) longest = text.substr(begin, end - begin);
    begin = end;
  }
  return std::string(longest);
}

}  // namespace

std::vector<std::string> role_needles(Role role) {
  assert(role == Role::time || role == Role::level);
  const auto names = role == Role::time ? std::span<const std::string_view>(kTime) : kLevel;
  std::vector<std::string> needles(names.begin(), names.end());
  for (const std::string& name : added_names(role))
    needles.push_back(longest_word(last_part(name)));
  return needles;
}

bool ends_added_path(Role role, std::string_view key) {
  const auto names = added_names(role);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return name.find('.') != name.npos && KeyName(last_part(name)).text() == KeyName(key).text();
  });
}

std::optional<Level> implied_level(std::string_view key) {
  if (key == "@t" || key == "v") return Level::info;
  if (key == "err" || key == "task_level") return Level::err;
  return std::nullopt;
}

}  // namespace gsaw
