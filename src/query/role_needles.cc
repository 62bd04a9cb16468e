// What to search raw lines for where a role is asked about.
//
// What names have in common is found in all of them, where words of a name may be put together
// with separators or without, but never cut (key_name.h). Short names that count in one spelling
// alone stand between their quotes; in a string the one behind has a backslash.
#include "query/role_needles.h"

#include <cassert>
#include <iterator>

namespace gsaw {
namespace {

// The last six imply one: Serilog leaves the level out of entries of level Information, klog of all,
// where `err` and `v` tell.
constexpr std::string_view kLevel[] = {
    "level", "severity", "prio",     "lvl\"", "lvl\\", "\"@l\"", "\"@l\\", "\"s\"",
    "\"s\\",  "\"L\"",    "\"L\\",     "\"label\"", "\"label\\", "\"tags\"", "\"tags\\", "\"@t\"",
    "\"@t\\", "\"err\"",  "\"err\\",   "\"v\"",  "\"v\\"};

constexpr std::string_view kTime[] = {
    "time",   "date",    "creat",  "instant", "start", "msec",   "written", "\"ts\"",
    "_ts\"",  "@ts\"",   "\"ts\\", "_ts\\",   "@ts\\", "\"@t\"", "\"@t\\",  "\"t\"",
    "\"t\\", "\"at\"", "\"at\\"};

}  // namespace

std::span<const std::string_view> role_needles(Role role) {
  assert(role == Role::time || role == Role::level);
  return role == Role::time ? std::span<const std::string_view>(kTime) : kLevel;
}

bool implies_role(Role role, std::string_view key) {
  return role == Role::level && (key == "@t" || key == "err" || key == "v");
}

}  // namespace gsaw
