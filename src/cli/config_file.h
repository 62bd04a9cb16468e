// The config file as text: where it is, and whether its syntax is sound.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gsaw {

// $XDG_CONFIG_HOME/gsaw/config.toml, else $HOME/.config/gsaw/config.toml; none when
// neither variable is an absolute path.
std::optional<std::string> default_config_path();

// The file's bytes. None when it does not exist and need not.
Result<std::optional<std::string>> read_config_file(const std::string& path, bool must_exist);

// The part of TOML that a config file may hold: `key = value` with a string, true,
// false, a whole number or a list of strings. Returns it without comments, each list on
// one line, so that CLI11's reader, which is lax, sees only what it reads right. The
// error names the line.
Result<std::string> plain_toml(std::string_view text);

}  // namespace gsaw
