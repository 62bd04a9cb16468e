// Formats by Howard Hinnant's date library; what throws in the database of zones is a value here.
#include "record/time_zone.h"

#include <date/date.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "base/terminal_escape.h"
#include "record/database_zone.h"
#include "record/digit_cursor.h"
#include "record/time_zone_names.h"
#include "record/zone_rule.h"

namespace gsaw {

using std::chrono::seconds;

// A zone of the database, or (without zone) a fixed offset.
struct TimeZone::Impl {
  std::optional<DatabaseZone> zone;
  OffsetSpan fixed;
  std::string name;
};

namespace {

// The nearest moment in range.
Nanoseconds clamped_time(std::int64_t whole_seconds, Nanoseconds fraction) {
  Nanoseconds time = 0;
  if (time_from_seconds(whole_seconds, fraction, time)) return time;
  return whole_seconds < 0 ? std::numeric_limits<Nanoseconds>::min()
                           : std::numeric_limits<Nanoseconds>::max();
}

bool is_utc_name(std::string_view name) {
  constexpr std::string_view kNames[] = {"UTC", "utc", "Z", "Etc/UTC", "UTC0"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// `+02:00`, `-0530`, `+02` in seconds.
std::optional<int> fixed_offset(std::string_view text) {
  DigitCursor in(text);
  const bool negative = in.at('-');
  if (!in.skip('+') && !in.skip('-')) return std::nullopt;
  unsigned hours = 0, minutes = 0;
  if (!in.number(2, hours)) return std::nullopt;
  const bool colon = in.skip(':');
  if ((colon || !in.done()) && !in.number(2, minutes)) return std::nullopt;
  if (!in.done() || hours > 23 || minutes > 59) return std::nullopt;
  const int offset = static_cast<int>(hours * 3600 + minutes * 60);
  return negative ? -offset : offset;
}

// `<-03>3`, `EST5`, `IST-5:30` in seconds: a zone of POSIX without summer time.
std::optional<int> posix_offset(std::string_view text) {
  const auto rule = ZoneRule::parse(text);
  if (!rule || rule->has_summer()) return std::nullopt;
  return rule->at(0).offset;
}

// `+02:00`
std::string offset_name(int offset) {
  const unsigned minutes = static_cast<unsigned>(std::abs(offset)) / 60;
  const auto two_digits = [](unsigned value) {
    return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
  };
  return (offset < 0 ? "-" : "+") + two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

std::string in_double_quotes(std::string_view text) { return '"' + printable(text) + '"'; }

// True when the database has the zone, be it that its file cannot be read. The library leaves out
// folders that it cannot list, and says nothing.
bool is_in_database(const std::string& name, const std::vector<std::string_view>& known) {
  std::error_code unknown;
  const auto file = std::filesystem::status(std::string(kZoneFolder) + "/" + name, unknown).type();
  return std::find(known.begin(), known.end(), name) != known.end() ||
         file == std::filesystem::file_type::regular || file == std::filesystem::file_type::none;
}

// Why a zone is not to be had.
tl::unexpected<Error> no_zone(const std::string& name) {
  std::vector<std::string_view> known;
  try {
    known = DatabaseZone::names();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return fail("cannot read a time zone database on this system",
                "install tzdata, or give an offset such as +02:00");
  }
  if (is_in_database(name, known)) {
    return fail("cannot read the rules of the time zone " + in_double_quotes(name),
                "give an offset such as +02:00");
  }
  return fail("no time zone is named " + in_double_quotes(name), unknown_zone_hint(name, known));
}

void write_digits(char* at, unsigned value, int count) {
  for (int i = count - 1; i >= 0; --i, value /= 10) at[i] = static_cast<char>('0' + value % 10);
}

// The conversions of strftime(3) that date::format does not know.
constexpr std::string_view kConversionsAdded = "klPs";

void append_conversion(std::string& out, char conversion, Nanoseconds time, unsigned hour) {
  if (conversion == 's') {
    out += std::to_string(floor_seconds(time));
  } else if (conversion == 'P') {
    out += hour < 12 ? "am" : "pm";
  } else {
    const unsigned shown = conversion == 'k' ? hour : (hour + 11) % 12 + 1;
    if (shown < 10) out += ' ';
    out += std::to_string(shown);
  }
}

// The format with what these say of a time in their place; `hour`: the local one.
std::string with_conversions(std::string_view format, Nanoseconds time, unsigned hour) {
  std::string known;
  for (std::size_t at = 0; at < format.size(); ++at) {
    const std::string_view pair = format.substr(at, format[at] == '%' ? 2 : 1);
    if (pair.size() == 2 && kConversionsAdded.find(pair[1]) != kConversionsAdded.npos) {
      append_conversion(known, pair[1], time, hour);
    } else {
      known += pair;
    }
    at += pair.size() - 1;
  }
  return known;
}

}  // namespace

TimeZone::TimeZone() = default;
TimeZone::TimeZone(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Result<TimeZone> TimeZone::named(std::string_view name) {
  if (is_utc_name(name)) return TimeZone();
  const auto offset = fixed_offset(name);
  return offset ? fixed(*offset) : from_database(std::string(name));
}

TimeZone TimeZone::fixed(int offset) {
  if (offset == 0) return {};
  OffsetSpan span;
  span.seconds = offset;
  return TimeZone(std::make_shared<const Impl>(Impl{std::nullopt, span, offset_name(offset)}));
}

Result<TimeZone> TimeZone::from_database(const std::string& name) {
  try {
    return TimeZone(std::make_shared<const Impl>(Impl{DatabaseZone(name), {}, name}));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return no_zone(name);
  }
}

std::optional<TimeZone> TimeZone::find(std::string_view name) {
  if (is_utc_name(name)) return TimeZone();
  try {
    if (fixed_offset(name)) return *named(name);
    // PERF: what logs hold may name many that there are not; an exception for each takes long.
    if (!DatabaseZone::is_known(name)) return std::nullopt;
    std::string known(name);
    return TimeZone(std::make_shared<const Impl>(Impl{DatabaseZone(known), {}, known}));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

Result<TimeZone> TimeZone::local() {
  constexpr std::string_view kSystemZone = "/etc/localtime";
  if (const char* variable = std::getenv("TZ")) {
    std::string_view name = variable;
    if (name.starts_with(':')) name.remove_prefix(1);
    if (name.empty()) return TimeZone();
    constexpr std::string_view kDirectory = "/zoneinfo/";
    const auto directory = name.find(kDirectory);
    if (directory != name.npos) name.remove_prefix(directory + kDirectory.size());
    if (name != kSystemZone) {
      auto zone = named(name);
      if (zone) return zone;
      // A file of that name comes first, says tzset(3).
      if (const auto offset = posix_offset(name)) return fixed(*offset);
      zone.error().message += " (the environment's TZ)";
      return zone;
    }
  }
  try {
    return named(DatabaseZone::system_name());
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return fail("the system does not say which time zone it is in",
                "set TZ, or give a zone with --time-zone");
  }
}

OffsetSpan TimeZone::offset_span(Nanoseconds time) const {
  if (!impl_) return {};
  if (!impl_->zone) return impl_->fixed;
  const ClockSpan span = impl_->zone->at(floor_seconds(time));
  return {span.offset, clamped_time(span.begin, 0),
          clamped_time(span.end - 1, kNanosPerSecond - 1)};
}

CivilTime TimeZone::to_civil(Nanoseconds time) const {
  const std::int64_t utc = floor_seconds(time);
  const date::local_seconds local(seconds(utc + offset_seconds(time)));
  const auto day = date::floor<date::days>(local);
  const date::year_month_day ymd(day);
  const auto of_day = static_cast<unsigned>((local - day).count());
  CivilTime civil;
  civil.year = static_cast<int>(ymd.year());
  civil.month = static_cast<unsigned>(ymd.month());
  civil.day = static_cast<unsigned>(ymd.day());
  civil.hour = of_day / 3600;
  civil.minute = of_day / 60 % 60;
  civil.second = of_day % 60;
  civil.fraction = floor_rest(time, kNanosPerSecond);
  return civil;
}

Nanoseconds TimeZone::from_civil(const CivilTime& civil) const {
  const date::year_month_day ymd(date::year(civil.year), date::month(civil.month),
                                 date::day(civil.day));
  const date::local_seconds local =
      date::local_days(ymd) +
      seconds(std::int64_t{civil.hour} * 3600 + civil.minute * 60 + civil.second);
  const std::int64_t shown = local.time_since_epoch().count();
  std::int64_t offset = 0;
  if (impl_) {
    // `first` is the offset before the clock moved, also where it moved over this time.
    offset = impl_->zone ? impl_->zone->at_local(shown).first.offset : impl_->fixed.seconds;
  }
  return clamped_time(shown - offset, civil.fraction);
}

Nanoseconds TimeZone::from_local(Nanoseconds local) const {
  return is_utc() ? local : from_civil(TimeZone().to_civil(local));
}

LocalMoments TimeZone::moments_of(Nanoseconds local) const {
  if (!impl_ || !impl_->zone) {
    const Nanoseconds only = from_local(local);
    return {only, only};
  }
  const std::int64_t shown = floor_seconds(local);
  const LocalSpans spans = impl_->zone->at_local(shown);
  if (spans.shown == LocalSpans::Shown::never) {
    const Nanoseconds change = clamped_time(spans.first.end, 0);
    return {change, change, true};
  }
  const auto moment = [&](const ClockSpan& span) {
    return clamped_time(shown - span.offset, floor_rest(local, kNanosPerSecond));
  };
  const bool twice = spans.shown == LocalSpans::Shown::twice;
  return {moment(spans.first), moment(twice ? spans.second : spans.first)};
}

std::optional<int> TimeZone::offset_named(Nanoseconds local, std::string_view abbreviation) const {
  if (!impl_ || !impl_->zone) return std::nullopt;
  const LocalSpans spans = impl_->zone->at_local(floor_seconds(local));
  for (const ClockSpan& each : {spans.first, spans.second}) {
    if (each.abbreviation == abbreviation) return each.offset;
  }
  return std::nullopt;
}

void TimeZone::append_formatted(std::string& out, const std::string& format,
                                Nanoseconds time) const {
  const std::string known = with_conversions(format, time, to_civil(time).hour);
  const auto millis = std::chrono::floor<std::chrono::milliseconds>(std::chrono::nanoseconds(time));
  std::string abbreviation = impl_ ? impl_->name : "UTC";
  seconds offset(offset_seconds(time));
  if (impl_ && impl_->zone) abbreviation = impl_->zone->at(floor_seconds(time)).abbreviation;
  std::ostringstream text;
  text.imbue(std::locale::classic());
  const date::local_time<std::chrono::milliseconds> local(millis + offset);
  date::to_stream(text, known.c_str(), local, &abbreviation, &offset);
  out += text.view();
}

TimeFormatter::TimeFormatter(TimeZone zone, std::string format)
    : zone_(std::move(zone)), format_(std::move(format)) {}

std::string_view TimeFormatter::text(Nanoseconds time) {
  if (!format_.empty()) {
    other_text_.clear();
    zone_.append_formatted(other_text_, format_, time);
    return other_text_;
  }
  if (time < first_ || time > last_) cache_hour(time);
  const auto millis =
      static_cast<unsigned>((static_cast<std::uint64_t>(time) - hour_start_) / kNanosPerMilli);
  const unsigned second = millis / 1'000, milli = millis % 1'000;
  if (second != second_) {
    second_ = second;
    write_digits(&text_[14], second / 60, 2);
    write_digits(&text_[17], second % 60, 2);
  }
  text_[20] = static_cast<char>('0' + milli / 100);
  text_[21] = static_cast<char>('0' + milli / 10 % 10);
  text_[22] = static_cast<char>('0' + milli % 10);
  return {text_.data(), text_.size()};
}

void TimeFormatter::cache_hour(Nanoseconds time) {
  const CivilTime civil = zone_.to_civil(time);
  second_ = 0;
  // Years have four digits: Nanoseconds reach from 1677 to 2262.
  std::copy_n("0000-00-00 00:00:00.000", text_.size(), text_.begin());
  write_digits(&text_[0], static_cast<unsigned>(civil.year), 4);
  write_digits(&text_[5], civil.month, 2);
  write_digits(&text_[8], civil.day, 2);
  write_digits(&text_[11], civil.hour, 2);
  // The local hour, cut where the offset changes within it.
  const std::int64_t start = floor_seconds(time) - civil.minute * 60 - civil.second;
  const OffsetSpan span = zone_.offset_span(time);
  first_ = std::max(span.first, clamped_time(start, 0));
  last_ = std::min(span.last, clamped_time(start + 3599, kNanosPerSecond - 1));
  hour_start_ = static_cast<std::uint64_t>(start) * static_cast<std::uint64_t>(kNanosPerSecond);
}

Result<std::string> check_time_format(std::string_view format) {
  // What date::format knows of a local time, and kConversionsAdded; it prints anything else as it
  // stands.
  constexpr std::string_view kConversions = "aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%";
  constexpr std::string_view kAfterE = "cCxXyYz", kAfterO = "deHImMSuUVwWyz";
  for (std::size_t at = format.find('%'); at != format.npos; at = format.find('%', at)) {
    const std::size_t start = at++;
    std::string_view allowed = kConversions;
    if (at < format.size() && (format[at] == 'E' || format[at] == 'O'))
      allowed = format[at++] == 'E' ? kAfterE : kAfterO;
    if (at < format.size() && allowed.find(format[at]) != allowed.npos) {
      ++at;
      continue;
    }
    const auto length = std::min(at + 1, format.size()) - start;
    return fail("the time format has an unknown conversion, " +
                    in_double_quotes(format.substr(start, length)),
                "use those of strftime(3) without flags, such as %F %T; %S carries milliseconds");
  }
  if (!format.empty() && format.find('%') == format.npos) {
    return fail("the time format has no conversion such as %F or %T",
                "use those of strftime(3); %S carries milliseconds");
  }
  std::string text;
  TimeFormatter(TimeZone(), std::string(format)).append(text, 1'324'936'418'221'000'000);
  return text;
}

}  // namespace gsaw
