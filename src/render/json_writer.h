// JSON of our own making, piece by piece.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/nanoseconds.h"
#include "record/time_zone.h"

namespace gsaw {

// Puts commas and quotes where they belong. Members of objects begin with key(), elements of arrays
// do not; what is opened is closed by whoever opened it.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& key(std::string_view name);
  void open(char bracket);   // `{` or `[`
  void close(char bracket);  // `}` or `]`
  void text(std::string_view text);
  void number(std::uint64_t number);
  // Seconds, with as many decimals as there are.
  void seconds(Nanoseconds length);
  // Milliseconds, with as many decimals as there are: `812.4`.
  void milliseconds(Nanoseconds length);
  // Microseconds, with as many decimals as there are.
  void microseconds(Nanoseconds length);
  // RFC 3339 in UTC, to the millisecond, or further where there is more.
  void time(Nanoseconds time);
  void texts(const std::vector<std::string>& texts);
  // JSON as it is.
  void raw(std::string_view json);

 private:
  void begin_value();
  void in_units(Nanoseconds length, Nanoseconds unit, int decimals);

  std::string& out_;
  bool needs_comma_ = false;
};

// What JsonWriter::time writes, without quotes. `utc`: of that zone, and the default format.
void append_rfc3339(std::string& out, TimeFormatter& utc, Nanoseconds time);

}  // namespace gsaw
