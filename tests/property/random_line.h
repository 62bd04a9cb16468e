// Random lines of a log: objects written in every way that JSON allows, some that it does
// not, from small alphabets so that the random queries often match.
#pragma once

#include <string>

#include "property/random.h"

namespace gsaw::property {

// Without line end.
std::string random_line(Random& random);

}  // namespace gsaw::property
