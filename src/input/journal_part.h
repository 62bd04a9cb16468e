// Lines of systemd's journal, as `journalctl -o json` writes them.
#pragma once

#include <string_view>

namespace gsaw {

// True when the line has marks that journalctl puts into every entry: `__CURSOR`,
// `__REALTIME_TIMESTAMP`. Before the entry may stand what json-seq and json-sse have there.
bool is_journal_line(std::string_view line);

}  // namespace gsaw
