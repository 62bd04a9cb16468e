// Selected entries that do not say what a view makes something of.
#pragma once

#include <array>

#include "pipeline/line_log.h"
#include "pipeline/view.h"
#include "record/record.h"

namespace gsaw {

// Counts an entry that has no readable value for `role`; a malformed line is none.
void count_unread(const Record& record, const EntryPlace& place, Role role, CountedLines& counted);

// By role.
using UnreadRoles = std::array<CountedLines, kRoleCount>;

// Counts, of the time and the level, those of `roles`, a bit each, that the entry does not say.
void count_unread(const Record& record, const EntryPlace& place, unsigned roles,
                  UnreadRoles& counted);

// Those of `behind`, which come after `counted`.
void add_unread(UnreadRoles& counted, const UnreadRoles& behind);

}  // namespace gsaw
