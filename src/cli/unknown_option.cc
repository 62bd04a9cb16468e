// Options of sister tools, and near misses.
#include "cli/unknown_option.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/in_quotes.h"
#include "base/nearest_name.h"
#include "cli/flags.h"

namespace gsaw {
namespace {

struct SisterOption {
  std::string_view name;
  std::string_view hint;
};

constexpr std::string_view kWriteQuery =
    "write it as the query, the first argument: gsaw 'status>=500' FILE";
constexpr std::string_view kRegex =
    "write a regular expression in the query: message~\"time ?out\"";
constexpr std::string_view kFixed = "a word in the query is plain text already";
constexpr std::string_view kWhole = "to compare a whole value write field=\"value\" in the query";
constexpr std::string_view kRecursive =
    "a PATH may be a directory, which is gone through with all below it";
constexpr std::string_view kCompressed =
    "compressed files are unpacked without an option: gsaw QUERY FILE.gz";
constexpr std::string_view kFiles = "let the shell choose the files: gsaw QUERY logs/*.log";
constexpr std::string_view kWithout = "'gsaw -q QUERY FILE' exits with 1 when FILE has no match";
constexpr std::string_view kJson = "use -j, or -o json";

// From grep, ripgrep, hl, jq and journalctl.
constexpr auto kSisters = std::to_array<SisterOption>({
    {"-g", "write the text as the query; to choose files use the shell: gsaw QUERY logs/*.log"},
    {"-z", kCompressed},
    {"-L", kWithout},
    {"-R", kRecursive},
    {"-E", kRegex},
    {"-P", kRegex},
    {"-x", kWhole},
    {"--where", kWriteQuery},
    {"--filter", kWriteQuery},
    {"--grep", kWriteQuery},
    {"--search", kWriteQuery},
    {"--regexp", kRegex},
    {"--regex", kRegex},
    {"--extended-regexp", kRegex},
    {"--perl-regexp", kRegex},
    {"--fixed-strings", kFixed},
    {"--line-regexp", kWhole},
    {"--recursive", kRecursive},
    {"--search-zip", kCompressed},
    {"--decompress", kCompressed},
    {"--files-without-match", kWithout},
    {"--glob", kFiles},
    {"--include", kFiles},
    {"--exclude", kFiles},
    {"--json", kJson},
    {"--raw", "use -o raw"},
    {"--colour", "use --color"},
    {"--from", "use --since"},
    {"--to", "use --until"},
    {"--head", "use -m, --max-count"},
    {"--limit", "use -m, --max-count"},
    {"--lines", "use -n, --tail"},
    {"--utc", "times are shown in UTC unless -Z or --local is given"},
    {"--timezone", "use -Z, --time-zone"},
    {"--tz", "use -Z, --time-zone"},
});

// The part of the argument that names the option: `--name` or `-x`.
std::string_view option_part(std::string_view argument) {
  if (argument.starts_with("--")) return argument.substr(0, argument.find('='));
  // A short option is one ASCII character; half of a longer one would be no text.
  const bool ascii = argument.size() > 1 && static_cast<unsigned char>(argument[1]) < 0x80;
  return ascii ? argument.substr(0, 2) : argument;
}

// Of all flags, or of those that a config file may set.
std::string suggested(std::string_view name, std::string_view dashes, bool settings_alone) {
  constexpr std::size_t kLongestName = 40;  // a longer one is no typo
  if (name.empty() || name.size() > kLongestName) return {};
  std::string starting;
  const Flag* nearest = nullptr;
  std::size_t nearest_distance = name.size() < 5 ? 2 : 3;  // an upper bound, not reached
  for (const Flag& flag : flags()) {
    if (flag.long_name.empty() || (settings_alone && !flag.in_config)) continue;
    if (flag.long_name.starts_with(name)) {
      starting += (starting.empty() ? "" : " or ") + std::string(dashes);
      starting += flag.long_name;
    }
    const std::size_t distance = name_distance(name, flag.long_name, nearest_distance);
    if (distance < nearest_distance) {
      nearest = &flag;
      nearest_distance = distance;
    }
  }
  if (!starting.empty()) return starting;
  return nearest ? std::string(dashes) + std::string(nearest->long_name) : std::string();
}

}  // namespace

std::string suggest_flag(std::string_view name) { return suggested(name, "--", false); }

std::string suggest_setting(std::string_view name) { return suggested(name, "", true); }

Error describe_unknown_option(std::string_view argument) {
  const std::string_view option = option_part(argument);
  Error error{"unknown option " + in_quotes(option), {}};
  for (const SisterOption& sister : kSisters) {
    if (sister.name == option) {
      error.hint = sister.hint;
      return error;
    }
  }
  const bool long_option = option.starts_with("--");
  const std::string nearest = long_option ? suggest_flag(option.substr(2)) : std::string();
  if (!nearest.empty()) error.hint = "did you mean " + nearest + "?";
  return error;
}

}  // namespace gsaw
