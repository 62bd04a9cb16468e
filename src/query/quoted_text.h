// Text of a user or of a log, made fit for messages: quoted, escaped, not too long.
#pragma once

#include <string>
#include <string_view>

namespace gsaw {

// `"text"`, with quotes, backslashes and whatever could drive a terminal escaped;
// invalid bytes as \xNN.
std::string quoted(std::string_view text);

// The same, of the first 40 or so characters; `...` says that there are more.
std::string quoted_short(std::string_view text);

}  // namespace gsaw
