// A member's key as role names are compared: however a producer spells it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gsaw {

// What `_log.Level`, `logLevel` and `LOG-LEVEL` have in common: `loglevel`. Without the `_` and
// `@` that it begins with, without `_`, `-` and `.`, ASCII letters in lower case. Where such a
// separator stood is kept: it counts between the words of a name, `le_vel` is none.
class KeyName {
 public:
  // No name of the tables is longer (key_name_test); room for what a key is spelled with besides.
  static constexpr std::size_t kLongest = 40;
  static constexpr std::size_t kLongestKey = 64;

  // `key`: decoded. Costs no more than kLongestKey bytes.
  explicit KeyName(std::string_view key);

  // Empty when nothing is left of the key, or when it is longer than any that a role goes by.
  std::string_view text() const { return {bytes_.data(), size_}; }

  // Bit i: before byte i of the text, or with i its size behind it, stands a separator.
  std::uint64_t separators() const { return separators_; }
  // Bit i: at byte i of the text a word may begin: after a separator, or at a capital letter behind
  // one that is none. For names of a table.
  std::uint64_t words() const { return separators_ | capitals_; }

 private:
  std::array<char, kLongest> bytes_;
  std::size_t size_ = 0;
  std::uint64_t separators_ = 0, capitals_ = 0;
};

constexpr bool is_key_separator(char c) { return c == '_' || c == '-' || c == '.'; }

}  // namespace gsaw
