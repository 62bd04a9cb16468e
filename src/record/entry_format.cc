// What an entry's members say of the format it is in.
#include "record/entry_format.h"

#include <string>

#include "base/byte_scan.h"
#include "base/short_text.h"
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
    bool version = false, host = false;
    return any_member([&](std::string_view key, const JsonValue& value) {
      if (equals_short(key, "short_message")) return true;
      host |= equals_short(key, "host");
      version |= equals_short(key, "version") && (value.raw == "1.1" || value.raw == "1.0");
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

LevelStyle EntryFormat::level_style() const {
  if (is_gelf()) return LevelStyle::gelf;
  const bool from_python = fact(python, [&] {
    return any_member([](std::string_view key, const JsonValue& value) {
      return equals_short(key, "levelno") || equals_short(key, "levelname") ||
             (equals_short(key, "created") && value.type == JsonType::number);
    });
  });
  return from_python ? LevelStyle::python : LevelStyle::other;
}

Nanoseconds EntryFormat::timestamp_nanos() const {
  fact(nanos, [&] {
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

}  // namespace gsaw
