// Which transactions an entry belongs to.
#include "query/txn_membership.h"

#include <unordered_set>

#include "base/ascii.h"
#include "record/correlation_ids.h"
#include "record/id_envelope.h"
#include "record/json_text.h"
#include "record/pasted_id.h"
#include "record/role_text.h"

namespace gsaw {
namespace {

// One id is logged in both cases when it is hexadecimal. A view of `id`, or of `lowered`.
std::string_view comparable(std::string_view id, std::string& lowered) {
  if (!is_hex_id(id)) return id;
  lowered = id;
  make_ascii_lower(lowered);
  return lowered;
}

// The id itself, of a value that may wrap it.
std::string_view innermost(std::string_view text) {
  const EnvelopedIds inner = ids_within(text);
  return inner.begin() == inner.end() ? text : *inner.begin();
}

}  // namespace

TxnMembership::TxnMembership(const std::vector<std::string>& asked) {
  std::string lowered;
  for (const std::string& typed : asked) {
    const std::string id(id_in_paste(typed));
    for (const std::string& reading : id_readings(typed)) {
      asked_.emplace(comparable(reading, lowered), id);
    }
  }
}

const std::string* TxnMembership::asked_for(std::string_view id) const {
  std::string lowered;
  const auto found = asked_.find(std::string(comparable(id, lowered)));
  return found == asked_.end() ? nullptr : &found->second;
}

void TxnMembership::each(const Record& record, FunctionRef<void(std::string_view)> use) const {
  if (record.malformed) return;
  if (!asked_.empty()) return each_asked(record, use);
  const auto& txn = record.role(Role::txn);
  if (!txn || txn->value.is_container()) return;
  std::string scratch, lowered;
  const std::string_view text = innermost(text_of_member(record, txn->value, scratch));
  if (!text.empty() && txn->value.type != JsonType::null) use(comparable(text, lowered));
}

void TxnMembership::each_asked(const Record& record,
                               FunctionRef<void(std::string_view)> use) const {
  std::unordered_set<const std::string*> found;
  std::string scratch;
  const auto note = [&](std::string_view id) {
    const std::string* asked = asked_for(id);
    if (asked != nullptr && found.insert(asked).second) use(*asked);
  };
  any_correlation_id(record, [&](int, std::string_view, const JsonValue& value) {
    const std::string_view text = decoded_text(value, scratch);
    note(text);
    for (const std::string_view id : ids_within(text)) note(id);
    return false;
  });
}

}  // namespace gsaw
