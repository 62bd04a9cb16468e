// Random lines that try to mislead the look at the value right behind a key.
#pragma once

#include <string>

#include "property/random.h"
#include "property/slow_query.h"

namespace gsaw::property {

// About the key `status`; without line end, but a CR may end it.
std::string random_probe_line(Random& random);

// A query whose prefilter is that key, mostly.
SlowQuery random_probe_query(Random& random);

}  // namespace gsaw::property
