// A command line that is still being typed: what the word at the cursor is to become.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "cli/flags.h"

namespace gsaw {

struct TypedWords {
  enum class Kind {
    positional,  // QUERY or PATH
    value,       // of `flag`, or a word that ends in one
    option,      // the name of an option
  };
  Kind kind = Kind::positional;
  const Flag* flag = nullptr;
  std::size_t begin = 0;            // of the value in the word
  std::vector<std::string> others;  // positionals, but the word at the cursor
  bool has_query = false;           // by -e
};

// `words`: without the name of the program; one of them, `current`, ends at the cursor.
TypedWords read_typed_words(std::span<const std::string> words, std::size_t current);

}  // namespace gsaw
