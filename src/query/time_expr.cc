// Reads the words and spans here; dates and clocks go through record/timestamp.
#include "query/time_expr.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "query/quoted_text.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

constexpr const char* kForms =
    "times look like 2011-12-26, '2011-12-26 09:14:46', 09:14 (today), -3h, '3h ago', today, "
    "yesterday, now, end-1h (before the newest entry), or an epoch number";

// Takes `word` (in lower case) off the front, in any case, unless letters go on.
bool take_word(std::string_view& text, std::string_view word) {
  if (!equals_lowered(text.substr(0, word.size()), word)) return false;
  const std::string_view rest = text.substr(word.size());
  if (!rest.empty() && (is_digit(rest[0]) || is_ascii_letter(rest[0]))) return false;
  text = rest;
  return true;
}

// Cuts `ago` and the blanks before it off the end.
bool cut_ago(std::string_view& text) {
  if (text.size() < 5) return false;
  std::string_view tail = text.substr(text.size() - 3);
  if (!is_blank(text[text.size() - 4]) || !take_word(tail, "ago")) return false;
  text = trimmed(text.substr(0, text.size() - 3));
  return true;
}

// Shape only: `dddd-dd-dd`.
bool starts_with_date(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() < kShape.size()) return false;
  for (std::size_t i = 0; i < kShape.size(); ++i)
    if (kShape[i] == 'd' ? !is_digit(text[i]) : text[i] != kShape[i]) return false;
  return true;
}

// Shape only: `9:14`, `09:14...`
bool starts_with_clock(std::string_view text) {
  const std::size_t colon = text.find(':');
  return (colon == 1 || colon == 2) && is_digit(text[0]) && is_digit(text[colon - 1]) &&
         text.size() > colon + 1 && is_digit(text[colon + 1]);
}

// `2011` and `20111226` are far more likely dates than moments of 1970.
bool is_year_or_compact_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 8) return false;
  for (const char c : text)
    if (!is_digit(c)) return false;
  const auto century = text.substr(0, 2);
  if (century != "19" && century != "20") return false;
  return text.size() == 4 || written_time(std::string(text) + "T000000").has_value();
}

Error unknown_time(std::string_view text, std::string_view problem = "is not a time") {
  return {quoted_short(text) + " " + std::string(problem), kForms};
}

Error out_of_range(std::string_view text) {
  return unknown_time(text, "is too far away: times reach from 1677 to 2262");
}

// Of what looks like a date: whether its year is.
bool is_far_away(std::string_view text) {
  const std::string_view year = text.substr(0, 4);
  return std::all_of(year.begin(), year.end(), is_digit) && (year <= "1677" || year >= "2262");
}

// A time of which all is known, or one without a zone: a name of a zone that only a log can tell is
// none.
std::optional<WrittenTime> plain_written_time(std::string_view text) {
  const auto written = written_time(text);
  return written && written->zone_name.empty() ? written : std::nullopt;
}

// One reading of one text.
class Reader {
 public:
  Reader(std::string_view text, const TimeContext& context, TimeEdge edge)
      : text_(text), context_(context), edge_(edge) {}

  Result<TimeExpr> read() const {
    std::string_view rest = text_;
    if (take_word(rest, "end")) return after_word(rest, 0, true);
    if (take_word(rest, "now")) return after_word(rest, context_.now, false);
    if (take_word(rest, "today")) return day(rest, 0);
    if (take_word(rest, "yesterday")) return day(rest, -1);
    if (take_word(rest, "tomorrow")) return day(rest, 1);
    if (cut_ago(rest)) return ago(rest);
    if (!text_.empty() && (text_[0] == '-' || text_[0] == '+'))
      return after_word(text_, context_.now, false);
    if (starts_with_clock(text_)) return clock(text_, 0, edge_);
    return written();
  }

 private:
  tl::unexpected<Error> unknown() const { return tl::unexpected(unknown_time(text_)); }

  Result<TimeExpr> moved(Nanoseconds origin, Nanoseconds span, bool from_end) const {
    Nanoseconds sum = 0;
    if (__builtin_add_overflow(origin, span, &sum)) return tl::unexpected(out_of_range(text_));
    return TimeExpr{from_end, sum};
  }

