// The values of a list, written in the query or in a file.
#pragma once

#include <cstddef>
#include <string_view>

#include "query/ast.h"

namespace gsaw {

struct ListedValue {
  std::string_view text;  // in the query's tree
  bool quoted = false;
  bool glob = false;
};

// Calls `use` with the lines of a value file, in order, until it returns false: without their
// ends, the empty ones left out.
template <class Use>
void for_each_line_value(std::string_view text, Use use) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && !use(line)) return;
  }
}

// Calls `use` with each ListedValue, in order, until it returns false.
template <class Use>
void for_each_value(const OneOf& one_of, Use use) {
  for (const Literal& value : one_of.values) {
    if (!use(ListedValue{value.text, value.quoted, value.glob})) return;
  }
  if (one_of.file_text == nullptr) return;
  for_each_line_value(*one_of.file_text, [&](std::string_view line) {
    return use(ListedValue{line, false, false});
  });
}

inline std::size_t count_values(const OneOf& one_of) {
  return one_of.values.size() + one_of.file_lines;
}

}  // namespace gsaw
