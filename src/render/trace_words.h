// What is said of a transaction and of its parts, in words that all forms share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/trace.h"
#include "record/decoded_id.h"
#include "record/time_zone.h"
#include "render/duration_text.h"

namespace gsaw {

// Of the stretches the three longest, and of these none that is nothing.
std::vector<Stretch> named_stretches(const Trace& trace);

// How many percent of the whole, rounded; 0 of nothing.
int percent(Nanoseconds part, Nanoseconds whole);

// Safe to print.
std::string lane_name(const Trace& trace, std::uint32_t lane);

// `inside bill1`, `hop api0 → bill1`, safe to print.
std::string place_of(const Trace& trace, const Stretch& stretch, bool utf8);

// What the id says of itself, if that is certain.
std::optional<DecodedId> decoded_id_of(const Trace& trace);

// `made 2011-12-26 21:56:28.828 on api0 ...`: when and where it was made; empty if that is not
// certain. Safe to print.
std::string made_line_of(const Trace& trace, const TimeZone& zone);

// `6 entries, 2 files, 2 hosts, 842 ms`.
std::string counts_of(const Trace& trace, bool utf8);

// `clock 1 s ahead, set right` of a host whose times are; empty of another.
std::string clock_of(const Trace& trace, std::string_view host);

// `db1 1 s ahead, web2 250 ms behind`, those that were; empty where there are none. Safe to print.
std::string set_clocks_of(const Trace& trace, bool utf8);

// `2 errors, first at +831 ms`, of a trace that has some; its message follows.
std::string errors_of(const Trace& trace, bool utf8);

// `request_id r-1, user u2 and 3 more`; empty where there are none. Safe to print.
std::string related_ids(const Trace& trace);

// Where the time went: the stretches that are named, then who spent it where spans nest.
struct TimeShare {
  Nanoseconds length;
  std::string of;  // safe to print
};
std::vector<TimeShare> time_shares(const Trace& trace, bool utf8);

// Empty where there is none. Safe to print.
std::string critical_path(const Trace& trace, bool utf8);

// In which the offsets of all its entries are shown.
OffsetScale offset_scale(const Trace& trace);

// Its message where that is short, the begin of it where not, its level or `entry` where it has
// none. Safe to print.
std::string short_name(const TraceEntry& entry);

}  // namespace gsaw
