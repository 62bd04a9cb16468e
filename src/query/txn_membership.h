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

// Where ids were asked for those of them that the entry carries, anywhere and in any envelope, as
// -t finds them (txn_ids.h); where none was, what its member txn says, without its envelope.
// Immutable; shared by threads.
class TxnMembership {
 public:
  explicit TxnMembership(const std::vector<std::string>& asked);

  // Calls `use` once with each id: as it was asked for, without what was pasted round it, or as it
  // is logged, in lower case where it is hexadecimal. Valid for the call only. A malformed entry
  // belongs to none.
  void each(const Record& record, FunctionRef<void(std::string_view id)> use) const;

 private:
  const std::string* asked_for(std::string_view id) const;
  void each_asked(const Record& record, FunctionRef<void(std::string_view id)> use) const;

  // By the id, in lower case where it is hexadecimal: the id as asked for.
  std::unordered_map<std::string, std::string> asked_;
};

}  // namespace gsaw
