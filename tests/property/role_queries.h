// Random queries about levels and times, alone and among other terms.
#pragma once

#include <string>

#include "property/random.h"

namespace gsaw::property {

std::string random_role_query(Random& random, int depth);

// The value of an option -l.
std::string random_level_spec(Random& random);

}  // namespace gsaw::property
