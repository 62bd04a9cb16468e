// What a line too long to be held is searched for, piece by piece.
#include "pipeline/long_line_filter.h"

namespace gsaw {

bool LongLineFilter::may_match(std::string_view piece) const {
  // Whether a line is an odd one cannot be said of a piece.
  if (query_.finder == nullptr || query_.prefilter.odd_lines != OddLines::none) return true;
  std::call_once(made_, [this] {
    Prefilter literals = query_.prefilter;
    literals.also.clear();
    for (Needle& needle : literals.any_of) needle.condition = nullptr;
    finder_.emplace(literals, CompileSettings{});
  });
  return finder_->may_match(piece);
}

}  // namespace gsaw
