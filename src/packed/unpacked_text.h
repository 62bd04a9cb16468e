// All that is packed in a few bytes, at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/content_kind.h"
#include "packed/packed_flaw.h"

namespace gsaw {

struct UnpackedText {
  std::string text;
  std::optional<PackedFlaw> flaw = {};  // then the text is not all
};

// `content`: of the bytes; it has a packing.
UnpackedText unpacked_text(std::string_view packed, const ContentKind& content);

}  // namespace gsaw
