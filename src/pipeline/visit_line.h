// Lines to records where speed is not everything; the hot loop is chunk_worker's.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "record/record_parser.h"

namespace gsaw {

// Takes the first line off `lines`, which are not empty, and calls visit(record) for each of
// its records, malformed ones too. The reference is to the same object each time.
template <class Visit>
void visit_line(std::string_view& lines, RecordParser& parser, Visit visit) {
  const std::size_t length = std::min(lines.find('\n'), lines.size() - 1) + 1;
  const std::size_t count = parser.parse(lines.substr(0, length));
  for (std::size_t i = 0; i < count; ++i) visit(parser.record(i));
  lines.remove_prefix(length);
}

}  // namespace gsaw
