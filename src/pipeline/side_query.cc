// Which of two sides a selected entry is on: what a second query, or a file, says.
#include "pipeline/side_query.h"

#include "input/real_path.h"
#include "record/unread_role.h"

namespace gsaw {
namespace {

// An entry that names no host is not of the one asked for. One without a level or a time may be of
// any, and so may one that says something gsaw does not understand.
unsigned doubtful_roles(const Record& record, unsigned unread) {
  unsigned doubtful = unread & (role_bit(Role::level) | role_bit(Role::time));
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const unsigned bit = role_bit(static_cast<Role>(i));
    if ((unread & bit) != 0 && has_unread_member(record, static_cast<Role>(i))) doubtful |= bit;
  }
  return doubtful;
}

}  // namespace

bool SideJudge::is_of_path(const InputFile& file) {
  if (file.is_stdin) return *asked_.path == "-";
  if (file.name != file_) {
    file_ = file.name;
    // A pipe by a name of its own, as a shell makes it of `<(zcat old.gz)`, has no real path.
    is_of_file_ = file_ == asked_.text || is_within(real_path(file_), *asked_.path);
  }
  return is_of_file_;
}

std::optional<bool> SideJudge::matches(const Record& record, const EntryPlace& place,
                                       UnreadRoles& unread) {
  if (asked_.path) return is_of_path(*place.chunk.file);
  const bool matches = predicate_.matches(record);
  const unsigned roles = doubtful_roles(record, predicate_.unread_roles());
  if (roles == 0) return matches;
  count_unread(record, place, roles, unread);
  return std::nullopt;
}

}  // namespace gsaw
