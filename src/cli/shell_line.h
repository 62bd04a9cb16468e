// A command line of bash that is still being typed, cut into words as bash will: nothing in it is
// run or expanded.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gsaw {

struct ShellLine {
  std::vector<std::string> words;  // without quotes; the first is the command
  std::size_t current = 0;         // the word at the cursor, up to there
  // What is completed stands in for the rest of that word from here on.
  std::size_t kept = 0;
  char quote = '\0';  // that is open at the cursor
};

// `breaks`: characters that part words for whoever completes them, outside quotes, as in
// $COMP_WORDBREAKS. None where the cursor is in what only a shell knows (`$(`, a variable), in the
// name of the command or in that of a redirection's file.
std::optional<ShellLine> read_shell_line(std::string_view line, std::size_t cursor,
                                         std::string_view breaks);

// What stands for `text`, which is safe on a terminal, in a word of a command line, behind an open
// `quote`. Where the quote is to be closed for a character it is opened again.
std::string as_typed_in_shell(std::string_view text, char quote);

}  // namespace gsaw
