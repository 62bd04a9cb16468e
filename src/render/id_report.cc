// What an id says of itself, in words: parts one below the other, as JSON, or in a line.
#include "render/id_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <utility>

#include "base/terminal_escape.h"
#include "record/json_text.h"
#include "render/json_writer.h"

namespace gsaw {
namespace {

std::string shown_time(const TimeZone& zone, const std::string& format, Nanoseconds time) {
  std::string text;
  TimeFormatter(zone, format).append(text, time);
  return text;
}

// No more digits than the id holds. `id` has a time.
std::string shown_made(const DecodedId& id, const TimeZone& zone) {
  constexpr std::string_view kToTheSecond = "2011-12-26 21:56:28";
  std::string text = shown_time(zone, {}, *id.made);
  if (id.precision == kNanosPerSecond) text.resize(kToTheSecond.size());
  return text;
}

std::string_view precision_name(Nanoseconds precision) {
  if (precision == kNanosPerSecond) return "s";
  return precision == kNanosPerMilli ? "ms" : "100ns";
}

// Lines of a name and what it says, the second column aligned.
class Lines {
 public:
  void add(std::string_view name, std::string_view value, std::string_view note = {}) {
    constexpr std::size_t kColumn = 9;
    text_.append(name).append(kColumn - std::min(kColumn - 1, name.size()), ' ').append(value);
    if (!note.empty()) text_.append("  (").append(note).append(")");
    text_ += '\n';
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string describe(const DecodedId& id, const TimeZone& zone) {
  Lines lines;
  lines.add("kind", id_kind_name(id.kind),
            id.doubt.empty() ? "" : fmt::format("perhaps: {}", id.doubt));
  const IdPart* const host = id.part("host");
  if (host != nullptr) lines.add(host->name, printable(host->value), host->note);
  if (id.made) {
    lines.add("created", fmt::format("{} {}", shown_made(id, zone), zone_name(zone, *id.made)));
  }
  for (const IdPart& part : id.parts) {
    if (&part != host) lines.add(part.name, printable(part.value), part.note);
  }
  if (!id.made && id.parts.empty()) lines.add("holds", "nothing: such ids are random");
  return lines.take();
}

}  // namespace

void write_decoded_id(JsonWriter& json, const DecodedId& id) {
  json.key("kind").text(id_kind_name(id.kind));
  json.key("certain").raw(id.doubt.empty() ? "true" : "false");
  const auto add = [&](const IdPart& part) {
    json.key(part.name);
    if (part.is_number && is_json_number(part.value)) {
      json.raw(part.value);
    } else {
      json.text(part.value);
    }
  };
  const IdPart* const host = id.part("host");
  if (host != nullptr) add(*host);
  if (id.made) {
    // %S of the zone's formatter carries the milliseconds.
    json.key("created").text(shown_time(TimeZone(), "%FT%TZ", *id.made));
    json.key("precision").text(precision_name(id.precision));
  }
  for (const IdPart& part : id.parts) {
    if (&part != host) add(part);
  }
}

std::string zone_name(const TimeZone& zone, Nanoseconds time) {
  const int offset = zone.offset_seconds(time);
  if (offset == 0) return "UTC";
  return fmt::format("UTC{}{:02}:{:02}", offset < 0 ? '-' : '+', std::abs(offset) / 3600,
                     std::abs(offset) / 60 % 60);
}

std::string describe_id(std::span<const DecodedId> readings, const TimeZone& zone) {
  std::string text;
  for (const DecodedId& id : readings) {
    if (!text.empty()) text += "or\n";
    text += describe(id, zone);
  }
  return text;
}

std::string id_as_json(std::string_view id, std::span<const DecodedId> readings) {
  assert(!readings.empty());
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("id").text(id);
  write_decoded_id(json, readings.front());
  if (readings.size() > 1) {
    json.key("or").open('[');
    for (const DecodedId& other : readings.subspan(1)) {
      json.open('{');
      write_decoded_id(json, other);
      json.close('}');
    }
    json.close(']');
  }
  json.close('}');
  return out += '\n';
}

std::string made_line(const DecodedId& id, const TimeZone& zone) {
  constexpr std::string_view kSaidOf[] = {"process", "version", "machine", "node", "address"};
  std::string text;
  if (id.made) text += " " + shown_made(id, zone);
  if (const IdPart* const host = id.part("host")) text += " on " + printable(host->value);
  for (const std::string_view name : kSaidOf) {
    const IdPart* const part = id.part(name);
    if (part == nullptr) continue;
    text += fmt::format("{} {} {}", text.empty() ? " by" : ",", name, printable(part->value));
  }
  if (text.empty()) return text;
  return (id.doubt.empty() ? "made" : "perhaps made") + text;
}

}  // namespace gsaw
