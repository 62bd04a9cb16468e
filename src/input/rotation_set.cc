// What logrotate, log4j, logback, Python, Go's lumberjack, pm2 and others add to a rotated name.
#include "input/rotation_set.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/ascii.h"
#include "input/natural_order.h"

namespace gsaw {
namespace {

using namespace std::string_view_literals;

// More than any rotation makes of one name; what is longer is part of the log's own.
constexpr std::size_t kMostMarks = 4;

// Two digits from `first` to `last`.
bool is_pair_within(std::string_view digits, std::string_view first, std::string_view last) {
  return digit_count(digits) == 2 && digits >= first && digits <= last;
}

bool is_year(std::string_view digits) {
  return digits.starts_with("19") || digits.starts_with("20");
}

// `20260131` and what follows of it.
bool is_compact_day(std::string_view text) {
  return is_year(text) && is_pair_within(text.substr(4, 2), "01", "12") &&
         is_pair_within(text.substr(6, 2), "01", "31");
}

// `2026-01-31`, `2026_01_31`, and what follows of it; or `2026-01` alone.
bool is_spaced_day(std::string_view text) {
  if (text.size() < 7 || !is_year(text)) return false;
  if (!is_pair_within(text.substr(5, 2), "01", "12")) return false;
  if (text.size() == 7) return true;
  return text.size() >= 10 && text[7] == text[4] && is_pair_within(text.substr(8, 2), "01", "31");
}

// A day, in seconds since 1970 too; then perhaps a time of day or a count.
bool is_date_suffix(std::string_view text) {
  if (text.find_first_not_of("0123456789-_.:TZ+") != text.npos) return false;
  const std::size_t digits = digit_count(text);
  if (digits == 4) return is_spaced_day(text);
  const bool is_epoch = (digits == 10 || digits == 13) && text.front() == '1';
  return digits >= 8 && (is_epoch || is_compact_day(text));
}

// A longer number is part of a name, or a date; nobody keeps a million old files.
bool is_count_suffix(std::string_view text) {
  return !text.empty() && text.size() <= 6 && digit_count(text) == text.size();
}

// Where a short extension such as `.log` or `.jsonl` begins; the size where there is none.
std::size_t extension_begin(std::string_view name) {
  constexpr std::size_t kMost = 8;
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return name.size();
  const std::string_view extension = name.substr(dot + 1);
  const bool is_word = !extension.empty() && extension.size() <= kMost &&
                       std::all_of(extension.begin(), extension.end(), is_ascii_letter);
  return is_word ? dot : name.size();
}

}  // namespace

std::string_view without_compression_suffix(std::string_view name) {
  for (const auto suffix : {".gz"sv, ".zst"sv, ".xz"sv, ".bz2"sv, ".lz4"sv, ".Z"sv, ".lzma"sv}) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) {
      return name.substr(0, name.size() - suffix.size());
    }
  }
  return name;
}

LogName::LogName(std::string_view name) : name_(name), log_(without_compression_suffix(name)) {
  while (marks_.size() < kMostMarks && take_mark()) {
    log_ = without_compression_suffix(log_);
  }
  std::reverse(marks_.begin(), marks_.end());
}

// The mark that was made last: at the end of the name, or before its extension.
bool LogName::take_mark() {
  const std::string name = log_;
  const std::string_view view = name;
  constexpr std::string_view kOld = ".old";
  if (view.size() > kOld.size() && view.ends_with(kOld)) {
    marks_.push_back({Kind::old, {}});
    log_.resize(log_.size() - kOld.size());
    return true;
  }
  if (take_suffix(view, {}, true)) return true;
  const std::size_t dot = extension_begin(view);
  return dot < view.size() && take_suffix(view.substr(0, dot), view.substr(dot), false);
}

