// Lines of systemd's journal, as `journalctl -o json` writes them.
//
// docker's journald driver writes a text of more than 16 KiB as several entries, between which
// those of others stand (CONTAINER_PARTIAL_MESSAGE and the like): keys in any order, each value a
// string, or an array of the bytes of one that is no printable text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "input/entry_part.h"

namespace gsaw {

// True when the line has marks that journalctl puts into every entry: `__CURSOR`,
// `__REALTIME_TIMESTAMP`. Before the entry may stand what json-seq and json-sse have there.
bool is_journal_line(std::string_view line);

// These are what entry_part(), find_split() and so on are for other logs. The text of a part is the
// value of its MESSAGE as it is written; where that is left out, as it is long, nothing is a part.
std::optional<EntryPart> journal_part(std::string_view line);
std::size_t find_journal_split(std::string_view lines, std::size_t from);
void append_journal_text(std::string& line, std::string_view text);
void end_journal_text(std::string& line, std::size_t begin);
void mark_journal_whole(std::string& line);

}  // namespace gsaw
