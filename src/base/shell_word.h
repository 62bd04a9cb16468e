// Commands that a person may copy into a shell.
#pragma once

#include <string>
#include <string_view>

namespace gsaw {

// The text as one word of a command: as it is where no character means anything to a shell, else in
// single quotes. What is unsafe on a terminal stays in it.
std::string shell_word(std::string_view text);

}  // namespace gsaw
