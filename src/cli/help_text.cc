// Builds the short help from the table of flags; gathers the topics.
#include "cli/help_text.h"

#include "base/vector_name.h"
#include "cli/build_facts.h"
#include "cli/flags.h"
#include "cli/help_topics.h"

namespace gsaw {
namespace {

constexpr std::size_t kHelpColumn = 28;  // where the meaning of a flag begins

std::string_view group_title(FlagGroup group) {
  switch (group) {
    case FlagGroup::select:
      return "Select:";
    case FlagGroup::show:
      return "Show:";
    case FlagGroup::input:
      return "Read:";
    case FlagGroup::about:
      return "Understand:";
  }
  return {};
}

void append_flag(std::string& out, const Flag& flag) {
  std::string row = "  ";
  row += flag.short_name != '\0' ? std::string("-") + flag.short_name : "  ";
  if (!flag.long_name.empty()) {
    row += flag.short_name != '\0' ? ", --" : "  --";
    row += flag.long_name;
  }
  if (flag.takes_value()) {
    row += ' ';
    row += flag.placeholder;
  }
  row.resize(kHelpColumn, ' ');
  out += row;
  out += flag.help;
  out += '\n';
}

}  // namespace

std::string short_help() {
  std::string out =
      "Usage: gsaw [OPTIONS] [QUERY] [PATH...]\n"
      "Search JSON logs by field, level and transaction id. No PATH: standard input.\n";
  const FlagGroup* group = nullptr;
  for (const Flag& flag : flags()) {
    if (!group || *group != flag.group) {
      out += group_title(flag.group);
      out += '\n';
    }
    group = &flag.group;
    append_flag(out, flag);
  }
  out +=
      "Topics (gsaw --help query): query times output views input formats examples all\n"
      "Example: gsaw --since end-1h '_status>=500 and message~\"time ?out\"' api.log\n";
  return out;
}

std::optional<std::string> help_on(std::string_view topic) {
  if (topic == "all") {
    std::string out = short_help();
    for (const HelpTopic& each : help_topics()) out += "\n" + std::string(each.text);
    return out;
  }
  for (const HelpTopic& each : help_topics()) {
    if (each.name == topic) return std::string(each.text);
  }
  return std::nullopt;
}

std::string help_topic_list() {
  std::string list;
  for (const HelpTopic& each : help_topics()) list += std::string(each.name) + ", ";
  return list + "all";
}

std::string version_text() {
  std::string text = "gsaw " + std::string(kVersion);
  if (!kCommit.empty()) text += " (" + std::string(kCommit) + ")";
  text += "\nbuilt by " + std::string(kBuild) + "\nwith ";
  text += kLibraries;
  text += "\nsearches with " + std::string(vector_name()) + "\n";
  return text;
}

}  // namespace gsaw
