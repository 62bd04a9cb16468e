// The values that -K hides although the entry shows them elsewhere than at their path.
#pragma once

#include "record/field_walk.h"
#include "record/record.h"
#include "render/key_filter.h"
#include "render/token_set.h"

namespace gsaw {

// Adds to `hidden` the values of the roles that the filter hides: by the role's name, by their own
// path, by that of an object they stand in. So every output leaves out the same. What wraps an
// entry that stood in a string is hidden too: its text holds all that the entry hides.
void find_hidden(const KeyFilter& filter, const Record& record, FieldWalk& walk, TokenSet& hidden);

}  // namespace gsaw
