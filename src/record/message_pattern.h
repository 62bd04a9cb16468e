// What messages have in common that differ only in what they are about.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "record/record.h"

namespace gsaw {

// Makes of a message its pattern: `Token 5f3a01 expired after 12 ms` is `Token <hex> expired after
// <num> ms`. Holes are <num>, <hex>, <id>, <uuid>, <ip>, <mail>, <url>, <path>, <time>, <str> for
// what stands in quotes, and <*> for a word behind an equals sign. One per thread.
class MessagePattern {
 public:
  // So much of a message is looked at, of its first line that is not blank.
  static constexpr std::size_t kMostBytes = 1000;

  // Linear in its size. Valid until the next call.
  std::string_view of_text(std::string_view message);
  // Of an entry: of its message, or of all of its text where it has none.
  std::string_view of(const Record& record) { return of_text(text_of(record)); }
  // What the pattern of an entry is made of, all of it. Valid as the record is, until the next
  // call.
  std::string_view text_of(const Record& record);

 private:
  char* write_next(char* out, std::string_view text, std::size_t& at) const;

  std::array<char, kMostBytes * 6 + 16> out_;
  std::string scratch_;
};

// By what a pattern is named: the same in every run, on every machine.
std::uint32_t pattern_id(std::string_view pattern);
// Eight hexadecimal digits.
std::string pattern_id_text(std::uint32_t id);

}  // namespace gsaw
