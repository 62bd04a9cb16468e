// Severity: the tables of names and numbers by which producers write the nine levels,
// and the two look-ups in them.
#include "record/level.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <span>

#include "base/ascii.h"

namespace gsaw {
namespace {

constexpr std::size_t kLevelCount = 9;
constexpr std::size_t kLongestLevel = 15;

// A name of at most kLongestLevel bytes in lower case, and its length, as two numbers:
// the search below compares integers and not strings.
struct PackedName {
  std::uint64_t head = 0;  // the first eight bytes
  std::uint64_t tail = 0;  // the length, then the others
  constexpr auto operator<=>(const PackedName&) const = default;
};

constexpr PackedName pack(std::string_view name) {
  PackedName packed{0, name.size()};
  for (std::size_t i = 0; i < name.size(); ++i) {
    std::uint64_t& half = i < 8 ? packed.head : packed.tail;
    half = half << 8 | static_cast<unsigned char>(ascii_lower(name[i]));
  }
  return packed;
}

// Syslog's names and those of most producers, then the short and odd ones: Serilog and
// zerolog (VRB, FTL, PNC), .NET (trce, dbug, fail), java.util.logging (severe,
// config, finer), winston (http), PostgreSQL (log), MySQL (note), log4js (mark), log15 (eror),
// macOS (fault), Dart (shout), Android (assert), Elasticsearch (deprecation), Open Liberty (audit),
// go-zero (slow, stat), and what writers with four columns leave of a name (ERRO, DEBG). INFO2 to
// INFO4 are OpenTelemetry's 10-12.
struct NamesOfLevel {
  Level level;
  std::string_view names;  // between single blanks
};
constexpr NamesOfLevel kNamesOfLevels[] = {
    {Level::emerg, "emerg emergency fatal f panic ftl pnc emer fata pani assert"},
    {Level::alert, "alert aler"},
    {Level::crit, "crit critical dpanic c crtc fault shout"},
    {Level::err, "err error e severe fail erro eror"},
    {Level::warn, "warn warning w wrn deprecation slow"},
    {Level::notice, "notice success note noti mark audit info2 info3 info4"},
    {Level::info, "info information informational i inf msg log stat"},
    {Level::debug, "debug dbg d d1 fine dbug config http debg debu"},
    {Level::trace, "trace verbose vrb silly finest finer d2 d3 d4 d5 trc trce t trac verb spam"},
};

constexpr std::size_t count_names() {
  std::size_t count = 0;
  for (const NamesOfLevel& row : kNamesOfLevels) {
    count += 1 + static_cast<std::size_t>(std::count(row.names.begin(), row.names.end(), ' '));
  }
  return count;
}

struct NamedLevel {
  PackedName name;
  Level level = Level::trace;
};

constexpr auto sorted_names() {
  std::array<NamedLevel, count_names()> sorted{};
  std::size_t used = 0;
  for (const NamesOfLevel& row : kNamesOfLevels) {
    std::string_view left = row.names;
    while (!left.empty()) {
      const std::string_view name = left.substr(0, left.find(' '));
      sorted[used++] = {pack(name), row.level};
      left.remove_prefix(std::min(name.size() + 1, left.size()));
    }
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const NamedLevel& a, const NamedLevel& b) { return a.name < b.name; });
  return sorted;
}

constexpr auto kSortedNames = sorted_names();

// PERF: nearly all names are among these, which costs less than to search for them.
constexpr NamedLevel kUsualNames[] = {{pack("info"), Level::info},
                                      {pack("debug"), Level::debug},
                                      {pack("error"), Level::err},
                                      {pack("warn"), Level::warn},
                                      {pack("warning"), Level::warn}};

std::optional<Level> find_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestLevel) return std::nullopt;
  const PackedName packed = pack(name);
  for (const NamedLevel& usual : kUsualNames) {
    if (usual.name == packed) return usual.level;
  }
  const auto found =
      std::lower_bound(kSortedNames.begin(), kSortedNames.end(), packed,
                       [](const NamedLevel& row, const PackedName& key) { return row.name < key; });
  if (found == kSortedNames.end() || found->name != packed) return std::nullopt;
  return found->level;
}

// One step of a scale: from this number up to the next step it is this level.
struct Step {
  int from;
  std::optional<Level> level;
};

