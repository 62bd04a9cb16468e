// What an entry's members say of the format it is in.
#include "record/entry_format.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/byte_scan.h"
#include "base/short_text.h"
#include "record/clock_text.h"
#include "record/json_text.h"
#include "record/timestamp.h"

namespace gsaw {

template <class Find>
bool EntryFormat::fact(Fact wanted, Find find) const {
  if ((known_ & wanted) == 0) {
    known_ |= wanted;
    if (find()) true_ |= wanted;
  }
  return (true_ & wanted) != 0;
}

bool is_version_of_gelf(std::string_view text) {
  return equals_short(text, "1.1") || equals_short(text, "1.0");
}

// Calls `use` with decoded keys and values until it returns true; says whether it did.
template <class Use>
bool EntryFormat::any_member(Use use) const {
  if (!may_have_escaped_keys()) {
    for (const JsonMember& member : members_) {
      if (use(member.key, member.value)) return true;
    }
    return false;
  }
  std::string scratch;
  for (const JsonMember& member : members_) {
    if (use(decode_json_string(member.key, scratch), member.value)) return true;
  }
  return false;
}

bool EntryFormat::may_have_escaped_keys() const {
  return fact(escaped_keys, [&] {
    const std::size_t backslash = first_backslash();
    return backslash != object_.npos && find_ascii_escape(object_, backslash) < object_.size();
  });
}

bool EntryFormat::is_gelf() const {
  return fact(gelf, [&] {
    // PERF: most begins so.
    if (members_.size() >= 2 && equals_short(members_[0].key, "version") &&
        equals_short(members_[1].key, "host") && is_version_of_gelf(members_[0].value.raw)) {
      return true;
    }
    bool version = false, host = false;
    std::string scratch;
    return any_member([&](std::string_view key, const JsonValue& value) {
      if (equals_short(key, "short_message")) return true;
      host |= equals_short(key, "host");
      if (equals_short(key, "version")) {
        version |= is_version_of_gelf(decoded_text(value, scratch));
      }
      return version && host;
    });
  });
}

bool EntryFormat::is_mongodb() const {
  return fact(mongodb, [&] {
    bool object = false;
    any_member([&](std::string_view key, const JsonValue& value) {
      if (key != "t") return false;
      object = value.type == JsonType::object;
      return true;
    });
    return object;
  });
}

bool EntryFormat::is_cockroach() const {
  return fact(cockroach, [&] {
    unsigned numbers = 0;
    any_member([&](std::string_view key, const JsonValue& value) {
      if (key.size() != 1 || value.type != JsonType::number) return false;
      if (key == "s") numbers |= 1;
      if (key == "c") numbers |= 2;
      if (key == "g") numbers |= 4;
      return false;
    });
    return numbers == 7;
  });
}

bool EntryFormat::is_echo_request() const {
  return fact(echo, [&] {
    bool address = false, uri = false;
    return any_member([&](std::string_view key, const JsonValue&) {
      address |= key == "remote_ip";
      uri |= key == "uri";
      return address && uri;
    });
  });
}

bool EntryFormat::is_kibana() const {
  return fact(kibana, [&] {
    std::string scratch;
    return any_member([&](std::string_view key, const JsonValue& value) {
      return key == "type" && decoded_text(value, scratch) == "log";
    });
  });
}

bool EntryFormat::is_serilog_information() const {
  return fact(serilog, [&] {
    bool time = false, message = false;
    const bool has_level = any_member([&](std::string_view key, const JsonValue&) {
      if (!key.starts_with('@')) return false;
      time |= key == "@t";
      message |= key == "@m" || key == "@mt";
      return key == "@l";
    });
    return !has_level && time && message;
  });
}

bool EntryFormat::is_klog() const {
  return fact(klog, [&] {
    bool time = false, caller = false, message = false, kind = false;
    any_member([&](std::string_view key, const JsonValue& value) {
      time |= key == "ts" && value.type == JsonType::number;
      caller |= key == "caller";
      message |= key == "msg";
      kind |= key == "err" || (key == "v" && value.type == JsonType::number);
      return false;
    });
    return time && caller && message && kind;
  });
}

Level EntryFormat::klog_level() const {
  const bool error = fact(klog_error, [&] {
    return any_member([](std::string_view key, const JsonValue&) { return key == "err"; });
  });
  return error ? Level::err : Level::info;
}

bool EntryFormat::is_failure_of_eliot() const {
  return fact(eliot_failure, [&] {
    bool task = false, failed = false;
    std::string scratch;
    return any_member([&](std::string_view key, const JsonValue& value) {
      task |= key == "task_level";
      failed |= (key == "action_status" && decoded_text(value, scratch) == "failed") ||
                (key == "message_type" && decoded_text(value, scratch) == "eliot:traceback");
      return task && failed;
    });
  });
}

bool EntryFormat::is_platform_of_lambda() const {
  return fact(lambda, [&] {
    std::string scratch;
    return any_member([&](std::string_view key, const JsonValue& value) {
      return key == "type" && decoded_text(value, scratch).starts_with("platform.");
    });
  });
}

bool EntryFormat::has_letter_keys() const {
  return fact(letter_keys, [&] {
    constexpr std::string_view kLetters = "LMlm";
    constexpr unsigned kCapital = 3, kSmall = 12;
    unsigned seen = 0;
    return any_member([&](std::string_view key, const JsonValue& value) {
      if (key.size() != 1 || value.type != JsonType::string) return false;
      if (const std::size_t at = kLetters.find(key.front()); at != kLetters.npos) seen |= 1U << at;
      return (seen & kCapital) == kCapital || (seen & kSmall) == kSmall;
    });
  });
}

namespace {

// What tells the scale of a level: a format has all of the marks of one of its rows.
enum Mark : unsigned {
  levelno = 1U << 0,
  created = 1U << 1,
  pid = 1U << 2,
  hostname = 1U << 3,
  epoch = 1U << 4,
  msg = 1U << 5,
  lager_level = 1U << 6,
  source = 1U << 7,
  req_id = 1U << 8,
  remote_addr = 1U << 9,
  event_id = 1U << 10,
  provider = 1U << 11,
  message_template = 1U << 12,
  severity_text = 1U << 13,
  date_time = 1U << 14,
  query_id = 1U << 15,
  dotnet_level = 1U << 16,
  python_record = 1U << 17,
  fractional_time = 1U << 18,
  type = 1U << 19,
  args = 1U << 20,
  logbook_record = 1U << 21,
  graylog_message = 1U << 22
};

struct NamedMark {
  std::string_view key;
  Mark mark;
};
constexpr NamedMark kMarks[] = {{"levelno", levelno},
                                {"levelname", levelno},
                                {"funcName", python_record},
                                {"asctime", python_record},
                                {"processName", python_record},
                                {"relativeCreated", python_record},
                                {"heavy_initialized", logbook_record},
                                {"type", type},
                                {"args", args},
                                {"pid", pid},
                                {"hostname", hostname},
                                {"msg", msg},
                                {"log_level", lager_level},
                                {"source", source},
                                {"reqId", req_id},
                                {"remoteAddr", remote_addr},
                                {"EventID", event_id},
                                {"EventId", event_id},
                                {"ProviderName", provider},
                                {"Provider", provider},
                                {"Channel", provider},
                                {"SourceName", provider},
                                {"@t", message_template},
                                {"MessageTemplate", message_template},
                                {"RenderedMessage", message_template},
                                {"LogLevel", dotnet_level},
                                {"severityText", severity_text},
                                {"SeverityText", severity_text},
                                {"severity_text", severity_text},
                                {"gl2_message_id", graylog_message},
                                {"gl2_source_input", graylog_message},
                                {"date_time", date_time},
                                {"query_id", query_id}};

bool is_fractional(std::string_view number) { return number.find('.') != number.npos; }

bool is_time_key(std::string_view key) {
  return equals_short(key, "time") || equals_short(key, "ts") || equals_short(key, "timestamp") ||
         equals_short(key, "@timestamp");
}

unsigned mark_of(std::string_view key) {
  for (const NamedMark& row : kMarks) {
    if (equals_short(row.key, key)) return row.mark;
  }
  return 0;
}

unsigned mark_of(std::string_view key, const JsonValue& value) {
  const bool number = value.type == JsonType::number;
  if (number && equals_short(key, "created")) return created;
  if (number && is_fractional(value.raw) && is_time_key(key)) return fractional_time;
  if (number && equals_short(key, "time")) return epoch;
  return mark_of(key);
}

// All that it may be, whatever the value.
unsigned possible_marks(std::string_view key) {
  unsigned marks = mark_of(key);
  if (key == "created") marks |= created;
  if (is_time_key(key)) marks |= fractional_time;
  if (key == "time") marks |= epoch;
  return marks;
}

struct StyleMarks {
  unsigned marks;
  LevelStyle style;
};
constexpr StyleMarks kStyles[] = {{graylog_message, LevelStyle::gelf},  // as its server stores it
                                  {logbook_record, LevelStyle::logbook},
                                  {levelno, LevelStyle::python},
                                  {created, LevelStyle::python},
                                  {severity_text, LevelStyle::otel},
                                  {lager_level | source, LevelStyle::lager},
                                  {req_id | remote_addr, LevelStyle::nextcloud},
                                  {event_id | provider, LevelStyle::windows},
                                  {message_template, LevelStyle::serilog},
                                  {dotnet_level, LevelStyle::serilog},
                                  {date_time | query_id, LevelStyle::clickhouse},
                                  {pid | hostname, LevelStyle::pino},
                                  {epoch | msg, LevelStyle::pino},
                                  {python_record, LevelStyle::python},
                                  {type | args, LevelStyle::consola},
                                  // Seconds with a fraction: Python's, and not pino's.
                                  {fractional_time, LevelStyle::python_tens}};

LevelStyle style_of(unsigned marks) {
  for (const StyleMarks& row : kStyles) {
    if ((row.marks & ~marks) == 0) return row.style;
  }
  return LevelStyle::unknown;
}

}  // namespace

LevelStyle EntryFormat::level_style() const {
  if (!level_style_) level_style_ = find_level_style();
  return *level_style_;
}

LevelStyle EntryFormat::find_level_style() const {
  if (is_gelf()) return LevelStyle::gelf;
  unsigned marks = 0;
  any_member([&](std::string_view key, const JsonValue& value) {
    marks |= mark_of(key, value);
    return false;
  });
  return style_of(marks);
}

std::optional<LevelStyle> level_style_by_keys(std::span<const JsonMember> members) {
  unsigned sure = 0, possible = 0;
  bool version = false, host = false;
  for (const JsonMember& member : members) {
    if (member.key == "short_message") return LevelStyle::gelf;
    version |= member.key == "version";
    host |= member.key == "host";
    const unsigned marks = possible_marks(member.key);
    possible |= marks;
    if (!is_time_key(member.key) && member.key != "created") sure |= marks;
  }
  // Of styles the first counts, so whatever is told by some of the possible marks stands between.
  const LevelStyle style = style_of(sure);
  if ((version && host) || style != style_of(possible)) return std::nullopt;
  return style;
}

Nanoseconds EntryFormat::timestamp_nanos() const {
  fact(nanos, [&] {
    timestamp_nanos_ = 0;
    return any_member([&](std::string_view key, const JsonValue& value) {
      if (key != "timestampNanos") return false;
      if (value.type != JsonType::number) return true;
      const auto read_as_seconds = time_from_epoch(value.raw);
      timestamp_nanos_ = read_as_seconds.value_or(0) / kNanosPerSecond;
      return true;
    });
  });
  return timestamp_nanos_;
}

std::string EntryFormat::clock_beside_date() const {
  std::string clock, offset, scratch;
  any_member([&](std::string_view key, const JsonValue& value) {
    if (value.type != JsonType::string) return false;
    if (key == "time") clock = clock_text(decoded_text(value, scratch));
    if (key == "tz") offset = decoded_text(value, scratch);
    return false;
  });
  if (clock.empty()) return {};
  return offset.starts_with('+') || offset.starts_with('-') ? clock + offset : clock;
}

std::optional<Nanoseconds> EntryFormat::logback_nanos() const {
  const bool found = fact(logback, [&] {
    return any_member([&](std::string_view key, const JsonValue& value) {
      constexpr std::size_t kMostDigits = 9;
      if (key.size() != 11 || key != "nanoseconds" || value.raw.size() > kMostDigits) return false;
      logback_nanos_ = 0;
      return value.type == JsonType::number &&
             std::all_of(value.raw.begin(), value.raw.end(), [&](char c) {
               logback_nanos_ = logback_nanos_ * 10 + (c - '0');
               return is_digit(c);
             });
    });
  });
  return found ? std::optional(logback_nanos_) : std::nullopt;
}

}  // namespace gsaw