  // What follows a word: nothing, or a span with its sign.
  Result<TimeExpr> after_word(std::string_view rest, Nanoseconds origin, bool from_end) const {
    rest = trimmed(rest);
    if (rest.empty()) return TimeExpr{from_end, origin};
    if (rest[0] != '-' && rest[0] != '+') return unknown();
    const bool back = rest[0] == '-';
    rest = trimmed(rest.substr(1));
    if (rest.empty() || rest[0] == '-' || rest[0] == '+') return unknown();
    const auto span = parse_duration(rest);
    if (!span) return unknown();
    return moved(origin, back ? -*span : *span, from_end);
  }

  Result<TimeExpr> ago(std::string_view span_text) const {
    if (span_text.empty() || !(is_digit(span_text[0]) || span_text[0] == '.')) return unknown();
    const auto span = parse_duration(span_text);
    if (!span) return unknown();
    return moved(context_.now, -*span, false);
  }

  // Gives the context's zone to a time written without one.
  TimeExpr in_zone(const WrittenTime& written, TimeEdge edge) const {
    if (written.has_zone) return {false, written.time};
    const LocalMoments moments = context_.zone.moments_of(written.time);
    return {false, edge == TimeEdge::begin ? moments.first : moments.last, moments.skipped};
  }

  // Midnight of a day counted from today, with a clock or a span behind it.
  Result<TimeExpr> day(std::string_view rest, int days_from_today) const {
    rest = trimmed(rest);
    if (rest.empty()) return clock("00:00", days_from_today, edge_);
    if (starts_with_clock(rest)) return clock(rest, days_from_today, edge_);
    const auto midnight = clock("00:00", days_from_today, TimeEdge::begin);
    if (!midnight) return midnight;
    return after_word(rest, midnight->value, false);
  }

  Result<TimeExpr> clock(std::string_view text, int days_from_today, TimeEdge edge) const {
    // Days are counted on the calendar, as if it were UTC's: 24 hours back from a time in
    // the zone may be another day, or the same.
    const TimeZone utc;
    const Nanoseconds now = utc.from_civil(context_.zone.to_civil(context_.now));
    const CivilTime date = utc.to_civil(saturating_add(now, days_from_today * kNanosPerDay));
    const auto time =
        plain_written_time(fmt::format("{:04}-{:02}-{:02}T{}{}", date.year, date.month, date.day,
                                       text[1] == ':' ? "0" : "", text));
    // With a zone of its own it would be unclear whose today it is.
    if (!time || time->has_zone) return unknown();
    return in_zone(*time, edge);
  }

  Result<TimeExpr> written() const {
    if (is_year_or_compact_date(text_)) {
      return fail(quoted_short(text_) + " could be a date or an epoch number",
                  "write a date as 2011-12-26, an epoch number with a fraction: " +
                      std::string(text_) + ".0");
    }
    auto time = plain_written_time(text_);
    if (!time && starts_with_date(text_) && text_.size() > 12 && text_[12] == ':')
      time = plain_written_time(std::string(text_.substr(0, 11)) + "0" +
                                std::string(text_.substr(11)));
    if (time) return in_zone(*time, edge_);
    if (written_time(text_)) {
      return fail(quoted_short(text_) + " names a zone that is not known, or means several",
                  "write its offset, as in 2011-12-26T09:14+01:00; -Z names the zone of all times");
    }
    if (looks_like_date(text_)) {
      return tl::unexpected(
          unknown_time(text_, is_far_away(text_) ? "is not a date between 1677 and 2262"
                                                 : "is no day of the calendar, or no time of day"));
    }
    if (parse_duration(text_)) {
      const std::string span(text_);
      return fail(quoted_short(text_) + " is a span, not a time",
                  "write -" + span + " or '" + span + " ago'");
    }
    return unknown();
  }

  std::string_view text_;
  const TimeContext& context_;
  TimeEdge edge_;
};

}  // namespace

Result<TimeExpr> parse_time_expr(std::string_view text, const TimeContext& context, TimeEdge edge) {
  return Reader(trimmed(text), context, edge).read();
}

bool looks_like_date(std::string_view text) {
  if (!starts_with_date(text)) return false;
  const std::string_view rest = text.substr(10);
  if (rest.empty()) return true;
  constexpr std::string_view kSeparators = "Tt _";
  return kSeparators.find(rest[0]) != rest.npos && starts_with_clock(rest.substr(1));
}

}  // namespace gsaw
