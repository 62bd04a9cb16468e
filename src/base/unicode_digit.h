// Figures that scripts have besides those of ASCII.
#pragma once

namespace gsaw {

// Whether `value` is a decimal digit of any script (Unicode's general category Nd), as the Arabic
// 1 or a 1 of full width. Not: Roman and Chinese numerals, fractions, superscripts.
bool is_unicode_digit(char32_t value);

}  // namespace gsaw
