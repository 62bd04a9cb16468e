// Known prefixes that log shippers put before the JSON of a line.
#pragma once

#include <optional>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

// Views into the line.
struct LinePrefix {
  std::string_view text;            // the prefix without the blanks that end it
  std::string_view rest;            // from the opening brace to the end of the line
  std::optional<Nanoseconds> time;  // when the prefix carries one; of two, the outer
};

// Splits a line whose first byte is not `{` into prefix and JSON. Known: svlogd and
// multilog stamps (`-t` TAI64N, `-tt`, `-ttt`, each with an optional literal svlogd
// `p` prefix after it), syslog (RFC 3164 with or without <pri>, RFC 5424, and the
// RFC 3339 time of newer daemons), `@cee:`, CRI, docker compose and `kubectl logs`
// (--timestamps, --prefix), and up to three of them one after the other. Blanks and
// journald json-seq's RS byte before the JSON are no prefix: `text` is without them.
// None when the text before the first `{` is not one of these: then the line is not
// JSON. `rest` begins with `{`; nothing else is known of it.
std::optional<LinePrefix> split_line_prefix(std::string_view line);

}  // namespace gsaw
