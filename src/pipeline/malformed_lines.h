// What becomes of lines that are no JSON object.
#pragma once

namespace gsaw {

enum class MalformedLines {
  show,  // they are entries like others: judged by the query, shown where the format can
  skip,  // never selected, and not spoken of
  only,  // nothing else is selected
  fail,  // as show, and the run ends with an error
};

}  // namespace gsaw
