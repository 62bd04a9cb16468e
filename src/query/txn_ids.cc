// The ids of -t: which values of an entry are one of them.
#include "query/txn_ids.h"

#include <algorithm>

#include "record/id_envelope.h"

namespace gsaw {

TxnIds::TxnIds(const std::vector<std::string>& ids, bool ignore_case)
    : ids_(ignore_case), hex_(true) {
  for (const std::string& id : ids) {
    const bool hex = is_hex_id(id);
    (hex ? hex_ : ids_).add(id, false);
    any_hex_ |= hex;
  }
}

bool TxnIds::is_wanted(const JsonValue& value, std::string_view text, std::string& scratch) const {
  return ids_.holds(value, text, scratch) ||
         (any_hex_ && is_hex_id(text) && hex_.holds(value, text, scratch));
}

bool TxnIds::holds(const JsonValue& value, std::string_view text, std::string& scratch) const {
  if (is_wanted(value, text, scratch)) return true;
  const EnvelopedIds inner = ids_within(text);
  return std::any_of(inner.begin(), inner.end(),
                     [&](std::string_view id) { return is_wanted(value, id, scratch); });
}

}  // namespace gsaw
