// The correlation ids of an entry, wherever in it they stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/function_ref.h"
#include "record/record.h"

namespace gsaw {

// Calls `use` with every correlation id of the entry until it returns true; says whether it did:
// the rank of its key (id_key.h; the lowest is the entry's txn), the keys that lead to it joined
// by dots (of a long way the last of them), and the text or number. Objects and arrays are looked
// into at any depth. An array under such a key holds several ids; what is listed as name and value
// (`{"key":"request.id","value":{"stringValue":"x"}}`) is found by the name. One pass, linear.
using CorrelationUse = FunctionRef<bool(int rank, std::string_view key, const JsonValue&)>;
bool any_correlation_id(const Record& record, CorrelationUse use);

// The entry's txn: the first id whose key has the lowest rank. By a walk over all of the entry.
struct FirstTxn {
  std::string_view key;
  JsonValue value;
};
// `path`: what the key is a view of, if not the line.
std::optional<FirstTxn> first_txn(const Record& record, std::string& path);
// The same of most entries, without a walk: the member. Null says nothing.
const JsonMember* plain_txn(const Record& record);

// The keys of most txns, by which they are found without a walk: such a member is the txn if it has
// text and stands before any object, list, and member with a name key. `key`: decoded.
bool is_plain_txn_key(std::string_view key);
// The first key of `{"key": "request.id", "value": ...}`, as OpenTelemetry and others list names.
bool is_name_key(std::string_view key);

// Calls `use` with all that the entry's txn says, until it returns true; says whether it did: each
// value that stands where the chosen one does, and the ids in its envelope (id_envelope.h).
bool any_txn(const Record& record, FunctionRef<bool(const JsonValue&)> use);

}  // namespace gsaw
