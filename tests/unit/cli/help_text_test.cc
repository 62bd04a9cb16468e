// The help fits its screen and says everything the table of flags knows.
#include "cli/help_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/flags.h"
#include "cli/help_topics.h"
#include "cli/options.h"

namespace gsaw {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void check_layout(std::string_view text, std::size_t most_lines) {
  const auto lines = lines_of(text);
  CHECK(lines.size() <= most_lines);
  for (const std::string& line : lines) {
    CAPTURE(line);
    CHECK(line.size() <= 80);
    CHECK_FALSE(line.ends_with(' '));
    CHECK(std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '~'; }));
  }
  REQUIRE_FALSE(text.empty());
  CHECK(text.back() == '\n');
}

TEST_CASE("the short help fits 80 columns and 78 lines") { check_layout(short_help(), 78); }

TEST_CASE("the short help has a row for every flag") {
  const auto lines = lines_of(short_help());
  for (const Flag& flag : flags()) {
    CAPTURE(flag.help);
    const std::string name = flag_name(flag);
    const auto row = std::find_if(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.starts_with("  ") && line.find(name + " ") != std::string::npos &&
             line.ends_with(flag.help);
    });
    REQUIRE(row != lines.end());
    // Two blanks at least between the flag and what it means.
    CHECK(row->substr(0, row->size() - flag.help.size()).ends_with("  "));
    if (flag.short_name != '\0') CHECK(row->substr(2, 2) == std::string("-") + flag.short_name);
  }
}

TEST_CASE("no two flags share a name, and every name finds its flag") {
  std::set<std::string_view> long_names;
  std::set<char> short_names;
  for (const Flag& flag : flags()) {
    if (!flag.long_name.empty()) {
      CHECK(long_names.insert(flag.long_name).second);
      CHECK(find_flag(flag.long_name) == &flag);
    }
    if (flag.short_name != '\0') {
      CHECK(short_names.insert(flag.short_name).second);
      CHECK(find_flag(flag.short_name) == &flag);
    }
    CHECK((flag.short_name != '\0' || !flag.long_name.empty()));
  }
  CHECK(find_flag("") == nullptr);
  CHECK(find_flag('\0') == nullptr);
  CHECK(find_flag("quer") == nullptr);
}

template <class Names>
void check_help_names(FlagId id, const Names& names) {
  const auto flag = std::find_if(flags().begin(), flags().end(),
                                 [id](const Flag& each) { return each.id == id; });
  REQUIRE(flag != flags().end());
  for (const auto& each : names) {
    CAPTURE(each.name);
    CHECK(flag->help.find(each.name) != std::string_view::npos);
  }
}

TEST_CASE("the help of a flag with a choice names every value") {
  check_help_names(FlagId::malformed, kMalformedLinesNames);
  check_help_names(FlagId::color, kWhenNames);
  check_help_names(FlagId::pager, kWhenNames);
}

TEST_CASE("the topics on output and views name every format") {
  const std::string text = help_on("output").value() + help_on("views").value();
  for (const auto& each : kOutputFormatNames) {
    CAPTURE(each.name);
    CHECK(text.find("-o " + std::string(each.name)) != std::string::npos);
  }
}

TEST_CASE("the topics named in the short help are those there are") {
  std::string named;
  for (const HelpTopic& topic : help_topics()) named += std::string(topic.name) + ", ";
  CHECK(help_topic_list() == named + "all");
  for (const HelpTopic& topic : help_topics()) {
    CHECK(short_help().find(" " + std::string(topic.name) + " ") != std::string::npos);
  }
}

TEST_CASE("a topic is at most 66 lines of 80 columns") {
  for (const HelpTopic& topic : help_topics()) {
    CAPTURE(topic.name);
    check_layout(topic.text, 66);
    CHECK(help_on(topic.name) == std::string(topic.text));
  }
}

TEST_CASE("all is the short help and every topic") {
  const auto all = help_on("all");
  REQUIRE(all);
  CHECK(all->starts_with(short_help()));
  for (const HelpTopic& topic : help_topics()) {
    CHECK(all->find(topic.text) != std::string::npos);
  }
}

TEST_CASE("what is no topic has no text") {
  for (const std::string_view topic : {"", "Query", "quer", "query ", "--help", "\n"}) {
    CHECK_FALSE(help_on(topic));
  }
}

TEST_CASE("the first line of the version is what it is, the others what it is made of") {
  CHECK(version_text().starts_with("gsaw 0."));
  CHECK(lines_of(version_text()).size() == 4);
  CHECK(version_text().back() == '\n');
}

}  // namespace
}  // namespace gsaw
