// What a transaction id says of itself: the answer to --decode.
#pragma once

#include <string>

#include "record/time_zone.h"
#include "record/txn_id.h"

namespace gsaw {

// One line a part, aligned, names as in TxnId; the host, being free text, escaped.
std::string describe_txn(const TxnId& txn, const TimeZone& zone);

// The same as one JSON object and a newline: numbers as numbers, `created` as RFC 3339.
std::string txn_as_json(const TxnId& txn);

}  // namespace gsaw
