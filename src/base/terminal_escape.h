// Keeps text that strangers wrote, log data and file names, from driving the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gsaw {

// Index of the first byte that must not reach a terminal as it is, or text.size(): C0 (also
// newline and tab), whatever else is_unsafe_on_terminal() names, but for the style of a symbol,
// bytes that are not UTF-8.
std::size_t find_unsafe(std::string_view text);

// Takes the character or byte off the beginning of `text`, which is not empty. Returns it as
// text that can only be read: `\n`, `\u001b`; `\xNN` for a byte that is not UTF-8.
std::string take_escaped(std::string_view& text);

// Appends `text` to a string or buffer, with all that is unsafe in it escaped and everything
// else as it is. Doing it twice changes nothing.
template <class Out>
void append_escaped(Out& out, std::string_view text) {
  while (true) {
    const std::size_t safe = find_unsafe(text);
    out.append(text.substr(0, safe));
    if (safe == text.size()) return;
    text.remove_prefix(safe);
    out.append(take_escaped(text));  // short enough to stay off the heap
  }
}

// The same as a string. Use it on any file name that goes into a message.
std::string printable(std::string_view text);

// How many bytes `text` begins with that a terminal takes for a control sequence, such as that
// of a colour: ESC, [, parameters, a letter. 0 when it begins with none.
std::size_t control_sequence_length(std::string_view text);

}  // namespace gsaw
