// Which transactions an entry belongs to.
#include "query/txn_membership.h"

#include <unordered_set>

#include "query/case_fold.h"
#include "record/correlation_ids.h"
#include "record/id_envelope.h"
#include "record/id_spelling.h"
#include "record/json_text.h"
#include "record/own_txn.h"
#include "record/pasted_id.h"

namespace gsaw {
// A view of `id`, or of `scratch`.
std::string_view TxnMembership::comparable(std::string_view id, std::string& scratch) const {
  const std::string_view spelled = in_one_spelling(id, scratch);
  if (!ignore_case_) return spelled;
  std::string folded;
  append_folded(folded, spelled);
  scratch = std::move(folded);
  return scratch;
}

TxnMembership::TxnMembership(const AskedTxns& asked)
    : ignore_case_(asked.ignore_case && !asked.empty()) {
  std::string scratch;
  std::unordered_map<std::string, std::size_t> known;  // by the id: which of ids_
  for (const std::string& typed : asked.ids) {
    const std::string id(id_in_paste(typed));
    const auto at = known.find(id);
    const std::size_t number = at == known.end() ? ids_.size() : at->second;
    bool is_new = false;
    for (const std::string& reading : id_readings(typed)) {
      is_new |= asked_.emplace(comparable(reading, scratch), number).second;
    }
    if (is_new && known.emplace(id, number).second) ids_.push_back(id);
  }
}

std::optional<std::size_t> TxnMembership::asked_for(std::string_view id) const {
  std::string scratch;
  const auto found = asked_.find(std::string(comparable(id, scratch)));
  return found == asked_.end() ? std::nullopt : std::optional(found->second);
}

void TxnMembership::each(const Record& record, FunctionRef<void(std::string_view)> use) const {
  if (record.malformed) return;
  if (!asked_.empty()) return each_asked(record, use);
  std::string scratch, lowered;
  const std::string_view id = own_txn(record, scratch, lowered);
  if (!id.empty()) use(id);
}

void TxnMembership::each_asked(const Record& record,
                               FunctionRef<void(std::string_view)> use) const {
  std::unordered_set<std::size_t> found;
  std::string scratch;
  const auto note = [&](std::string_view id) {
    const auto asked = asked_for(id);
    if (asked && found.insert(*asked).second) use(ids_[*asked]);
  };
  any_correlation_id(record, [&](int, std::string_view, const JsonValue& value) {
    const std::string_view text = decoded_text(value, scratch);
    note(text);
    for (const std::string_view id : ids_within(text)) note(id);
    return false;
  });
}

}  // namespace gsaw
