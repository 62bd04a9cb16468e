// Batches in which entries are the elements of one list: of CloudTrail and of CloudWatch Logs, and
// the pages in which APIs and exports hand on what they have found.
#pragma once

#include <string>

#include "record/json_reader.h"

namespace gsaw {

// When `object`, one of those that `reader` has read, is such a batch: sets `out` to its entries,
// one object a line, and returns true.
//
// CloudTrail: `Records` alone, all of them objects. CloudWatch Logs: `logEvents`, as subscriptions
// hand them on, or `events`, as FilterLogEvents and GetLogEvents answer, when each element has what
// these have. A page: a list under one of kPageNames, or in Elasticsearch's `hits`, whose elements
// all look like entries (entry_look.h), while nothing beside it tells of one; or are lists of a
// `field` and its `value`, as Logs Insights answer, which are the members of the entry. What stands
// beside the list (`logGroup`, `logStream` ...) belongs to each entry, and stands behind its own
// members. False for all else and for an empty list.
bool append_listed_entries(std::string& out, const JsonReader& reader, const JsonObject& object);

}  // namespace gsaw
