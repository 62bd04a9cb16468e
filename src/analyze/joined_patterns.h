// Patterns that differ only in words that vary, such as the names of users, joined to one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "analyze/pattern_table.h"

namespace gsaw {

struct JoinedPattern {
  std::string text;                // `<*>` where its patterns differ
  std::vector<std::uint32_t> ids;  // of its patterns (pattern_id()), rising; each in one row alone
  PatternSums sums;
  std::size_t earliest = 0;  // the number of the pattern that the input has first
};

// All of the table, the most frequent first, equal ones by their text. What is joined depends on
// the patterns and their counts alone.
//
// Patterns of as many words and with the same first word are compared in the order of their counts
// with those before them (P. He et al., Drain, ICWS 2017). They belong together when of the words
// that are no hole in either at least kLeastSame are the same; then a word varies where at least
// kLeastVaried are found in its place, and where fewer are, patterns stay apart.
std::vector<JoinedPattern> join_patterns(const PatternTable& table);

}  // namespace gsaw
