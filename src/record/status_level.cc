// A member `status` as a level.
#include "record/status_level.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"

namespace gsaw {
namespace {

constexpr std::string_view kNames[] = {"emerg",   "emergency", "fatal", "panic", "alert",
                                       "crit",    "critical",  "err",   "error", "warn",
                                       "warning", "notice",    "info",  "debug", "trace"};

}  // namespace

std::optional<Level> level_of_status(std::string_view text) {
  const bool is_name =
      std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view name) {
        return name.size() == text.size() && equals_lowered(text, name);
      });
  return is_name ? level_from_bare_name(text) : std::nullopt;
}

bool is_failure_of_lambda(std::string_view text) { return text == "timeout" || text == "failure"; }

}  // namespace gsaw
