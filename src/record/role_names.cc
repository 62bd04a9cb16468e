// The producers' names for each role, best first. What is a mere spelling of another (`Timestamp`
// of `timestamp`) is not here.
#include "record/role_names.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "record/added_names.h"

namespace gsaw {
namespace {

constexpr std::string_view kTime[] = {"timeStamp",
                                      "time",
                                      "ts",
                                      "=@t",
                                      "=t",
                                      "=T",
                                      "=at",
                                      "dateTime",
                                      "date",
                                      "ascTime",
                                      "created",
                                      "record.time",  // loguru
                                      "instant",
                                      "timeMillis",  // log4j
                                      "timeUnixNano",
                                      "observedTimeUnixNano",
                                      "observedTimeStamp",
                                      "_SOURCE_REAL_TIME_TIME_STAMP",
                                      "__REAL_TIME_TIME_STAMP",
                                      "eventTime",                 // CloudTrail
                                      "StartUTC",                  // Traefik
                                      "timeStampSeconds",          // Google Cloud
                                      "requestReceivedTimeStamp",  // Kubernetes' audit log
                                      "EdgeStartTimeStamp",        // Cloudflare
                                      "time_local",
                                      "time_iso8601",
                                      "msec",       // nginx's variables
                                      "startTime",  // Envoy, log4js
                                      "startedAt",  // Kong
                                      "ISO_DATE",   // syslog-ng
                                      "timeReported",
                                      "timeGenerated",  // rsyslog, Azure
                                      "written_at",     // SAP on Cloud Foundry
                                      "requestTimeEpoch",
                                      "requestTime",  // API Gateway
                                      "unixTime",     // osquery
                                      "messageTimeStamp",
                                      "timeStampInMs",  // Vercel
                                      "timeLogged",
                                      "messageTime",       // Sumo Logic
                                      "eventTimeStampMs",  // Cloudflare's workers
                                      "lastTimeStamp",     // Kubernetes' events
                                      "logTime",
                                      "eventTimeStamp",
                                      "dateCreated",
                                      "createdAt",
                                      "timeStampMs",
                                      "timeStampNs",
                                      "unixTimeStamp",
                                      "logTimeStamp",
                                      "localTime",
                                      "=dt",             // Logtail, Timber
                                      "longDate",        // NLog
                                      "timeCreated",     // Windows
                                      "queryTimeStamp",  // Route 53
                                      "published",       // Okta
                                      "=ts_ms",          // Debezium
                                      "ibm_dateTime"};   // Open Liberty

constexpr std::string_view kLevel[] = {"level",
                                       "severityNumber",
                                       "severity",
                                       "log.level",
                                       "=@l",
                                       "lvl",
                                       "levelName",
                                       "log.level.name",
                                       "level.name",
                                       "levelStr",
                                       "level.levelStr",
                                       "=s",
                                       "PRIORITY",
                                       "severityText",
                                       "levelNo",
                                       "level.no",  // loguru
                                       "=L",
                                       "=l",
                                       "error_severity",  // PostgreSQL
                                       "levelText",
                                       "logLevelName",  // tslog
                                       "sysLogSeverity",
                                       "sysLogSeverity-text",  // rsyslog
                                       "severityLabel",
                                       "severityNumeric",
                                       "levelValue",
                                       "levelNumber",
                                       "levelId",
                                       "prio",
                                       "=label",  // MySQL
                                       "logSeverity",
                                       "levelDisplayName",  // Windows
                                       "severityLevel",     // Application Insights
                                       "severityCode",      // Telegraf
                                       "=tags",             // Kibana
                                       "=status"};          // Datadog

constexpr std::string_view kMessage[] = {"=@m",
                                         "=@mt",  // Serilog's compact format
                                         "short_message",
                                         "formattedMessage",
                                         "message",
                                         "msg",
                                         "renderedMessage",
                                         "messageTemplate",
                                         "=event",          // structlog
                                         "record.message",  // loguru
                                         "body.stringValue",
                                         "body.Value",
                                         "body",  // OpenTelemetry
                                         "={OriginalFormat}",
                                         "state.{OriginalFormat}",
                                         "attributes.{OriginalFormat}",  // .NET
                                         "=log",                         // docker
                                         "text",
                                         "textPayload",
                                         "=M",
                                         "=m",
                                         "properties.message",  // Azure
                                         "logEvent.message",
                                         "logMessage",
                                         "logMsg",
                                         "eventMessage",  // macOS
                                         "=data",
                                         "=output",
                                         "=0",
                                         "=eventName",         // CloudTrail
                                         "resultDescription",  // Azure
                                         "displayMessage",     // Okta
                                         "engine.message",     // Suricata
                                         "=line",              // logcli
                                         "=_line",             // Mezmo
                                         "=args",              // consola, intel
                                         "error.message",
                                         "err.message",
                                         "request",  // nginx
                                         "message_type",
                                         "action_type",  // eliot
                                         "content.message",
                                         "content",  // go-zero
                                         "body.message",
                                         "error",
                                         "err",  // zerolog, of an error without words
                                         "event.action",
                                         "=action",
                                         "=_raw",         // Splunk, Sumo Logic
                                         "=methodName"};  // Google Cloud's audit log

constexpr std::string_view kHost[] = {"host",
                                      "hostName",
                                      "host.name",
                                      "host.hostName",
                                      "source_host",
                                      "machineName",
                                      "sysLogHost",
                                      "hostIdentifier",  // osquery
                                      "=instance",
                                      "=pod",
                                      "resource.host.name",
                                      "resource.attributes.host.name",
                                      "computer",
                                      "computerName",  // Windows
                                      "cloud_roleInstance",
                                      "appRoleInstance",
                                      "ai.cloud.roleInstance",  // Application Insights
                                      "system.hostName",        // Timber
                                      "nodeName",               // Tetragon, Cilium
                                      "node.name",              // OpenSearch
                                      "serverName"};

constexpr std::string_view kLogger[] = {"programName",
                                        "progName",
                                        "=PROGRAM",
                                        "=ident",  // Fluentd
                                        "facility",
                                        "logger",
                                        "log.logger",
                                        "logger_name",
                                        "logging.googleapis.com/labels.python_logger",
                                        "record.name",  // loguru
                                        "target",  // Rust's tracing; a span's name stands beside it
                                        "name",
                                        "channel",
                                        "sourceContext",
                                        "scope.name",
                                        "=c",
                                        "module",
                                        "=N",
                                        "category",
                                        "categoryName",
                                        "component",
                                        "service.name",
                                        "service",
                                        "SYSLOG_IDENTIFIER",
                                        "_SYSTEMD_UNIT",
                                        "=scope",
                                        "=tag",
                                        "=context",  // NestJS
                                        "sysLogTag",
                                        "=mdl",
                                        "package",
                                        "container_name",
                                        "eventSource",
                                        "=prefix",
                                        "engine.module",  // Suricata
                                        "resource.service.name",
                                        "resource.attributes.service.name",
                                        "app",
                                        "application",
                                        "appName",
                                        "modulePath"};  // Rust's flexi_logger

// An object that is an exception before what it holds.
constexpr std::string_view kStack[] = {"full_message",
                                       "stack",
                                       "stackTrace",
                                       "exception",
                                       "exc_info",
                                       "exc_text",
                                       "=@x",
                                       "=S",
                                       "thrown",
                                       "throwable",
                                       "error",
                                       "err",
                                       "error.stack_trace",
                                       "err.stack",
                                       "error.stack",
                                       "thrown.extendedStackTrace",
                                       "exception.stackTrace",
                                       "exception.backTrace",
                                       "traceBack"};

constexpr std::string_view kWrappers[] = {
    "fields",                   // Rust's tracing, logstash
    "record",                   // loguru
    "jsonPayload",              // Google Cloud
    "_meta",        "logMeta",  // tslog, express-winston
    "properties",               // Serilog, Azure
    "context",      "payload",  "extra", "data", "attributes", "log", "event", "logEvent",
    "metadata",                          // winston
    "syslog",                            // Elixir's logger_json
    "nested",       "baseData", "json",  // NLog, Azure, Loggly
    "=_source",                          // Elasticsearch's hits
    "protoPayload", "=detail",           // Google Cloud, EventBridge
    "tags",         "labels"};

constexpr std::size_t kMost = kMostRoleNames - kMostAddedNames;
static_assert(std::size(kTime) <= kMost && std::size(kLevel) <= kMost &&
              std::size(kMessage) <= kMost && std::size(kHost) <= kMost &&
              std::size(kLogger) <= kMost && std::size(kStack) <= kMost);

}  // namespace

std::span<const std::string_view> role_names(Role role) {
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
    case Role::txn:      // by its own table: txn_key_rank
    case Role::pattern:  // made of the message
      break;
  }
  return {};
}

std::span<const std::string_view> wrapper_names() { return kWrappers; }

std::span<const std::string_view> virtual_fields() {
  // In the order of the roles.
  static constexpr auto kFields = std::to_array<std::string_view>(
      {"time", "level", "message", "host", "logger", "txn", "stack", "pattern"});
  static_assert(kFields.size() == static_cast<std::size_t>(Role::pattern) + 1);
  return kFields;
}

std::optional<Role> virtual_field(std::string_view name) {
  const auto fields = virtual_fields();
  const auto found = std::find(fields.begin(), fields.end(), name);
  if (found == fields.end()) return std::nullopt;
  return static_cast<Role>(found - fields.begin());
}

}  // namespace gsaw
