// Tells the clock that some write beside a date from other texts.
#pragma once

#include <string_view>

namespace gsaw {

// The clock that a text is meant as, without `T` and blanks around it: `22:00`, `9:05:00 PM`,
// `22.00.00`, `220000`, `2200`; whether it can be read or not. Empty for any other text, such as
// `12 ms`, `0.25`, `1h30m` or a date. A view of the text.
std::string_view clock_text(std::string_view text);

}  // namespace gsaw
