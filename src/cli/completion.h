// What may come next on a command line that is still being typed: the names of fields, values and
// ids that are in the files on it. The scripts in completions/ ask for it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/exit_code.h"

namespace gsaw {

// The first argument of a call that asks for it. It is no flag: what follows are words of a command
// line, not options.
inline constexpr std::string_view kCompleteOption = "--complete";

// Whole values for the word `current` of `words`, the command's without its name: of an option's
// value (`--keys=a,b`, `-ka,b`) what is behind its name. Best first; empty when nothing is known.
// They begin with what is typed; where none does, so they do once the quotes that a name or value
// needs are left out.
std::vector<std::string> completions(std::span<const std::string> words, std::size_t current);

// Answers, one completion a line:
//
//   words CURRENT WORD...      completions() of these
//   bash CURSOR LINE BREAKS    what bash is to put in place of its word, as it is typed there
//
// Never says a word on standard error, nor reads standard input, and ends soon. matched: something
// was found.
ExitCode answer_completion(std::span<const std::string> arguments);

}  // namespace gsaw
