// What a line too long to be held is searched for, piece by piece.
#pragma once

#include <mutex>
#include <optional>
#include <string_view>

#include "query/candidate_scan.h"
#include "query/prepared_query.h"

namespace gsaw {

// The query's finder is not for pieces: what one needs may stand in another, and a value may be
// cut. This one asks for one of the literals alone, so that a line's answer does not depend on
// where it is cut either.
class LongLineFilter {
 public:
  // The query must outlive it.
  explicit LongLineFilter(const PreparedQuery& query) : query_(query) {}

  // False for a piece that says nothing for its line; the line may match when one of its pieces,
  // overlapping, does. From any thread.
  bool may_match(std::string_view piece) const;

 private:
  const PreparedQuery& query_;
  // Made for the first such line: there is hardly ever one.
  mutable std::once_flag made_;
  mutable std::optional<CandidateFinder> finder_;
};

}  // namespace gsaw
