// Which transactions an entry belongs to.
#include "query/txn_membership.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

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
  for (const std::string& typed : asked.ids) {
    const std::vector<std::string> readings = id_readings(typed);
    // One of which a reading was asked for before, as an id and the envelope it came in, is that.
    std::size_t number = ids_.size();
    for (const std::string& reading : readings) number = std::min(number, asked_for(reading));
    if (number == ids_.size()) ids_.emplace_back(id_in_paste(typed));
    std::string lowered;
    for (const std::string& reading : readings) {
      asked_.emplace(comparable(reading, lowered), number);
    }
  }
}

std::size_t TxnMembership::asked_for(std::string_view id) const {
  std::string lowered;
  const auto found = asked_.find(std::string(comparable(id, lowered)));
  return found == asked_.end() ? ids_.size() : found->second;
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
    const std::size_t asked = asked_for(id);
    if (asked < ids_.size() && found.insert(asked).second) use(ids_[asked]);
  };
  any_correlation_id(record, [&](int, std::string_view, const JsonValue& value) {
    const std::string_view text = decoded_text(value, scratch);
    note(text);
    for (const std::string_view id : ids_within(text)) note(id);
    return false;
  });
}

}  // namespace gsaw
