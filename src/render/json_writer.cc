// JSON of our own making, piece by piece.
#include "render/json_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "record/json_text.h"
#include "record/time_zone.h"

namespace gsaw {

void JsonWriter::begin_value() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

void JsonWriter::open(char bracket) {
  begin_value();
  out_ += bracket;
  needs_comma_ = false;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  needs_comma_ = true;
}

void JsonWriter::text(std::string_view text) {
  begin_value();
  out_ += '"';
  append_json_escaped(out_, text);
  out_ += '"';
}

void JsonWriter::number(std::uint64_t number) {
  begin_value();
  fmt::format_to(std::back_inserter(out_), "{}", number);
}

// `decimals`: as many as a nanosecond has in that unit.
void JsonWriter::in_units(Nanoseconds length, Nanoseconds unit, int decimals) {
  begin_value();
  const bool is_negative = length < 0;
  const auto size = is_negative ? std::uint64_t{0} - static_cast<std::uint64_t>(length)
                                : static_cast<std::uint64_t>(length);
  const auto divisor = static_cast<std::uint64_t>(unit);
  std::string text =
      fmt::format("{}{}.{:0{}}", is_negative ? "-" : "", size / divisor, size % divisor, decimals);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  out_ += text;
}

void JsonWriter::seconds(Nanoseconds length) { in_units(length, kNanosPerSecond, 9); }

void JsonWriter::milliseconds(Nanoseconds length) { in_units(length, kNanosPerMilli, 6); }

void JsonWriter::microseconds(Nanoseconds length) { in_units(length, kNanosPerMicro, 3); }

void append_rfc3339(std::string& out, TimeFormatter& utc, Nanoseconds time) {
  const std::size_t begin = out.size();
  utc.append(out, time);
  out[out.find(' ', begin)] = 'T';
  if (const Nanoseconds beyond = beyond_millis(time); beyond != 0) {
    out += fmt::format("{:06}", beyond);
    out.erase(out.find_last_not_of('0') + 1);
  }
  out += 'Z';
}

void JsonWriter::time(Nanoseconds time) {
  TimeFormatter utc(TimeZone(), {});
  std::string text;
  append_rfc3339(text, utc, time);
  this->text(text);
}

void JsonWriter::texts(const std::vector<std::string>& texts) {
  open('[');
  for (const std::string& each : texts) text(each);
  close(']');
}

void JsonWriter::raw(std::string_view json) {
  begin_value();
  out_ += json;
}

}  // namespace gsaw