constexpr Step kSyslog[] = {{0, Level::emerg}, {1, Level::alert}, {2, Level::crit},
                            {3, Level::err},   {4, Level::warn},  {5, Level::notice},
                            {6, Level::info},  {7, Level::debug}, {8, Level::trace}};

constexpr Step kPython[] = {{0, Level::trace},   {10, Level::debug}, {20, Level::info},
                            {25, Level::notice}, {30, Level::warn},  {40, Level::err},
                            {50, Level::crit}};

// From 100 on Monolog's: 100 debug ... 600 emergency.
constexpr int kMonologFirst = 100;
constexpr Step kPino[] = {
    {0, Level::trace},  {10, Level::trace},   {20, Level::debug},  {30, Level::info},
    {40, Level::warn},  {50, Level::err},     {60, Level::emerg},  {100, Level::debug},
    {200, Level::info}, {250, Level::notice}, {300, Level::warn},  {400, Level::err},
    {500, Level::crit}, {550, Level::alert},  {600, Level::emerg}, {601, std::nullopt}};

// logback's level_value; log4j 1's numbers, whose FATAL is 50000.
constexpr int kLogbackFirst = 5000;
constexpr Step kLogback[] = {{5000, Level::trace}, {10000, Level::debug}, {20000, Level::info},
                             {30000, Level::warn}, {40000, Level::err},   {50000, Level::emerg}};

constexpr Step kOtel[] = {{0, std::nullopt}, {1, Level::trace},   {5, Level::debug},
                          {9, Level::info},  {10, Level::notice}, {13, Level::warn},
                          {17, Level::err},  {21, Level::emerg},  {25, std::nullopt}};

// 1-7: syslog's severity goes by the same key.
constexpr Step kGcp[] = {{0, std::nullopt},   {1, Level::alert},   {2, Level::crit},
                         {3, Level::err},     {4, Level::warn},    {5, Level::notice},
                         {6, Level::info},    {7, Level::debug},   {8, std::nullopt},
                         {100, Level::debug}, {200, Level::info},  {300, Level::notice},
                         {400, Level::warn},  {500, Level::err},   {600, Level::crit},
                         {700, Level::alert}, {800, Level::emerg}, {801, std::nullopt}};

// The scales of those whose numbers begin at 0 or 1.
constexpr Step kLager[] = {
    {0, Level::debug}, {1, Level::info}, {2, Level::err}, {3, Level::emerg}, {4, std::nullopt}};
constexpr Step kNextcloud[] = {{0, Level::debug}, {1, Level::info},  {2, Level::warn},
                               {3, Level::err},   {4, Level::emerg}, {5, std::nullopt}};
constexpr Step kWindows[] = {{0, Level::info}, {1, Level::crit}, {2, Level::err},
                             {3, Level::warn}, {4, Level::info}, {5, Level::trace},
                             {6, std::nullopt}};
constexpr Step kSerilog[] = {{0, Level::trace}, {1, Level::debug}, {2, Level::info},
                             {3, Level::warn},  {4, Level::err},   {5, Level::emerg},
                             {6, std::nullopt}};
constexpr Step kConsola[] = {{0, Level::err},   {1, Level::warn},  {2, Level::info},
                             {4, Level::debug}, {5, Level::trace}, {6, std::nullopt}};
constexpr Step kLogbook[] = {{9, Level::trace},   {10, Level::debug}, {11, Level::info},
                             {12, Level::notice}, {13, Level::warn},  {14, Level::err},
                             {15, Level::crit}};
constexpr Step kInsights[] = {{0, Level::trace}, {1, Level::info}, {2, Level::warn},
                              {3, Level::err},   {4, Level::crit}, {5, std::nullopt}};
constexpr Step kMysql[] = {
    {0, Level::notice}, {1, Level::err}, {2, Level::warn}, {3, Level::notice}, {4, std::nullopt}};

constexpr Step kCockroach[] = {{0, std::nullopt}, {1, Level::info},  {2, Level::warn},
                               {3, Level::err},   {4, Level::emerg}, {5, std::nullopt}};

// zap's, moved up by two: what is below its debug (-1) is a trace.
constexpr Step kZap[] = {{0, Level::trace}, {1, Level::debug}, {2, Level::info}, {3, Level::warn},
                         {4, Level::err},   {5, Level::crit},  {6, Level::emerg}};

