// What --help, --help TOPIC and --version print.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gsaw {

// The short help: usage, every flag, topics; one screen of 80 columns and 45 lines.
std::string short_help();

// The text of a topic (`all`: the short help and every topic). None when unknown.
std::optional<std::string> help_on(std::string_view topic);

// "query, times, output, ..., all", for messages.
std::string help_topic_list();

// `gsaw 0.2.0 (1ca9e3f)` on a line, then what it was built with, and which vectors it uses here.
std::string version_text();

}  // namespace gsaw
