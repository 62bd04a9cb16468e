// Which of two sides a selected entry is on: what a second query, or a file, says.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "analyze/two_sides.h"
#include "pipeline/unread_roles.h"
#include "pipeline/view.h"
#include "query/predicate.h"
#include "query/prepared_query.h"

namespace gsaw {

struct SideQuery {
  std::string text;  // as typed
  PreparedQuery query;
  // In its place: entries match that are of this file, or of those in this directory. The real path
  // of it, where it has one, or `-` for standard input; `text` is its name.
  std::optional<std::string> path = std::nullopt;
};

// Why nothing is compared, where one side has no entries: what is said of either, and lives as long
// as the program. Empty: both have some.
struct SideWords {
  std::string_view none_matches, all_match;
};
inline std::string_view why_not_compared(const SideCounts& whole, const SideWords& words) {
  if (whole.matching == 0) return words.none_matches;
  return whole.others == 0 ? words.all_match : std::string_view();
}

// One per worker.
class SideJudge {
 public:
  // `asked` must outlive it.
  explicit SideJudge(const SideQuery& asked) : asked_(asked), predicate_(asked.query.compiled) {}

  // None: the entry does not say, or not so that gsaw understands, what the query asks for; then it
  // is counted.
  std::optional<bool> matches(const Record& record, const EntryPlace& place, UnreadRoles& unread);

 private:
  bool is_of_path(const InputFile& file);

  const SideQuery& asked_;
  Predicate predicate_;
  std::string file_;  // where the entry before stood, and whether that is where the path leads
  bool is_of_file_ = false;
};

}  // namespace gsaw