// A date or number at the end of `stem`; the log is then what is left, and `rest`. A version or an
// address ends with a number behind a digit (`host-10.0.0.1.log`).
bool LogName::take_suffix(std::string_view stem, std::string_view rest,
                          bool numbers_behind_digits) {
  const auto take = [&](Kind kind, std::size_t at) {
    marks_.push_back({kind, std::string(stem.substr(at + 1))});
    // pm2 puts two of these before a date.
    while (at > 1 && stem[at - 1] == stem[at]) --at;
    log_ = std::string(stem.substr(0, at)).append(rest);
    return true;
  };
  for (std::size_t at = stem.find_first_of(".-_", 1); at != stem.npos;
       at = stem.find_first_of(".-_", at + 1)) {
    if (is_date_suffix(stem.substr(at + 1))) return take(Kind::date, at);
  }
  const std::size_t dot = stem.rfind('.');
  if (dot == stem.npos || dot == 0 || !is_count_suffix(stem.substr(dot + 1))) return false;
  if (!numbers_behind_digits && is_digit(stem[dot - 1])) return false;
  return take(Kind::number, dot);
}

bool LogName::is_rotated_from(const LogName& other) const {
  if (log_ != other.log_ || marks_.size() <= other.marks_.size()) return false;
  return std::equal(other.marks_.begin(), other.marks_.end(), marks_.begin(),
                    [](const Mark& a, const Mark& b) { return compare(a, b) == 0; });
}

int LogName::compare(const Mark& a, const Mark& b) {
  if (a.kind != b.kind) return a.kind < b.kind ? -1 : 1;
  const int order = compare_natural(a.text, b.text);
  return a.kind == Kind::number ? -order : order;
}

int LogName::compare(const LogName& a, const LogName& b, std::size_t marks) {
  if (const int order = compare_natural(a.log_, b.log_); order != 0) return order;
  if (const int order = a.log_.compare(b.log_); order != 0) return order;
  const Mark none;
  for (std::size_t i = 0; i < std::min(marks, std::max(a.marks_.size(), b.marks_.size())); ++i) {
    const int order =
        compare(i < a.marks_.size() ? a.marks_[i] : none, i < b.marks_.size() ? b.marks_[i] : none);
    if (order != 0) return order;
  }
  return 0;
}

bool operator<(const LogName& a, const LogName& b) {
  const int order = LogName::compare(a, b, kMostMarks);
  return order != 0 ? order < 0 : a.name_ < b.name_;
}

void sort_logs(std::vector<std::string>& names) {
  std::vector<std::pair<LogName, std::size_t>> parsed;
  parsed.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) parsed.emplace_back(LogName(names[i]), i);
  std::sort(parsed.begin(), parsed.end());
  std::vector<std::string> sorted;
  sorted.reserve(names.size());
  for (const auto& [name, i] : parsed) sorted.push_back(std::move(names[i]));
  names = std::move(sorted);
}

RotationSets::RotationSets(const std::vector<std::string>& names) {
  names_.reserve(names.size());
  for (const std::string& name : names) names_.emplace_back(name);
  std::sort(names_.begin(), names_.end());
}

std::vector<std::string> RotationSets::set_of(const std::string& log) const {
  const LogName newest(log);
  const std::size_t marks = newest.marks_.size();
  auto name = std::partition_point(names_.begin(), names_.end(), [&](const LogName& each) {
    return LogName::compare(each, newest, marks) < 0;
  });
  std::vector<std::string> set;
  bool is_there = false;
  for (; name != names_.end() && LogName::compare(*name, newest, marks) == 0; ++name) {
    is_there |= name->name_ == log;
    if (name->marks_.size() > marks) set.push_back(name->name_);
  }
  if (is_there) set.push_back(log);
  return set;
}

bool RotationSets::holds_log_of(const std::string& name) const {
  const LogName rotated(name);
  for (std::size_t marks = 0; marks < rotated.marks_.size(); ++marks) {
    const auto end = std::partition_point(names_.begin(), names_.end(), [&](const LogName& each) {
      return LogName::compare(each, rotated, marks) <= 0;
    });
    // Of those that begin with as many marks the ones that have no others are the last.
    if (end != names_.begin() && rotated.is_rotated_from(*(end - 1))) return true;
  }
  return false;
}

}  // namespace gsaw
