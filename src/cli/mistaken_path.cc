// Words of the command line that may be files, or queries.
#include "cli/mistaken_path.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>
#include <variant>

#include "base/in_quotes.h"
#include "input/open_error.h"

namespace gsaw {
namespace {

// What logs are called; a number or a compression may follow.
bool has_log_suffix(std::string_view name) {
  constexpr std::array<std::string_view, 5> kPacked = {".gz", ".zst", ".xz", ".bz2", ".lz4"};
  constexpr std::array<std::string_view, 6> kLogs = {".log",    ".json", ".jsonl",
                                                     ".ndjson", ".gelf", ".clog"};
  for (const std::string_view suffix : kPacked) {
    if (name.ends_with(suffix)) return true;
  }
  const std::size_t last = name.find_last_not_of("0123456789");
  if (last != std::string_view::npos && last + 1 < name.size() && name[last] == '.') {
    name = name.substr(0, last);
  }
  return std::any_of(kLogs.begin(), kLogs.end(),
                     [&](std::string_view suffix) { return name.ends_with(suffix); });
}

}  // namespace

bool names_a_file(const std::string& text) {
  struct stat status {};
  return text == "-" || ::lstat(text.c_str(), &status) == 0;
}

bool is_mistaken_path(const Node& query, const std::string& text) {
  const auto* term = std::get_if<TextTerm>(&query.kind);
  return term != nullptr && !term->value.quoted && term->value.text == text &&
         (!hint_of_url(text).empty() ||
          (text.find("://") == std::string::npos &&
           (text.find('/') != std::string::npos || has_log_suffix(text))));
}

Error no_such_file(const std::string& path, std::string hint) {
  struct stat status {};
  const int error = ::lstat(path.c_str(), &status) == 0 ? 0 : errno;
  if (const std::string url = hint_of_url(path); !url.empty()) hint = url + "; " + hint;
  if (error != EACCES && error != ELOOP) {
    return {"no such file: " + in_quotes(path), std::move(hint)};
  }
  return {fmt::format("cannot open {}: {}", in_quotes(path), std::strerror(error)),
          std::move(hint)};
}

}  // namespace gsaw
