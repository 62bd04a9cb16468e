// Which of the ids that were asked for the selected entries have.
#include "pipeline/ids_met.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace gsaw {

IdsMet::IdsMet(const AskedTxns& asked) : membership_(asked) {}

void IdsMet::note(const Record& record) {
  membership_.each(record, [&](std::string_view id) {
    const std::lock_guard lock(mutex_);
    met_.emplace(id);
    if (met_.size() == membership_.asked().size()) all_met_ = true;
  });
}

std::vector<std::string> IdsMet::not_met() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> left;
  const std::vector<std::string>& asked = membership_.asked();
  std::copy_if(asked.begin(), asked.end(), std::back_inserter(left),
               [&](const std::string& id) { return !met_.contains(id); });
  return left;
}

}  // namespace gsaw
