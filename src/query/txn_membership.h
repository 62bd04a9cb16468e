// Which transactions an entry belongs to.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/function_ref.h"
#include "record/record.h"

namespace gsaw {

// The ids of -t, as they were typed.
struct AskedTxns {
  std::vector<std::string> ids;  // empty: no transaction in particular
  bool ignore_case = false;      // -i

  bool empty() const { return ids.empty(); }
  std::size_t size() const { return ids.size(); }
};

// Where ids were asked for those of them that the entry carries, anywhere and in any envelope, as
// -t finds them (txn_ids.h); where none was, what its member txn says, without its envelope.
// Immutable; shared by threads.
class TxnMembership {
 public:
  explicit TxnMembership(const AskedTxns& asked);

  // Calls `use` once with each id: as it was asked for, without what was pasted round it, or as it
  // is logged, in lower case where it is hexadecimal. Valid for the call only. A malformed entry
  // belongs to none.
  void each(const Record& record, FunctionRef<void(std::string_view id)> use) const;

  // What each() may name of what was asked for, each once, in the order in which it was.
  const std::vector<std::string>& asked() const { return ids_; }

 private:
  std::string_view comparable(std::string_view id, std::string& scratch) const;
  // Which of ids_; as many as there are for one that was not asked for.
  std::size_t asked_for(std::string_view id) const;
  void each_asked(const Record& record, FunctionRef<void(std::string_view id)> use) const;

  bool ignore_case_;
  std::vector<std::string> ids_;
  // By each reading of what was asked for, as it is compared: which of ids_ it is.
  std::unordered_map<std::string, std::size_t> asked_;
};

}  // namespace gsaw
