// Names of fields in options, and words of the query, against the names that the entries have.
#pragma once

#include <string>
#include <vector>

#include "input/input_set.h"
#include "pipeline/pass.h"
#include "pipeline/plan.h"

namespace gsaw {

struct NameHints {
  std::vector<std::string> notes;
  bool lack_needed = false;  // they say of a field that nothing is shown without that it is unknown
};

// After a pass that read its inputs to the end, or as far as `settings` allow, and could read all
// of it: says which fields of plan.named no entry has, and which bare words of the query are the
// names of fields; where entries were selected, of its negated ones alone. By the first entries, up
// to the last that -m allowed, so the same however the inputs are cut and read. `from_end`: that
// pass began there.
NameHints name_hints(const Plan& plan, const PreparedQuery& query, const PassSettings& settings,
                     bool from_end, const PassResult& passed, InputSet& inputs);

}  // namespace gsaw
