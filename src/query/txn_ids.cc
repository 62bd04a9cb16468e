// The ids of -t: which values of an entry are one of them.
#include "query/txn_ids.h"

#include <algorithm>

#include "record/id_envelope.h"
#include "record/id_spelling.h"

namespace gsaw {

TxnIds::TxnIds(const std::vector<std::string>& ids, bool ignore_case)
    : ids_(ignore_case), hex_(true) {
  for (const std::string& id : ids) {
    const bool hex = is_hex_id(id);
    std::string spelled;
    (hex ? hex_ : ids_).add(hex ? in_one_spelling(id, spelled) : id, false);
    any_hex_ |= hex;
  }
}

bool TxnIds::is_wanted(const JsonValue& value, std::string_view text, std::string& scratch) const {
  if (ids_.holds(value, text, scratch)) return true;
  if (!any_hex_ || !is_hex_id(text)) return false;
  std::string spelled;
  return hex_.holds(value, in_one_spelling(text, spelled), scratch);
}

bool TxnIds::holds(const JsonValue& value, std::string_view text, std::string& scratch) const {
  if (is_wanted(value, text, scratch)) return true;
  const EnvelopedIds inner = ids_within(text);
  return std::any_of(inner.begin(), inner.end(),
                     [&](std::string_view id) { return is_wanted(value, id, scratch); });
}

}  // namespace gsaw
