// Lines of systemd's journal, by the form that journalctl gives them.
#include "input/journal_part.h"

namespace gsaw {
namespace {

// `data: ` of json-sse, a byte order mark ...
constexpr std::size_t kMostBefore = 8;

}  // namespace

bool is_journal_line(std::string_view line) {
  const std::size_t brace = line.substr(0, kMostBefore).find('{');
  if (brace == line.npos) return false;
  return line.find(R"("__REALTIME_TIMESTAMP")", brace) != line.npos ||
         line.find(R"("__CURSOR")", brace) != line.npos;
}

}  // namespace gsaw
