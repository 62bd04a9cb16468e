// An id as pasted: what is taken off it, and what is said of the rest.
#include <string>

#include "base/utf8.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "fuzz/shared/strict_json.h"
#include "record/decoded_id.h"
#include "record/pasted_id.h"
#include "render/id_report.h"

using namespace gsaw;
using fuzz::require;

namespace {

constexpr Nanoseconds kNow = 1'795'000'000 * kNanosPerSecond;  // November 2026

void check_reading(const DecodedId& id, const IdClock& clock, std::string_view text) {
  const Nanoseconds made = id.made.value_or(clock.now);
  if (id.kind != IdKind::txn_id) {
    require(clock.plausible(floor_seconds(made), 0).has_value(), "a time is plausible", text);
  }
  for (const IdPart& part : id.parts) {
    require(id.part(part.name) == &part, "no part comes twice", text);
  }
  const std::string line = made_line(id, TimeZone());
  fuzz::require_printable(line, "a line of it is safe to print");
  require(line.find('\n') == line.npos, "a line is one", text);
}

void check_id(std::string_view id, const IdClock& clock) {
  const auto readings = decode_id(id, clock);
  for (const DecodedId& each : readings) check_reading(each, clock, id);
  if (readings.empty()) return;
  fuzz::require_printable(describe_id(readings, TimeZone()), "what is said is safe to print");
  std::string json = id_as_json(id, readings);
  require(json.ends_with('\n'), "JSON is a line", id);
  json.pop_back();
  require(is_valid_utf8(json) && fuzz::is_compact_json_object(json), "JSON is JSON", id);
}

void check_paste(std::string_view text, const IdClock& clock) {
  const std::string_view id = id_in_paste(text);
  require(id.size() <= text.size() && (text.empty() || !id.empty()), "an id is left", text);
  require(text.find(id) != text.npos && id_in_paste(id) == id, "twice is once", text);
  if (decode_id(id, clock).empty()) return;
  for (const std::string& pasted :
       {'"' + std::string(id) + "\",", "X-Response-Id: " + std::string(id) + ".\r\n",
        "\\\"txnId\\\": \\\"" + std::string(id) + "\\\";"}) {
    require(id_in_paste(pasted) == id, "an id is found in what is pasted", pasted);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::OwnBytes own(fuzz::as_text(data, size));
  const IdClock clock{kNow};
  check_id(own.view(), clock);
  check_id(own.view(), {kNow, kNow - kNanosPerHour});
  check_paste(own.view(), clock);
  return 0;
}