// slog's levels, moved up by eight so that none is negative: DEBUG-4 (its documentation's
// LevelTrace) 0, DEBUG 4, INFO 8, its LevelNotice 10, WARN 12, ERROR 16, and its
// LevelEmergency 20, which others use for fatal.
constexpr Step kSlog[] = {{0, Level::trace},   {4, Level::debug}, {8, Level::info},
                          {10, Level::notice}, {12, Level::warn}, {16, Level::err},
                          {20, Level::emerg}};

// `steps` begins with 0 or `value` is not below its first step.
std::optional<Level> level_at(std::span<const Step> steps, int value) {
  auto step = steps.begin();
  while (std::next(step) != steps.end() && std::next(step)->from <= value) ++step;
  return step->level;
}

// The value of decimal digits; none when there is another byte, or more digits than
// any scale has.
std::optional<int> small_number(std::string_view digits) {
  constexpr std::size_t kMostDigits = 5;
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// `INFO+2`, `DEBUG-4`.
std::optional<Level> slog_level(std::string_view name) {
  const std::size_t sign = name.find_first_of("+-");
  if (sign == std::string_view::npos) return std::nullopt;
  const auto base = find_name(name.substr(0, sign));
  const auto offset = small_number(name.substr(sign + 1));
  if (!base || !offset) return std::nullopt;
  for (const Step& step : kSlog) {
    if (step.level != base) continue;
    const int shifted = name[sign] == '+' ? step.from + *offset : step.from - *offset;
    return level_at(kSlog, std::max(shifted, 0));
  }
  return std::nullopt;
}

// Python's name for a level that has none of its own: `Level 15`.
std::optional<Level> python_unnamed_level(std::string_view name) {
  constexpr std::string_view kStart = "level ";
  if (name.size() <= kStart.size() || pack(name.substr(0, kStart.size())) != pack(kStart)) {
    return std::nullopt;
  }
  return level_from_number(name.substr(kStart.size()), LevelScale::python);
}

// `TRACE3`, `DEBUG5`: the digit only tells apart what is one level here.
std::optional<Level> numbered_name(std::string_view name) {
  constexpr std::size_t kShortestBase = 4;
  if (name.size() <= kShortestBase || !is_digit(name.back())) return std::nullopt;
  if (is_digit(name[name.size() - 2])) return std::nullopt;
  return find_name(name.substr(0, name.size() - 1));
}

// RFC 5424: 23 facilities are the last.
constexpr int kLastSeverity = 7;
std::optional<Level> level_from_pri(int value) {
  constexpr int kLast = 191, kSeverities = kLastSeverity + 1;
  return value <= kLast ? level_at(kSyslog, value % kSeverities) : std::nullopt;
}

// What zap calls a level that has no name: `Level(-4)`.
std::optional<Level> zap_unnamed_level(std::string_view name) {
  constexpr std::string_view kStart = "level(";
  if (name.size() <= kStart.size() + 1 || name.back() != ')' ||
      pack(name.substr(0, kStart.size())) != pack(kStart)) {
    return std::nullopt;
  }
  name = name.substr(kStart.size(), name.size() - kStart.size() - 1);
  const bool negative = name.starts_with('-');
  const auto value = small_number(name.substr(negative ? 1 : 0));
  if (!value) return std::nullopt;
  return level_at(kZap, std::max(2 + (negative ? -*value : *value), 0));
}

// What may stand around a name: blanks, brackets, what ends a label.
constexpr bool is_around_name(char c) {
  return is_blank(c) || c == '[' || c == ']' || c == '<' || c == '>' || c == '(' || c == ')' ||
         c == ':' || c == '"' || c == '\'' || c == '|';
}

std::string_view without_frame(std::string_view text) {
  while (!text.empty() && is_around_name(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_around_name(text.back())) text.remove_suffix(1);
  return text;
}

// A name without the colours of a terminal around it: `ESC [ 31 m`, before and behind.
std::string_view without_colours(std::string_view text) {
  constexpr std::string_view kStart = "\x1b[";
  while (text.starts_with(kStart)) {
    const std::size_t end = text.find('m');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find(kStart));
}

// `LogLevel.Error`, `Level.INFO`, `Reporter::WARNING`.
std::string_view last_word(std::string_view name) {
  const std::size_t dot = name.find_last_of(".:");
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

std::optional<Level> level_of_bare_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestLevel) return std::nullopt;
  if (const auto level = find_name(name)) return level;
  if (const auto level = numbered_name(name)) return level;
  if (const auto level = slog_level(name)) return level;
  return python_unnamed_level(name);
}

constexpr std::string_view kLevelNames[kLevelCount] = {"emerg",  "alert", "crit",  "err",  "warn",
                                                       "notice", "info",  "debug", "trace"};
constexpr std::string_view kLevelLabels[kLevelCount] = {"EMERG",  "ALERT", "CRIT",  "ERR",  "WARN",
                                                        "NOTICE", "INFO",  "DEBUG", "TRACE"};

}  // namespace

