// Lines that do not look like one JSON object.
#pragma once

namespace gsaw {

// Unclosed: not empty, and ending neither with `}` nor with a carriage return; prefixed: not
// beginning with `{`. What is said of a line does not depend on the lines around it.
enum class OddLines : unsigned char { none, unclosed, unclosed_or_prefixed };

}  // namespace gsaw
