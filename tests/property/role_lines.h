// Random lines whose levels and times are spelled, placed and repeated in every way that
// may mislead a look at the raw line.
#pragma once

#include <string>

#include "property/random.h"

namespace gsaw::property {

// Without line end, but a CR may end it.
std::string random_role_line(Random& random);

}  // namespace gsaw::property