// The scales of few levels have none of these: such a number is another logger's.
constexpr int kFirstOfTens = 10;

std::optional<Level> level_from_any_number(std::string_view text, LevelScale scale) {
  // The shortest with a point, `6.0`, has three bytes. Most have one.
  const std::size_t point = text.size() < 3 ? std::string_view::npos : text.find('.');
  if (point != std::string_view::npos) {
    const std::string_view fraction = text.substr(point + 1);
    if (fraction.empty() || fraction.find_first_not_of('0') != std::string_view::npos) {
      return std::nullopt;
    }
  }
  const auto value = small_number(text.substr(0, point));
  if (!value) return std::nullopt;
  if (scale == LevelScale::otel) return level_at(kOtel, *value);
  if (scale == LevelScale::gcp) return level_at(kGcp, *value);
  if (scale == LevelScale::mysql) return level_at(kMysql, *value);
  if (scale == LevelScale::insights) return level_at(kInsights, *value);
  if (scale == LevelScale::pri) return level_from_pri(*value);
  if (scale == LevelScale::severity) {
    return *value <= kLastSeverity ? level_at(kSyslog, *value) : std::nullopt;
  }
  constexpr int kFirstOfLogbook = 9, kLastOfLogbook = 15;
  if (scale == LevelScale::logbook && *value >= kFirstOfLogbook && *value <= kLastOfLogbook) {
    return level_at(kLogbook, *value);
  }
  if (*value < kFirstOfTens) {
    if (scale == LevelScale::lager) return level_at(kLager, *value);
    if (scale == LevelScale::nextcloud) return level_at(kNextcloud, *value);
    if (scale == LevelScale::windows) return level_at(kWindows, *value);
    if (scale == LevelScale::serilog) return level_at(kSerilog, *value);
    if (scale == LevelScale::cockroach) return level_at(kCockroach, *value);
    if (scale == LevelScale::syslog) return level_at(kSyslog, *value);
    if (scale == LevelScale::consola) return level_at(kConsola, *value);
    if (scale == LevelScale::unknown || scale == LevelScale::python_tens ||
        scale == LevelScale::logbook) {
      return std::nullopt;
    }
  }
  if (*value >= kLogbackFirst) return level_at(kLogback, *value);
  // pino's, as far as it names them: 25 or 38 may as well be Python's.
  constexpr int kPinoLast = 60;
  const bool is_named = *value % kFirstOfTens == 0 && *value <= kPinoLast;
  if (scale == LevelScale::unknown && *value < kMonologFirst && !is_named) return std::nullopt;
  // A level of pino's users' own; of Python's there are none in GELF.
  const bool ends_before_monolog = scale == LevelScale::pino || scale == LevelScale::syslog;
  if (ends_before_monolog && *value >= kMonologFirst) return std::nullopt;
  const bool python = scale == LevelScale::python || scale == LevelScale::python_tens ||
                      scale == LevelScale::syslog;
  return level_at(python ? std::span<const Step>(kPython) : kPino, *value);
}

std::optional<Level> level_from_bare_name(std::string_view name) { return find_name(name); }

std::optional<Level> level_from_name(std::string_view name) {
  // Colours and a frame around the longest name.
  constexpr std::size_t kLongestText = 48;
  if (const auto level = find_name(name)) return level;
  if (name.size() > kLongestText) return std::nullopt;
  const std::string_view bare = without_frame(without_colours(without_frame(name)));
  if (const auto level = level_of_bare_name(bare)) return level;
  const std::string_view last = last_word(bare);
  if (last.size() < bare.size()) {
    if (const auto level = level_of_bare_name(last)) return level;
  }
  return zap_unnamed_level(name);
}

std::string_view level_name(Level level) { return kLevelNames[static_cast<std::size_t>(level)]; }

std::string_view level_label(Level level) { return kLevelLabels[static_cast<std::size_t>(level)]; }

std::string_view level_name_list() {
  return "emerg, alert, crit, err, warn, notice, info, debug, trace";
}

}  // namespace gsaw
