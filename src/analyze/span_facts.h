// What an entry says of the work that it belongs to: how long it took, which span it is of, whose
// child that is, which service did it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/nanoseconds.h"
#include "record/record.h"

namespace gsaw {

struct SpanFacts {
  std::optional<Nanoseconds> duration;  // more than 0
  std::string span, parent;             // ids; empty where there is none
  std::string service;                  // empty: it says none
};

// One walk over the entry's fields. Of several durations the first counts, of the keys that the
// user has named the best (duration_key.h). The unit of a number is that of its key (`duration_ms`,
// `took_us`), of a text its own (`250ms`, `00:00:00.25`); a number alone is of milliseconds, but
// for those producers that are known to write others: ECS's `event.duration` and Traefik's
// `Duration` are of nanoseconds, nginx's request times and the fractions of Caddy and zap of
// seconds.
SpanFacts span_facts(const Record& record);

}  // namespace gsaw
