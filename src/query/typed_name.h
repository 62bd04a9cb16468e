// Names of fields as they are typed in a query or an option: what is shown can be asked for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

namespace gsaw {

// The key can stand in a name without quotes.
bool is_bare_key(std::string_view key);

// The letters that words of the language and virtual fields of each size begin with, in either
// case: or; and not txn; time host; level; logger; message, pattern; _exists_; _missing_. PERF: not
// within the function, which would put it together on the stack.
inline constexpr auto kFirstOfTakenWords = [] {
  constexpr std::string_view kLetters[] = {"", "", "o", "ant", "th", "l", "l", "mp", "_", "_"};
  std::array<std::uint32_t, std::size(kLetters)> bits{};
  for (std::size_t size = 0; size < bits.size(); ++size) {
    for (const char c : kLetters[size]) bits[size] |= 1U << (c & 31);
  }
  return bits;
}();

// Alone and bare the key would be read as something else: a virtual field (but `stack`, which finds
// the key as well), or a word of the language.
bool is_taken_word_of_its_size(std::string_view key);
inline bool is_taken_word(std::string_view key) {  // PERF: asked of every key that is shown
  return key.size() < kFirstOfTakenWords.size() && !key.empty() &&
         (kFirstOfTakenWords[key.size()] >> (key.front() & 31) & 1) != 0 &&
         is_taken_word_of_its_size(key);
}

// Appends what names the field at `path`, keys joined by dots as a FieldWalk gives them: as it is
// where that can be typed, else `.level`, `"one key"`, `keys."in quotes"`. `key_begins`: where in
// the path its keys begin behind the first.
void append_typed_name(std::string& out, std::string_view path,
                       std::span<const std::size_t> key_begins);

// One key of several.
void append_typed_key(std::string& out, std::string_view key);

// A path with dots that do not stand between two others: they are of a key, and without quotes it
// would name another.
bool has_odd_dots(std::string_view path);

// The same where only the path is known: every dot is taken to join two keys.
std::string typed_name(std::string_view path);

}  // namespace gsaw
