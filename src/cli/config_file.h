// The config file: where it is, and what its text says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "query/query_error.h"

namespace gsaw {

// $XDG_CONFIG_HOME/gsaw/config.toml, else $HOME/.config/gsaw/config.toml; none when
// neither variable is an absolute path.
std::optional<std::string> default_config_path();

// The file's bytes, of one that is too large no more than it takes to know that. None when it
// does not exist and need not. The error is the system's reason, or that it is a fifo, which is
// waited for only where the file must exist: somebody named it.
Result<std::optional<std::string>> read_config_file(const std::string& path, bool must_exist);

// Bytes.
inline constexpr std::size_t kLargestConfig = 1 << 20;

// A part of a config file.
struct ConfigText {
  std::string text;
  std::size_t at = 0;    // where it stands in the file, without quotes
  bool is_bare = false;  // a value without quotes: true, false or a number
};

// `key = value` of a config file.
struct ConfigSetting {
  ConfigText name;
  std::vector<ConfigText> values;  // one, unless it is a list
};

// Reads the part of TOML that a config file may hold: keys, none of them twice, bare or joined by
// dots, with a string without escapes, true, false, a whole number or a list of strings. The error
// is of a place in `text`, which is no larger than kLargestConfig.
QueryResult<std::vector<ConfigSetting>> parse_config(std::string_view text);

}  // namespace gsaw
