// After a run with no match: what may be wrong with the query.
#pragma once

#include <string>
#include <vector>

#include "query/compiled_query.h"
#include "query/field_hint.h"
#include "query/observations.h"
#include "record/time_zone.h"

namespace gsaw {

// The entries that the observations are of.
struct JudgedEntries {
  std::uint64_t count = 0;
  bool all = true;      // false: the first of more
  unsigned spoken = 0;  // bit per role: it was said that entries have none that can be read
};

// Sentences for a person, one a line, each safe to print: a field that no entry had
// (with the nearest name that some entry had), a comparison that never had comparable
// values, a time range outside the data, a `not` between words. Only what the observations prove;
// times are shown in `zone`, as exactly as it takes. One for each kind, not one a term. Empty when
// there is nothing to say.
std::vector<std::string> no_match_hints(const CompiledQuery& query, const Observations& seen,
                                        const JudgedEntries& entries, const TimeZone& zone);

// What is said of a bare text, or of a bare value that a field is equal to, that is the name of one
// of the fields `known`: it may have been meant as that. `negated`: of negated terms alone, which
// are true of most entries.
std::vector<std::string> field_as_text_hints(const CompiledQuery& query, const FieldNames& known,
                                             bool negated);
// False when there is no such term.
bool may_be_fields(const CompiledQuery& query, bool negated);

}  // namespace gsaw
