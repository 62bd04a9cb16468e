// CLI11 cuts the arguments into names and values; the table of flags says what they and
// those of the config file mean. CLI11's exceptions end here.
#include "cli/parse_arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/in_quotes.h"
#include "base/shell_word.h"
#include "cli/check_views.h"
#include "cli/config_file.h"
#include "cli/config_settings.h"
#include "cli/flags.h"
#include "cli/help_text.h"
#include "cli/role_option.h"
#include "cli/set_option.h"
#include "cli/single_dash.h"
#include "cli/unknown_option.h"

namespace gsaw {
namespace {

struct GivenFlag {
  const Flag* flag;
  std::string value;  // "true" for a flag that takes none
};

struct CommandLine {
  std::vector<GivenFlag> flags;       // in the order given
  std::vector<std::string> leftover;  // positionals, `--`, and what looks like an option

  std::ptrdiff_t count(FlagId id) const {
    return std::count_if(flags.begin(), flags.end(),
                         [id](const GivenFlag& given) { return given.flag->id == id; });
  }
  bool has(FlagId id) const { return count(id) > 0; }
};

std::string cli11_names(const Flag& flag) {
  std::string names;
  if (flag.short_name != '\0') names = std::string("-") + flag.short_name;
  if (flag.long_name.empty()) return names;
  return names + (names.empty() ? "--" : ",--") + std::string(flag.long_name);
}

// Each use of the flag is noted as soon as it is read, so that they stay in order.
void declare(CLI::App& app, const Flag& flag, CommandLine& line) {
  const auto note = [&line, &flag](const CLI::results_t& values) {
    line.flags.push_back({&flag, values.front()});
    return true;
  };
  app.add_option(cli11_names(flag), note)
      ->expected(flag.takes_value() && !flag.value_optional() ? 1 : 0,
                 flag.takes_value() && !flag.value_attached() ? 1 : 0)
      ->default_str(flag.takes_value() ? "" : "true")
      ->trigger_on_parse();
}

// `--query` for `--query=`, where that flag needs a value; else empty.
std::string name_before_empty_value(const std::string& argument) {
  if (!argument.starts_with("--") || !argument.ends_with('=')) return {};
  const std::string name = argument.substr(0, argument.size() - 1);
  const Flag* flag = name.size() > 2 ? find_flag(std::string_view(name).substr(2)) : nullptr;
  return flag && flag->takes_value() && !flag->value_optional() ? name : std::string();
}

// The arguments, last one first, as CLI11 wants them. It takes `--name=` for a name
// without a value, and would go on to eat the next argument: hence two arguments.
std::vector<std::string> reversed_arguments(int argc, const char* const* argv) {
  std::vector<std::string> arguments;
  bool only_positionals = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    only_positionals = only_positionals || argument == "--";
    const std::string name = only_positionals ? "" : name_before_empty_value(argument);
    arguments.push_back(name.empty() ? argument : name);
    if (!name.empty()) arguments.emplace_back();
  }
  std::reverse(arguments.begin(), arguments.end());
  return arguments;
}

// CLI11 throws for one mistake only: the last argument is an option without its value.
Error missing_value(std::string_view last_argument) {
  const Flag* flag = last_argument.starts_with("--") ? find_flag(last_argument.substr(2))
                     : last_argument.empty()         ? nullptr
                                                     : find_flag(last_argument.back());
  if (!flag) return {"an option needs a value", {}};
  return {flag_name(*flag) + " needs a value: " + std::string(flag->placeholder), {}};
}

Result<CommandLine> split_command_line(int argc, const char* const* argv) {
  CommandLine line;
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  for (const Flag& flag : flags()) declare(app, flag, line);
  try {
    app.parse(reversed_arguments(argc, argv));
  } catch (const CLI::Error&) {
    return tl::unexpected(missing_value(argv[argc - 1]));
  }
  line.leftover = app.remaining();
  return line;
}

// The positionals among the leftovers; what begins with `-` before `--` is an option
// that does not exist.
Result<std::vector<std::string>> take_positionals(const std::vector<std::string>& leftover) {
  std::vector<std::string> positionals;
  bool only_positionals = false;
  for (const std::string& argument : leftover) {
    if (!only_positionals && argument == "--") {
      only_positionals = true;
    } else if (!only_positionals && argument.size() > 1 && argument[0] == '-') {
      return tl::unexpected(describe_unknown_option(argument));
    } else {
      positionals.push_back(argument);
    }
  }
  return positionals;
}

Error named_error(const std::string& name, Error error) {
  error.message.insert(0, name + ": ");
  return error;
}

// --config and --no-config: the last one given holds. A default file that cannot be read is
// a note: it may be another user's, and the run is as good without it.
Result<void> apply_config(Options& options, const CommandLine& line, std::string& note) {
  std::optional<std::string> path = default_config_path();
  bool must_exist = false;
  for (const GivenFlag& given : line.flags) {
    if (given.flag->id == FlagId::config) {
      path = given.value;
      must_exist = true;
    } else if (given.flag->id == FlagId::no_config) {
      path.reset();
    }
  }
  if (!path) return {};
  const auto text = read_config_file(*path, must_exist);
  const std::string name = "config file " + in_quotes(*path);
  if (!text && !must_exist) {
    note = name + " is left out: " + text.error().message;
    return {};
  }
  if (!text) return tl::unexpected(named_error(name, text.error()));
  if (!*text) return {};
  const auto applied = apply_config_text(options, **text);
  if (!applied) return tl::unexpected(named_error(name, applied.error()));
  return {};
}

// What the command line sets anew is not added to what the config file says.
void forget_overridden(Options& options, const CommandLine& line) {
  if (line.has(FlagId::keys)) options.keys.clear();
  if (line.has(FlagId::keys) || line.has(FlagId::hide)) options.hidden_keys.clear();
  if (line.has(FlagId::local)) options.time_zone.reset();
  if (line.has(FlagId::time_zone)) options.local = false;
}

std::string shell_words(const GivenFlag& given) {
  const std::string name = flag_name(*given.flag);
  if (!given.flag->takes_value() || (given.flag->value_attached() && given.value.empty())) {
    return name;
  }
  return name + "=" + shell_word(given.value);
}

Result<void> apply_flags(Options& options, const CommandLine& line) {
  if (line.has(FlagId::local) && line.has(FlagId::time_zone)) {
    return fail("--local and --time-zone exclude each other");
  }
  // grep takes several -e for alternatives; the last one alone would be a wrong answer.
  if (line.count(FlagId::query) > 1)
    return fail("--query is given twice", "join the two with 'or'");
  forget_overridden(options, line);
  const RoleKeys roles_of_config = std::exchange(options.roles, {});
  for (const GivenFlag& given : line.flags) {
    const std::string name = flag_name(*given.flag);
    if (!given.flag->takes_value() && given.value != "true") return fail(name + " takes no value");
    const auto set = set_option(options, *given.flag, given.value);
    if (!set) return tl::unexpected(named_error(name, set.error()));
    options.typed.insert(given.flag->id);
    if (given.flag->handed_on == HandedOn::selection) {
      options.selection.push_back(shell_words(given));
    } else if (given.flag->handed_on == HandedOn::reading) {
      options.reading.push_back(shell_words(given));
    }
  }
  append_roles(options.roles, roles_of_config);
  forget_entry_defaults(options);
  return {};
}

ParsedArguments usage_error(const Error& error) {
  std::string text = error.message;
  if (!error.hint.empty()) text += "; " + error.hint;
  return {std::nullopt, text + "\ntry 'gsaw --help'\n", ExitCode::error};
}

// As far as the config file and the options can be read.
When pager_of(const CommandLine& line) {
  Options options;
  std::string unsaid;
  static_cast<void>(apply_config(options, line, unsaid));
  for (const GivenFlag& given : line.flags) {
    if (given.flag->id == FlagId::pager) {
      static_cast<void>(set_option(options, *given.flag, given.value));
    }
  }
  return options.pager;
}

ParsedArguments help_for(const std::string& topic, const CommandLine& line) {
  auto text = topic.empty() ? short_help() : help_on(topic);
  if (text) return {std::nullopt, *std::move(text), ExitCode::matched, pager_of(line)};
  return usage_error({"no help on " + in_quotes(topic), "the topics are " + help_topic_list()});
}

// --help and --version, whichever comes first.
std::optional<ParsedArguments> answer_at_once(const CommandLine& line) {
  for (const GivenFlag& given : line.flags) {
    if (given.flag->id == FlagId::help) return help_for(given.value, line);
    if (given.flag->id == FlagId::version) {
      return ParsedArguments{std::nullopt, version_text(), ExitCode::matched};
    }
  }
  return std::nullopt;
}

}  // namespace

ParsedArguments parse_arguments(int argc, const char* const* argv) {
  if (const auto wrong = single_dash_option(argc, argv)) return usage_error(*wrong);
  const auto line = split_command_line(argc, argv);
  if (!line) return usage_error(line.error());
  if (auto answer = answer_at_once(*line)) return std::move(*answer);
  auto positionals = take_positionals(line->leftover);
  if (!positionals) return usage_error(positionals.error());

  Options options;
  options.positionals = std::move(*positionals);
  options.detached = detached_values(argc, argv);
  std::string note;
  if (const auto applied = apply_config(options, *line, note); !applied) {
    return usage_error(applied.error());
  }
  if (const auto applied = apply_flags(options, *line); !applied) {
    return usage_error(applied.error());
  }
  return {std::move(options), {}, ExitCode::matched, {}, std::move(note)};
}

}  // namespace gsaw
