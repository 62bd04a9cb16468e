// What may come next on a command line that is still being typed.
#include "cli/completion.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <optional>
#include <utility>

#include "base/write_fully.h"
#include "cli/field_option.h"
#include "cli/parse_arguments.h"
#include "cli/shell_line.h"
#include "cli/typed_paths.h"
#include "cli/typed_words.h"
#include "pipeline/sampled_entries.h"
#include "query/unfinished_query.h"
#include "record/added_names.h"
#include "record/level.h"
#include "record/role_names.h"

namespace gsaw {
namespace {

using TypingPlace = UnfinishedQuery::Place;
using Texts = std::vector<std::string>;

// Nobody waits longer for a key.
constexpr unsigned kMostSeconds = 2;

void add_words(Texts& texts, std::span<const std::string_view> words, std::string_view prefix) {
  for (const std::string_view word : words) {
    const bool is_new = std::find(texts.begin(), texts.end(), word) == texts.end();
    if (is_new && word.starts_with(prefix)) texts.emplace_back(word);
  }
}

// Those that fields are named by: the virtual ones first.
Texts field_names(const SampledEntries& entries, std::string_view prefix) {
  Texts names;
  add_words(names, virtual_fields(), prefix);
  for (std::string& name : entries.names(prefix)) {
    const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
    if (is_new) names.push_back(std::move(name));
  }
  return names;
}

Texts level_names(std::string_view prefix) {
  Texts names;
  for (int i = 0; i <= static_cast<int>(Level::trace); ++i) {
    const std::array<std::string_view, 1> name = {level_name(static_cast<Level>(i))};
    add_words(names, name, prefix);
  }
  return names;
}

Texts field_values(const SampledEntries& entries, const std::string& field,
                   std::string_view prefix) {
  const auto named = field_option(field, "");
  // What an entry says of the time is not what it is compared with.
  if (!named || named->role == Role::time) return {};
  Texts values = entries.values(*named, prefix);
  if (values.empty() && named->role == Role::level) return level_names(prefix);
  return values;
}

Texts with_front(std::string_view front, Texts texts, std::string_view behind = {}) {
  for (std::string& text : texts) text.insert(0, front).append(behind);
  return texts;
}

Texts complete_query(const SampledEntries& entries, const std::string& query) {
  constexpr auto kOperators = std::to_array<std::string_view>(
      {"in", "contains", "startswith", "endswith", "exists", "has", "before", "after"});
  constexpr auto kConnectives = std::to_array<std::string_view>({"and", "or"});
  constexpr auto kNegation = std::to_array<std::string_view>({"not"});
  const UnfinishedQuery end = read_unfinished(query);
  const std::string_view front = std::string_view(query).substr(0, end.begin);
  if (end.place == TypingPlace::nowhere) return {};
  if (end.place == TypingPlace::value) {
    Texts completed;
    for (const std::string& value : field_values(entries, end.field, end.text)) {
      if (auto whole = with_value(query, end, value)) completed.push_back(*std::move(whole));
    }
    return completed;
  }
  Texts words;
  if (end.place == TypingPlace::after_name) add_words(words, kOperators, end.text);
  if (end.place != TypingPlace::name) add_words(words, kConnectives, end.text);
  // What a query may begin with is offered once it is begun.
  if (end.place != TypingPlace::name || !end.text.empty()) add_words(words, kNegation, end.text);
  Texts all = with_front(front, std::move(words));
  for (std::string& name : with_front(front, field_names(entries, end.text), "=")) {
    all.push_back(std::move(name));
  }
  return all;
}

// Names between commas.
Texts complete_list(const SampledEntries& entries, const std::string& list) {
  const std::string last = names_of_list(list).back();
  const std::string_view front = std::string_view(list).substr(0, list.size() - last.size());
  return with_front(front, field_names(entries, last));
}

bool takes_names(FlagId flag) {
  constexpr auto kFlags = std::to_array<FlagId>(
      {FlagId::keys, FlagId::hide, FlagId::count_by, FlagId::describe, FlagId::by});
  return std::find(kFlags.begin(), kFlags.end(), flag) != kFlags.end();
}

Texts complete_value(const SampledEntries& entries, FlagId flag, const std::string& value) {
  if (takes_names(flag)) return complete_list(entries, value);
  switch (flag) {
    case FlagId::query:
    case FlagId::why:
    case FlagId::versus:
      return complete_query(entries, value);
    case FlagId::sort:
      return field_names(entries, value);
    case FlagId::txn: {
      Texts ids = entries.txn_ids(value);
      std::erase_if(ids, [](const std::string& id) { return id.front() == '-'; });
      return ids;
    }
    default:
      return {};
  }
}

// A shell would go back to what these and the others have in common, or leave the others out.
Texts best_of(Texts texts, const std::string& typed) {
  const auto is_longer = [&](const std::string& text) { return text.starts_with(typed); };
  if (std::any_of(texts.begin(), texts.end(), is_longer))
    std::erase_if(texts, std::not_fn(is_longer));
  return texts;
}

// Keys that the command line or the config file gives to roles.
void add_role_keys(std::span<const std::string> words, std::size_t current) {
  std::vector<const char*> arguments = {"gsaw"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != current) arguments.push_back(words[i].c_str());
  }
  const ParsedArguments parsed =
      parse_arguments(static_cast<int>(arguments.size()), arguments.data());
  if (parsed.options) set_added_names(parsed.options->roles.names);
}

std::string as_lines(const Texts& texts) {
  std::string lines;
  for (const std::string& text : texts) lines += text + '\n';
  return lines;
}

std::optional<std::size_t> whole_number(const std::string& text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Texts answer_words(std::span<const std::string> arguments) {
  const auto current = arguments.empty() ? std::nullopt : whole_number(arguments.front());
  if (!current || *current >= arguments.size() - 1) return {};
  return completions(arguments.subspan(1), *current);
}

bool takes_query(const TypedWords& typed) {
  if (typed.kind == TypedWords::Kind::positional) return true;
  const FlagId flag = typed.flag->id;
  return flag == FlagId::query || flag == FlagId::why || flag == FlagId::versus;
}

// bash puts the one completion there is in the place of its word, and closes the quote. Where more
// may follow it gets what that is, too, and goes as far as they are the same.
Texts with_what_follows(std::span<const std::string> words, std::size_t current, Texts texts) {
  const TypedWords typed = read_typed_words(words, current);
  const std::string only = texts.front();
  if (typed.flag != nullptr && takes_names(typed.flag->id)) {
    texts.push_back(only + ',');
  } else if (takes_query(typed)) {
    const bool is_name = only.ends_with('=');
    std::vector<std::string> longer(words.begin(), words.end());
    longer[current].replace(typed.begin, std::string::npos, is_name ? only : only + ' ');
    for (std::string& text : completions(longer, current)) {
      // Behind a value no names, of which there may be many.
      if (is_name || !text.ends_with('=')) texts.push_back(std::move(text));
    }
    if (texts.size() == 1) texts.push_back(only + (is_name ? '"' : ' '));
  }
  return texts;
}

Texts answer_bash(std::span<const std::string> arguments) {
  if (arguments.size() != 3) return {};
  const auto cursor = whole_number(arguments[0]);
  if (!cursor) return {};
  auto line = read_shell_line(arguments[1], *cursor, arguments[2]);
  if (!line) return {};
  const std::span<const std::string> words = std::span(line->words).subspan(1);
  const std::size_t current = line->current - 1;
  const TypedWords typed = read_typed_words(words, current);
  const std::string_view name = std::string_view(words[current]).substr(0, typed.begin);
  Texts texts;
  Texts values = completions(words, current);
  if (values.size() == 1 && line->quote != '\0') {
    values = with_what_follows(words, current, std::move(values));
  }
  for (const std::string& value : values) {
    const std::string whole = std::string(name) + value;
    // What is kept is what was typed: no completion is about another.
    if (!whole.starts_with(std::string_view(words[current]).substr(0, line->kept))) continue;
    texts.push_back(as_typed_in_shell(std::string_view(whole).substr(line->kept), line->quote));
  }
  return texts;
}

Texts answer(std::span<const std::string> arguments) {
  if (arguments.empty()) return {};
  if (arguments.front() == "words") return answer_words(arguments.subspan(1));
  if (arguments.front() == "bash") return answer_bash(arguments.subspan(1));
  return {};
}

}  // namespace

Texts completions(std::span<const std::string> words, std::size_t current) {
  const TypedWords typed = read_typed_words(words, current);
  if (typed.kind == TypedWords::Kind::option) return {};
  TypedPaths files = read_typed_paths(typed.others);
  const bool has_query = typed.has_query || !files.are_all;
  if (typed.kind == TypedWords::Kind::positional && has_query) return {};
  add_role_keys(words, current);
  const SampledEntries entries(std::move(files.paths));
  const std::string text = words[current].substr(typed.begin);
  if (typed.kind == TypedWords::Kind::positional)
    return best_of(complete_query(entries, text), text);
  return best_of(complete_value(entries, typed.flag->id, text), text);
}

ExitCode answer_completion(std::span<const std::string> arguments) {
  ::signal(SIGALRM, [](int) { ::_exit(static_cast<int>(ExitCode::error)); });
  ::alarm(kMostSeconds);
  const std::string lines = as_lines(answer(arguments));
  std::string_view left = lines;
  static_cast<void>(write_fully(STDOUT_FILENO, left));
  return lines.empty() ? ExitCode::no_match : ExitCode::matched;
}

}  // namespace gsaw
