// The producers' names for each role, best first. One readable table.
#include "record/role_keys.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/short_text.h"

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

// choose_roles keeps a bit per rank, of which each name has two.
static_assert(std::size(kTime) <= 32 && std::size(kLevel) <= 32 && std::size(kMessage) <= 32 &&
              std::size(kHost) <= 32 && std::size(kLogger) <= 32 && std::size(kStack) <= 32);

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

RoleKeyIndex::Entry& RoleKeyIndex::entry_of(std::string_view key) {
  const auto known = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& each) { return each.key == key; });
  if (known != entries_.end()) return *known;
  Slot& slot = slots_[slot_of(key)];
  entries_.push_back({key, {}, 0, slot.first});
  slot.first = static_cast<std::uint8_t>(entries_.size() - 1);
  return entries_.back();
}

void RoleKeyIndex::add(std::string_view key, RoleUse use) {
  Entry& entry = entry_of(key);
  entry.uses.push_back(use);
  entry.roles |= role_bit(use.role);
  std::uint8_t& slot_roles = slots_[slot_of(key)].roles;
  slot_roles = static_cast<std::uint8_t>(slot_roles | role_bit(use.role));
}

const RoleKeyIndex& RoleKeyIndex::instance() {
  static const RoleKeyIndex index;
  return index;
}

}  // namespace gsaw
