// Names of fields as they are typed in a query or an option: what is shown can be asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

namespace gsaw {

// The key can stand in a name without quotes.
bool is_bare_key(std::string_view key);

// Alone and bare the key would be read as something else: a virtual field (but `stack`, which finds
// the key as well), or a word of the language.
bool is_taken_word_of_its_size(std::string_view key);
inline bool is_taken_word(std::string_view key) {
  // PERF: asked of every key that is shown. The letters that such words of each size begin with, in
  // either case: or; and not txn; time host; level; logger; message, pattern; _exists_; _missing_.
  constexpr auto kBits = [](std::string_view letters) {
    std::uint32_t bits = 0;
    for (const char c : letters) bits |= 1U << (c & 31);
    return bits;
  };
  constexpr std::uint32_t kFirst[] = {0,           0,          kBits("o"), kBits("ant"),
                                      kBits("th"), kBits("l"), kBits("l"), kBits("mp"),
                                      kBits("_"),  kBits("_")};
  return key.size() < std::size(kFirst) && !key.empty() &&
         (kFirst[key.size()] >> (key.front() & 31) & 1) != 0 && is_taken_word_of_its_size(key);
}

// Appends what names the field at `path`, keys joined by dots as a FieldWalk gives them: as it is
// where that can be typed, else `.level`, `"one key"`, `keys."in quotes"`. `key_begins`: where in
// the path its keys begin behind the first.
void append_typed_name(std::string& out, std::string_view path,
                       std::span<const std::size_t> key_begins);

// One key of several.
void append_typed_key(std::string& out, std::string_view key);

// The same where only the path is known: every dot is taken to join two keys.
std::string typed_name(std::string_view path);

}  // namespace gsaw
