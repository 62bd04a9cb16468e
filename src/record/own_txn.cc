#include "record/own_txn.h"

#include "record/id_envelope.h"
#include "record/role_text.h"

namespace gsaw {

std::string_view own_txn(const Record& record, std::string& scratch, std::string& lowered) {
  return bare_txn(role_text(record, Role::txn, scratch), lowered);
}

std::string_view bare_txn(std::string_view text, std::string& lowered) {
  const EnvelopedIds inner = ids_within(text);
  return in_one_case(inner.begin() == inner.end() ? text : *inner.begin(), lowered);
}

}  // namespace gsaw
