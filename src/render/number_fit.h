// Which of the usual number types holds a JSON number as it was written.
#pragma once

#include <cstdint>
#include <string_view>

namespace gsaw {

enum class NumberFit : std::uint8_t {
  integer,  // signed, of 64 bits
  real,     // a double that tells it from its neighbours: finite, of up to 17 digits that count
  neither,  // it is whole only as text
};

// `number`: by JSON's grammar.
NumberFit number_fit(std::string_view number);

// Whether these types have it, or one near it: a whole number is of 64 bits, a decimal neither
// beyond the largest double nor below the least. Of one that is not, readers refuse the whole
// text, or take another for it.
bool has_number_near(std::string_view number);

}  // namespace gsaw
