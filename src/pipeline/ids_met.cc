// Which of the ids that were asked for the selected entries have.
#include "pipeline/ids_met.h"

#include <algorithm>
#include <string_view>

namespace gsaw {

IdsMet::IdsMet(const AskedTxns& asked) : membership_(asked), ids_(membership_.asked()) {}

void IdsMet::note(const Record& record) {
  membership_.each(record, [&](std::string_view id) {
    const std::lock_guard lock(mutex_);
    if (met_.insert(std::string(id)).second && met_.size() == ids_.size()) all_met_ = true;
  });
}

std::vector<std::string> IdsMet::not_met() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> left;
  std::copy_if(ids_.begin(), ids_.end(), std::back_inserter(left),
               [&](const std::string& id) { return !met_.contains(id); });
  return left;
}

}  // namespace gsaw
