// What the members of an exception that is an object are called, whoever wrote it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace gsaw {

enum class ExceptionPart : std::uint8_t { other, frames, type, message, cause, suppressed };

// `name`: KeyName::text of the key. Java's loggers, .NET's, Monolog, structlog, tslog, Sentry.
constexpr ExceptionPart exception_part(std::string_view name) {
  constexpr struct {
    std::string_view name;
    ExceptionPart part;
  } kNames[] = {
      {"frames", ExceptionPart::frames},
      {"stack", ExceptionPart::frames},
      {"stacktrace", ExceptionPart::frames},
      {"trace", ExceptionPart::frames},
      {"backtrace", ExceptionPart::frames},
      {"traceback", ExceptionPart::frames},
      {"steparray", ExceptionPart::frames},
      {"stackframes", ExceptionPart::frames},
      {"stackarray", ExceptionPart::frames},
      {"callstack", ExceptionPart::frames},
      {"extendedstacktrace", ExceptionPart::frames},
      {"class", ExceptionPart::type},
      {"classname", ExceptionPart::type},
      {"type", ExceptionPart::type},
      {"exctype", ExceptionPart::type},
      {"exceptiontype", ExceptionPart::type},
      {"exceptionclass", ExceptionPart::type},
      {"exceptionname", ExceptionPart::type},
      {"errortype", ExceptionPart::type},
      {"name", ExceptionPart::type},
      {"message", ExceptionPart::message},
      {"excvalue", ExceptionPart::message},
      {"exceptionmessage", ExceptionPart::message},
      {"value", ExceptionPart::message},
      {"reason", ExceptionPart::message},
      {"msg", ExceptionPart::message},
      {"cause", ExceptionPart::cause},
      {"causedby", ExceptionPart::cause},
      {"previous", ExceptionPart::cause},
      {"innerexception", ExceptionPart::cause},
      {"inner", ExceptionPart::cause},
      {"suppressed", ExceptionPart::suppressed},
      {"suppressedexceptions", ExceptionPart::suppressed},
  };
  const auto found = std::find_if(std::begin(kNames), std::end(kNames),
                                  [&](const auto& each) { return each.name == name; });
  return found == std::end(kNames) ? ExceptionPart::other : found->part;
}

// Whether a key, decoded or raw, begins with one of `letters`, which are in lower case, or with an
// escape.
constexpr bool begins_with_any(std::string_view letters, std::string_view key) {
  for (const char c : key) {
    if (c == '_' || c == '@' || c == '-' || c == '.') continue;
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return c == '\\' || std::find(letters.begin(), letters.end(), lower) != letters.end();
  }
  return false;
}

// False for most keys, decoded or raw, that is_exception_key is false of, and exception_part does
// not call frames: a quick look.
constexpr bool may_be_exception_key(std::string_view key) { return begins_with_any("et", key); }
constexpr bool may_be_frames_key(std::string_view key) { return begins_with_any("fstbce", key); }

// Whether the object under this key is an exception on less evidence than another.
constexpr bool is_exception_key(std::string_view name) {
  constexpr std::string_view kNames[] = {"exception", "error",     "err",    "ex",
                                         "exc",       "throwable", "thrown", "excinfo"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

}  // namespace gsaw
