// Which of two sides a selected entry is on: what a second query, or a file, says.
#include "pipeline/side_query.h"

namespace gsaw {

bool SideJudge::is_of_path(const InputFile& file) const {
  const std::string& path = *asked_.path;
  if (file.name == path || (file.is_stdin && path == "-")) return true;
  const std::string folder = path.ends_with('/') ? path : path + '/';
  return file.name.starts_with(folder);
}

std::optional<bool> SideJudge::matches(const Record& record, const EntryPlace& place,
                                       UnreadRoles& unread) {
  if (asked_.path) return is_of_path(*place.chunk.file);
  const bool matches = predicate_.matches(record);
  const unsigned roles = predicate_.unread_roles();
  if (roles == 0) return matches;
  count_unread(record, place, roles, unread);
  return std::nullopt;
}

}  // namespace gsaw
