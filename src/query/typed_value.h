// Values as they are typed in a query behind `=`: what is shown can be asked for.
#pragma once

#include <string>
#include <string_view>

namespace gsaw {

// The text can stand without quotes, and is taken for itself.
bool is_bare_value(std::string_view text);

// The text as it is where that can be typed, else in quotes. `quote`: those it is to stand in, " or
// ', where it has none that keep it from standing there; '\0': only where it must.
std::string typed_value(std::string_view text, char quote = '\0');

}  // namespace gsaw
