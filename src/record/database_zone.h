// Zones of the system's database: the only user of date/tz.h, and what that leaves out.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/zone_rule.h"

namespace date {
class time_zone;
}

namespace gsaw {

// The folder in which the date library finds the files of zones.
inline constexpr const char* kZoneFolder = "/usr/share/zoneinfo";

// What the end of a zone's file says, in the format of RFC 8536.
struct ZoneFileEnd {
  // Seconds since 1970, UTC. The rule holds from there on.
  std::int64_t last_change = std::numeric_limits<std::int64_t>::min();
  std::string_view rule;  // of the bytes given; empty when there is none
};

// None when the bytes are no such file. One of the first version has no rule.
std::optional<ZoneFileEnd> zone_file_end(std::string_view bytes);

// The spans around a local time.
struct LocalSpans {
  enum class Shown { once, twice, never };
  Shown shown = Shown::once;
  ClockSpan first;   // that shows it; never: before clocks were put forward over it
  ClockSpan second;  // twice: that shows it again; never: after that
};

// A zone that answers as the library's does, up to the last change that the file lists; from there
// on it goes by the file's rule, of which the library knows nothing. Files that list no more than
// they must ("slim") leave this year to it. Immutable.
class DatabaseZone {
 public:
  // A zone by its name in the database. Throws what the library throws, and std::runtime_error
  // when the end of the file cannot be read.
  explicit DatabaseZone(const std::string& name);
  // The same with the bytes of the file. The zone lives as long as the program.
  DatabaseZone(const date::time_zone& zone, std::string_view bytes);

  // Whether the database has it. Throws when there is none.
  static bool is_known(std::string_view name);
  // The names of all; they live as long as the program. Throws when there is no database.
  static std::vector<std::string_view> names();
  // The name of the zone that the system is in. Throws when it does not say.
  static std::string system_name();

  // Seconds since 1970, UTC.
  ClockSpan at(std::int64_t time) const;
  // The same of a local time given as if it were UTC.
  LocalSpans at_local(std::int64_t local) const;

 private:
  const date::time_zone* zone_;
  std::int64_t last_change_ = 0;
  std::optional<ZoneRule> rule_;  // none: the last offset of the file holds without end
};

}  // namespace gsaw
