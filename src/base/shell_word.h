// Commands that a person may copy into a shell.
#pragma once

#include <string>
#include <string_view>

namespace gsaw {

// The text as one word of a command: as it is where no character means anything to a shell, else in
// single quotes; as $'\x1b', which bash, zsh and ksh read, where it holds what is unsafe on a
// terminal. So it is safe there.
std::string shell_word(std::string_view text);

// The same of the path of a file, which is not to be taken for an option, or for standard input.
std::string path_word(std::string_view path);

}  // namespace gsaw
