// Reads TZ strings, and finds the changes around a moment.
#include "record/zone_rule.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "record/digit_cursor.h"

namespace gsaw {

namespace chrono = std::chrono;

class ZoneRule::Parser {
 public:
  explicit Parser(std::string_view text) : in_(text) {}

  std::optional<ZoneRule> rule() {
    ZoneRule rule;
    int west = 0;
    if (!name(rule.standard_.abbreviation) || !signed_time(2, 24, west)) return std::nullopt;
    rule.standard_.offset = -west;
    if (in_.done()) return rule;
    Summer summer;
    if (!name(summer.clock.abbreviation)) return std::nullopt;
    summer.clock.offset = rule.standard_.offset + 3600;
    if (!in_.at(',')) {
      if (!signed_time(2, 24, west)) return std::nullopt;
      summer.clock.offset = -west;
    }
    if (!change(summer.begin) || !change(summer.end) || !in_.done()) return std::nullopt;
    rule.summer_ = std::move(summer);
    return rule;
  }

 private:
  // `CET`, `<+0330>`
  bool name(std::string& out) {
    const bool quoted = in_.skip('<');
    while (!in_.done() && (is_ascii_letter(in_.rest().front()) ||
                           (quoted && (in_.at_digit() || in_.at('+') || in_.at('-'))))) {
      out += in_.rest().front();
      in_.advance();
    }
    return out.size() >= 3 && (!quoted || in_.skip('>'));
  }

  bool number(unsigned most_digits, unsigned least, unsigned most, unsigned& out) {
    if (!in_.at_digit()) return false;
    out = 0;
    for (unsigned i = 0; i < most_digits && in_.at_digit(); ++i) out = out * 10 + in_.take_digit();
    return out >= least && out <= most;
  }

  // `-3`, `5:30`, `+10:30:15` in seconds.
  bool signed_time(unsigned hour_digits, unsigned most_hours, int& out) {
    const bool negative = in_.skip('-');
    if (!negative) in_.skip('+');
    unsigned hours = 0, minutes = 0, seconds = 0;
    if (!number(hour_digits, 0, most_hours, hours)) return false;
    if (in_.skip(':')) {
      if (!in_.number(2, minutes) || minutes > 59) return false;
      if (in_.skip(':') && (!in_.number(2, seconds) || seconds > 59)) return false;
    }
    out = static_cast<int>(hours * 3600 + minutes * 60 + seconds);
    if (negative) out = -out;
    return true;
  }

  // `,M10.5.0/3`, `,J60`, `,59/-1:30`
  bool change(Change& out) {
    if (!in_.skip(',')) return false;
    if (in_.skip('M')) {
      if (!number(2, 1, 12, out.month) || !in_.skip('.') || !number(1, 1, 5, out.week) ||
          !in_.skip('.') || !number(1, 0, 6, out.number)) {
        return false;
      }
    } else {
      const bool julian = in_.skip('J');
      out.day = julian ? Change::Day::julian : Change::Day::zero_based;
      if (!number(3, julian ? 1 : 0, 365, out.number)) return false;
    }
    out.time = 2 * 3600;
    return !in_.skip('/') || signed_time(3, 167, out.time);
  }

  DigitCursor in_;
};

std::optional<ZoneRule> ZoneRule::parse(std::string_view text) { return Parser(text).rule(); }

std::int64_t ZoneRule::Change::in_year(chrono::year year, int offset) const {
  chrono::sys_days at;
  if (day == Day::week) {
    const auto name = year / chrono::month(month);
    const chrono::weekday weekday(number);
    at = week == 5 ? chrono::sys_days(name / weekday[chrono::last])
                   : chrono::sys_days(name / weekday[week]);
  } else {
    const bool after_february = day == Day::julian && number >= 60;
    at = chrono::sys_days(year / chrono::January / 1);
    at += chrono::days(number) - chrono::days(day == Day::julian ? 1 : 0) +
          chrono::days(after_february && year.is_leap() ? 1 : 0);
  }
  return chrono::seconds(at.time_since_epoch()).count() + time - offset;
}

ClockSpan ZoneRule::at(std::int64_t time) const {
  if (!summer_) return {standard_.offset, standard_.abbreviation};
  const auto day = chrono::floor<chrono::days>(chrono::sys_seconds(chrono::seconds(time)));
  const chrono::year year = chrono::year_month_day(day).year();
  // Hours before and past the day may move a change into another year. Of two at one moment the
  // later is what counts: summer that lasts all year ends when that of the next begins.
  std::array<std::pair<std::int64_t, int>, 6> changes;  // when, and which: summer begins at even
  int place = 0;
  for (const int years : {-1, 0, 1}) {
    const chrono::year each = year + chrono::years(years);
    for (const std::int64_t moment : {summer_->begin.in_year(each, standard_.offset),
                                      summer_->end.in_year(each, summer_->clock.offset)}) {
      changes[static_cast<std::size_t>(place)] = {moment, place};
      ++place;
    }
  }
  std::sort(changes.begin(), changes.end());
  const auto after = std::find_if(changes.begin() + 1, changes.end() - 1,
                                  [&](const auto& change) { return change.first > time; });
  const std::int64_t begin = after[-1].first;
  const bool summer = after[-1].second % 2 == 0;
  const Clock& clock = summer ? summer_->clock : standard_;
  return {clock.offset, clock.abbreviation, begin, after->first};
}

}  // namespace gsaw
