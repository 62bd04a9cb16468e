// What lines of a journal are searched for: made when there is one.
#include "query/journal_finder.h"

namespace gsaw {

const CandidateFinder* JournalFinder::get() const {
  std::call_once(once_, [this] { made_.emplace(for_journal(prefilter_), settings_); });
  return made_->usable() ? &*made_ : nullptr;
}

bool may_hold_listed_message(std::string_view piece) {
  static const CandidateFinder finder(for_journal({}), {});
  return finder.may_match_around(piece);
}

}  // namespace gsaw
