// Field against field: `a=field(b)`, `a<field(b)`.
#pragma once

#include "query/compiled_query.h"
#include "query/value_test.h"
#include "record/record.h"

namespace gsaw {

struct FieldsVerdict {
  bool holds = false;
  bool has_field = false, has_other = false;  // the entry has them
};

// Holds when it does for any value of the one and any of the other. Equal are the same texts, and
// numbers as numbers. In order are two numbers, also in strings, two durations, or two times; of
// the virtual field `time` the moment counts. Costs no more than the two have values, not every
// pair.
FieldsVerdict compare_fields(const compiled::FieldsCompared& fields, const Record& record,
                             ValueScratch& scratch);

}  // namespace gsaw
