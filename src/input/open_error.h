// The sentences for what cannot be opened, or is no text.
#pragma once

#include <string>

#include "base/content_kind.h"
#include "base/result.h"
#include "input/input_file.h"

namespace gsaw {

// `path`: as it was asked for. Of a link that leads nowhere it says where it leads.
Error cannot_open(const std::string& path, int error_number);

// "x.gz is compressed (gzip)", with the command to use instead.
Error content_error(const ContentKind& kind, const InputFile& file);

}  // namespace gsaw
