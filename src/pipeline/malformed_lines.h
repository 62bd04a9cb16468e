// What becomes of lines that are no JSON object, as --malformed says.
#pragma once

#include "base/named_value.h"

namespace gsaw {

enum class MalformedLines {
  show,  // they are entries like others: judged by the query, shown where the format can
  skip,  // never selected, and not spoken of
  only,  // nothing else is selected
  fail,  // as show, and the run ends with an error
};

inline constexpr NamedValue<MalformedLines> kMalformedLinesNames[] = {
    {"show", MalformedLines::show},
    {"skip", MalformedLines::skip},
    {"only", MalformedLines::only},
    {"fail", MalformedLines::fail},
};

}  // namespace gsaw
