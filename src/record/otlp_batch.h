// OpenTelemetry's batches of log records, as its collector writes them to files.
#pragma once

#include <string>

#include "record/json_reader.h"

namespace gsaw {

// When `object`, one of those that `reader` has read, is an ExportLogsServiceRequest
// (opentelemetry.proto.collector.logs.v1, as JSON, its keys in camelCase or snake_case): sets
// `out` to its log records, one object a line, and returns true. Each has its own members, with
// the attributes as one object of plain values and a body of any type as that value; then
// `resource`, the resource's attributes in one object, and `scope`; then what stands beside the
// list. False for all else, for a batch without a record, and where a time, a level or a message
// stands beside: that is an entry which holds a batch, and none of it may be passed over.
bool append_otlp_records(std::string& out, const JsonReader& reader, const JsonObject& object);

}  // namespace gsaw
