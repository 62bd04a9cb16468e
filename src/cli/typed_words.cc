// A command line that is still being typed.
#include "cli/typed_words.h"

#include <cassert>
#include <optional>
#include <string_view>

namespace gsaw {
namespace {

// A word that begins with `-`: the last of the flags that it names, and where the value of that
// begins, if it is in the word.
struct FlagWord {
  const Flag* flag = nullptr;  // null: one that takes a value is not among them
  std::optional<std::size_t> value = std::nullopt;

  bool needs_next() const { return flag && !value && !flag->value_optional(); }
};

FlagWord read_long(std::string_view word) {
  const std::size_t equals = word.find('=');
  const Flag* flag = find_flag(word.substr(0, equals).substr(2));
  if (!flag || !flag->takes_value()) return {};
  return {flag, equals == word.npos ? std::nullopt : std::optional(equals + 1)};
}

FlagWord read_short(std::string_view word) {
  for (std::size_t i = 1; i < word.size(); ++i) {
    const Flag* flag = find_flag(word[i]);
    if (!flag) return {};
    if (!flag->takes_value() || flag->value_attached()) continue;
    return {flag, i + 1 < word.size() ? std::optional(i + 1) : std::nullopt};
  }
  return {};
}

}  // namespace

TypedWords read_typed_words(std::span<const std::string> words, std::size_t current) {
  assert(current < words.size());
  TypedWords typed;
  const Flag* awaited = nullptr;  // its value is the next word
  bool only_positionals = false;
  const auto take_value = [&](std::size_t word, const Flag* flag, std::size_t begin) {
    if (word != current) {
      typed.has_query |= flag->id == FlagId::query;
      return;
    }
    typed.kind = TypedWords::Kind::value;
    typed.flag = flag;
    typed.begin = begin;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (awaited) {
      take_value(i, awaited, 0);
      awaited = nullptr;
    } else if (!only_positionals && word == "--" && i != current) {
      only_positionals = true;
    } else if (!only_positionals && word.starts_with('-') && (word.size() > 1 || i == current)) {
      const FlagWord named = word.starts_with("--") ? read_long(word) : read_short(word);
      if (i == current) typed.kind = TypedWords::Kind::option;
      if (named.flag && named.value) take_value(i, named.flag, *named.value);
      if (i != current && named.needs_next()) awaited = named.flag;
    } else if (i != current) {
      typed.others.push_back(word);
    }
  }
  return typed;
}

}  // namespace gsaw
