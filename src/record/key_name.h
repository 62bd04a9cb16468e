// A member's key as role names are compared: however a producer spells it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace gsaw {

// What `_log.Level`, `logLevel` and `LOG-LEVEL` have in common: `loglevel`. Without the `_` and
// `@` that it begins with, without `_`, `-` and `.`, ASCII letters in lower case.
class KeyName {
 public:
  // No name of the tables is longer (key_name_test); room for what a key is spelled with besides.
  static constexpr std::size_t kLongest = 40;
  static constexpr std::size_t kLongestKey = 64;

  // `key`: decoded. Costs no more than kLongestKey bytes.
  explicit KeyName(std::string_view key);

  // Empty when nothing is left of the key, or when it is longer than any that a role goes by.
  std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kLongest> bytes_;
  std::size_t size_ = 0;
};

constexpr bool is_key_separator(char c) { return c == '_' || c == '-' || c == '.'; }

}  // namespace gsaw
