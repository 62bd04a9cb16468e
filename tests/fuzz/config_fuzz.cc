// The text of a config file: settings, or an error with a line.
#include <set>
#include <string>

#include "cli/config_file.h"
#include "cli/flags.h"
#include "cli/set_option.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"

using namespace gsaw;
using fuzz::require;

namespace {

// A text that says the same, in one spelling.
std::string written(const std::vector<ConfigSetting>& settings) {
  std::string text;
  for (const ConfigSetting& setting : settings) {
    text += setting.name + " = [";
    for (const std::string& value : setting.values) {
      const char quote = value.find('"') == value.npos ? '"' : '\'';
      text += quote + value + quote + ", ";
    }
    text += "]\n";
  }
  return text;
}

void check_settings(const std::vector<ConfigSetting>& settings, std::string_view text) {
  std::set<std::string> names;
  Options options;
  for (const ConfigSetting& setting : settings) {
    require(!setting.name.empty() && names.insert(setting.name).second,
            "a setting has a name of its own", text);
    const Flag* const flag = find_flag(setting.name);
    if (flag == nullptr || !flag->in_config) continue;
    for (const std::string& value : setting.values) {
      const auto set = set_option(options, *flag, value);
      require(set || !set.error().message.empty(), "an error has a reason", text);
    }
  }
  require(options.threads <= kMaxThreads && options.max_line <= kLongestMaxLine,
          "numbers are within their limits", text);

  const auto again = parse_config(written(settings));
  require(again && again->size() == settings.size(), "settings that are written are read", text);
  for (std::size_t i = 0; i < settings.size(); ++i) {
    require((*again)[i].name == settings[i].name && (*again)[i].values == settings[i].values,
            "they are the same", text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::OwnBytes own(fuzz::as_text(data, size));
  const auto settings = parse_config(own.view());
  if (settings) {
    check_settings(*settings, own.view());
  } else {
    require(settings.error().message.starts_with("line "), "an error names the line", own.view());
  }
  return 0;
}
