// The text of a config file: settings, or an error of a place in it.
#include <algorithm>
#include <set>
#include <string>

#include "cli/config_file.h"
#include "cli/config_settings.h"
#include "cli/flags.h"
#include "cli/set_option.h"
#include "cli/style_option.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"

using namespace gsaw;
using fuzz::require;

namespace {

// A text that says the same, in one spelling.
std::string written(const std::vector<ConfigSetting>& settings) {
  std::string text;
  for (const ConfigSetting& setting : settings) {
    text += setting.name.text + " = [";
    for (const ConfigText& value : setting.values) {
      const char quote = value.text.find('"') == value.text.npos ? '"' : '\'';
      text += quote + value.text + quote + ", ";
    }
    text += "]\n";
  }
  return text;
}

bool say_the_same(const std::vector<ConfigText>& some, const std::vector<ConfigText>& others) {
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    [](const ConfigText& a, const ConfigText& b) { return a.text == b.text; });
}

void check_style(std::string_view text) {
  const auto style = parse_style(text);
  if (style) {
    require(sgr_of(*style).size() <= Sgr::kRoom, "a style is short", text);
  } else {
    require(style.error().span.offset + style.error().span.length <= text.size(),
            "an error is of a place in it", text);
  }
}

void check_settings(const std::vector<ConfigSetting>& settings, std::string_view text) {
  std::set<std::string> names;
  Options options;
  for (const ConfigSetting& setting : settings) {
    require(!setting.name.text.empty() && names.insert(setting.name.text).second,
            "a setting has a name of its own", text);
    require(text.substr(setting.name.at).starts_with(setting.name.text), "it stands there", text);
    const Flag* const flag = find_flag(setting.name.text);
    for (const ConfigText& value : setting.values) {
      require(text.substr(value.at).starts_with(value.text), "its value stands there", text);
      check_style(value.text);
      if (flag == nullptr || !flag->in_config) continue;
      const auto set = set_option(options, *flag, value.text);
      require(set || !set.error().message.empty(), "an error has a reason", text);
    }
  }
  require(options.threads <= kMaxThreads && options.max_line <= kLongestMaxLine,
          "numbers are within their limits", text);

  const auto again = parse_config(written(settings));
  require(again && again->size() == settings.size(), "settings that are written are read", text);
  for (std::size_t i = 0; i < settings.size(); ++i) {
    require((*again)[i].name.text == settings[i].name.text, "their names are the same", text);
    require(say_the_same((*again)[i].values, settings[i].values), "so are their values", text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::OwnBytes own(fuzz::as_text(data, size));
  const auto settings = parse_config(own.view());
  if (settings) {
    check_settings(*settings, own.view());
  } else {
    const SourceSpan span = settings.error().span;
    require(!settings.error().message.empty(), "an error has a reason", own.view());
    require(span.offset + span.length <= own.view().size(), "it is of a place", own.view());
    Options options;
    const auto applied = apply_config_text(options, own.view());
    require(!applied && applied.error().message.starts_with("line "), "it names the line",
            own.view());
  }
  return 0;
}
