// What producers write in place of JSON, and what is read in its place.
#pragma once

#include <string>
#include <string_view>

namespace gsaw {

// Makes of `line` what simdjson accepts: invalid UTF-8 becomes U+FFFD, raw control
// bytes within strings become escapes, NUL outside strings a blank, NaN and Infinity
// strings; an array of objects its elements, with blanks for its brackets and the commas between
// them. False when there is nothing to repair; then nothing is copied.
bool repair_json(std::string_view line, std::string& out);

}  // namespace gsaw
