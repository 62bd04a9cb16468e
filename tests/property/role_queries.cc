// Random queries about levels and times.
#include "property/role_queries.h"

#include <string_view>

#include "property/role_values.h"

namespace gsaw::property {
namespace {

constexpr std::string_view kNames[] = {"emerg", "alert", "crit",  "err",   "warn", "notice",
                                       "info",  "debug", "trace", "error", "err",  "warn"};
constexpr std::string_view kNumbers[] = {"3", "4", "6", "0", "30", "40", "17", "500", "3.0", "-1"};
constexpr std::string_view kComparisons[] = {"=", "!=", "<", "<=", ">", ">="};

std::string level_term(Random& random) {
  constexpr std::string_view kOthers[] = {
      "exists level",    "level~err",           "level~/^[wW]/",    "level in (warn, err)",
      "level in (3, 4)", "level not in (info)", "level=\"3\"",      "level=E",
      ".level=3",        "severity=ERROR",      "\"level\"=30",     "level!~info",
      "lvl=warn",        "log.level=error",     "level contains r", "level=ERROR"};
  if (random.once_in(6)) return std::string(random.pick(kOthers));
  const std::string_view value = random.once_in(3) ? random.pick(kNumbers) : random.pick(kNames);
  return "level" + std::string(random.pick(kComparisons)) + std::string(value);
}

std::string time_term(Random& random) {
  constexpr std::string_view kOthers[] = {"exists time",      "time=2011-12-26",
                                          "time!=2011-12-26", "created>2011-12-26",
                                          "ts<2011-12-27",    "time in (2011-12-25, 2011-12-27)",
                                          ".time>2011-12-26"};
  if (random.once_in(8)) return std::string(random.pick(kOthers));
  const std::string_view order = random.pick(kComparisons);
  const std::string value = random.once_in(4) ? std::to_string(random_moment(random))
                                              : "'" + random_iso_time(random) + "'";
  return "time" + std::string(order) + value;
}

std::string other_term(Random& random) {
  constexpr std::string_view kTerms[] = {"needle",   "host=web1",  "msg=needle", "x",
                                         "exists a", "s=E",        "message=x",  "short_message~x",
                                         "a=level",  "levelno>=40"};
  return std::string(random.pick(kTerms));
}

std::string term(Random& random) {
  switch (random.below(8)) {
    case 0:
    case 1:
      return other_term(random);
    case 2:
    case 3:
    case 4:
      return time_term(random);
    default:
      return level_term(random);
  }
}

}  // namespace

std::string random_role_query(Random& random, int depth) {
  if (depth == 0 || random.once_in(2)) return term(random);
  const std::string one = "(" + random_role_query(random, depth - 1) + ")";
  if (random.once_in(4)) return "not " + one;
  return one + (random.once_in(3) ? " or " : " and ") + random_role_query(random, depth - 1);
}

std::string random_level_spec(Random& random) {
  const std::string one(random.pick(kNames)), other(random.pick(kNames));
  switch (random.below(6)) {
    case 0:
      return one + ".." + other;
    case 1:
      return one + "..";
    case 2:
      return ".." + one;
    case 3:
      return one + "," + other;
    case 4:
      return std::to_string(random.below(8));
    default:
      return one;
  }
}

}  // namespace gsaw::property
