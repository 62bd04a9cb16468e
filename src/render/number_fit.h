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

// Whether some double is near it: neither beyond the largest nor below the least. Readers that have
// nothing but doubles refuse the whole text for a number that is.
bool is_near_a_double(std::string_view number);

}  // namespace gsaw
