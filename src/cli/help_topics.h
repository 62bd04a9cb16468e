// The longer help texts: data.
#pragma once

#include <span>
#include <string_view>

namespace gsaw {

// At most 60 lines of 80 columns, ending in a newline.
struct HelpTopic {
  std::string_view name;
  std::string_view text;
};

// In the order in which `--help all` prints them.
std::span<const HelpTopic> help_topics();

}  // namespace gsaw
