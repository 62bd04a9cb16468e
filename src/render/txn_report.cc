// What a transaction id says of itself: the answer to --decode.
#include "render/txn_report.h"

#include <fmt/format.h>

#include "base/terminal_escape.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

std::string shown_time(const TimeZone& zone, const std::string& format, Nanoseconds time) {
  std::string text;
  TimeFormatter(zone, format).append(text, time);
  return text;
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  append_json_escaped(out, text);
  return out += '"';
}

}  // namespace

std::string describe_txn(const TxnId& txn, const TimeZone& zone) {
  const int offset = zone.offset_seconds(txn.created);
  const std::string zone_text =
      offset == 0 ? "UTC"
                  : fmt::format("UTC{}{:02}:{:02}", offset < 0 ? '-' : '+', std::abs(offset) / 3600,
                                std::abs(offset) / 60 % 60);
  return fmt::format(
      "host     {}\n"
      "created  {} {}\n"
      "process  {}  (drawn when the process started)\n"
      "request  {}\n"
      "counter  {}  (requests of that process before this one)\n"
      "version  {}\n",
      printable(txn.host), shown_time(zone, {}, txn.created), zone_text, printable(txn.process),
      printable(txn.request), printable(txn.counter), printable(txn.version));
}

std::string txn_as_json(const TxnId& txn) {
  // %S of the zone's formatter carries the milliseconds.
  const std::string created = shown_time(TimeZone(), "%FT%TZ", txn.created);
  return fmt::format(
      "{{\"host\":{},\"created\":\"{}\",\"process\":{},\"request\":{},\"counter\":{},"
      "\"version\":{}}}\n",
      json_string(txn.host), created, json_string(txn.process), json_string(txn.request),
      is_json_number(txn.counter) ? std::string(txn.counter) : json_string(txn.counter),
      json_string(txn.version));
}

}  // namespace gsaw
