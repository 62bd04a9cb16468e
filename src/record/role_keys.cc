// The producers' names for each role, best first. One readable table.
#include "record/role_keys.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gsaw {
namespace {

constexpr std::string_view kTime[] = {"timestamp",
                                      "@timestamp",
                                      "time",
                                      "ts",
                                      "@t",
                                      "t.$date",
                                      "t",
                                      "at",
                                      "datetime",
                                      "date",
                                      "asctime",
                                      "created",
                                      "Timestamp",
                                      "TS",
                                      "TIME",
                                      "Time",
                                      "instant",
                                      "timeMillis",
                                      "timeUnixNano",
                                      "observedTimeUnixNano",
                                      "_SOURCE_REALTIME_TIMESTAMP",
                                      "__REALTIME_TIMESTAMP",
                                      "eventTime",
                                      "StartUTC",
                                      "timestampSeconds",
                                      "requestReceivedTimestamp",
                                      "EdgeStartTimestamp",
                                      "fields.time"};

constexpr std::string_view kLevel[] = {
    "level",        "severity",       "log.level", "@l",    "lvl",      "levelname",
    "level_name",   "loglevel",       "log_level", "s",     "PRIORITY", "priority",
    "severityText", "severityNumber", "levelno",   "Level", "LEVEL",    "fields.level"};

constexpr std::string_view kMessage[] = {"short_message",
                                         "message",
                                         "msg",
                                         "@m",
                                         "@mt",
                                         "event",
                                         "MESSAGE",
                                         "@message",
                                         "fields.message",
                                         "body.stringValue",
                                         "log",
                                         "text",
                                         "textPayload",
                                         "Message",
                                         "fields.msg"};

constexpr std::string_view kHost[] = {"host",        "hostname",     "host.name", "host.hostname",
                                      "source_host", "@source_host", "_HOSTNAME", "MachineName",
                                      "instance",    "pod"};

constexpr std::string_view kLogger[] = {"facility",
                                        "logger",
                                        "log.logger",
                                        "logger_name",
                                        "loggerName",
                                        "_logger",
                                        "_logger_name",
                                        "_LoggerName",
                                        "name",
                                        "channel",
                                        "target",
                                        "SourceContext",
                                        "scope.name",
                                        "c",
                                        "module",
                                        "component",
                                        "service",
                                        "service.name",
                                        "SYSLOG_IDENTIFIER",
                                        "_SYSTEMD_UNIT"};

constexpr std::string_view kStack[] = {"full_message",
                                       "stack",
                                       "stacktrace",
                                       "stack_trace",
                                       "error.stack_trace",
                                       "exception",
                                       "exc_info",
                                       "exc_text",
                                       "err.stack",
                                       "_err.stack",
                                       "error.stack",
                                       "@x",
                                       "thrown.extendedStackTrace",
                                       "_exception.stackTrace"};

// choose_role keeps a bit per rank.
static_assert(std::size(kTime) <= 64 && std::size(kLevel) <= 64 && std::size(kMessage) <= 64 &&
              std::size(kHost) <= 64 && std::size(kLogger) <= 64 && std::size(kStack) <= 64);

}  // namespace

std::span<const std::string_view> role_keys(Role role) {
  switch (role) {
    case Role::time:
      return kTime;
    case Role::level:
      return kLevel;
    case Role::message:
      return kMessage;
    case Role::host:
      return kHost;
    case Role::logger:
      return kLogger;
    case Role::stack:
      return kStack;
    case Role::txn:
      return {};  // by normalised name: txn_key_rank
  }
  return {};
}

std::optional<Role> virtual_field(std::string_view name) {
  constexpr std::pair<std::string_view, Role> kFields[] = {
      {"time", Role::time}, {"level", Role::level},   {"message", Role::message},
      {"host", Role::host}, {"logger", Role::logger}, {"txn", Role::txn},
  };
  for (const auto& [field, role] : kFields) {
    if (field == name) return role;
  }
  return std::nullopt;
}

RoleKeyIndex::RoleKeyIndex() {
  for (std::size_t r = 0; r < kRoleCount; ++r) {
    const auto role = static_cast<Role>(r);
    const auto keys = role_keys(role);
    for (std::size_t rank = 0; rank < keys.size(); ++rank) {
      const auto place = static_cast<std::uint8_t>(2 * rank);
      add(keys[rank], {role, place, {}});
      const std::size_t dot = keys[rank].find('.');
      if (dot != std::string_view::npos) {
        const auto path_place = static_cast<std::uint8_t>(place + 1);
        add(keys[rank].substr(0, dot), {role, path_place, keys[rank].substr(dot + 1)});
      }
    }
  }
}

void RoleKeyIndex::add(std::string_view key, RoleUse use) {
  lengths_[static_cast<std::size_t>(use.role)][first_byte(key)] |= std::uint64_t{1}
                                                                   << (key.size() - 1);
  auto& entries = entries_[first_byte(key)];
  const auto known = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& each) { return each.key == key; });
  if (known != entries.end()) {
    known->uses.push_back(use);
  } else {
    entries.push_back({key, {use}});
  }
}

const RoleKeyIndex::Entry* RoleKeyIndex::find_entry(std::string_view key) const {
  for (const Entry& entry : entries_[first_byte(key)]) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

const RoleKeyIndex& RoleKeyIndex::instance() {
  static const RoleKeyIndex index;
  return index;
}

}  // namespace gsaw
