// The one sentence for what cannot be opened.
#pragma once

#include <string>

#include "base/result.h"

namespace gsaw {

// `path`: as it was asked for. Of a link that leads nowhere it says where it leads.
Error cannot_open(const std::string& path, int error_number);

}  // namespace gsaw
