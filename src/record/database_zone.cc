// Where the library's answers end and the rule's begin.
#include "record/database_zone.h"

#include <date/tz.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace gsaw {
namespace {

using std::chrono::seconds;

// No clock is further from UTC (RFC 8536, section 3.2).
constexpr std::int64_t kFurthest = 26 * 3600;

std::uint64_t big_endian_number(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

// The head of one of the two blocks of a file (RFC 8536, section 3.1).
struct ZoneFileHead {
  static constexpr std::size_t kSize = 44;

  char version = 0;
  std::uint64_t changes = 0;
  std::uint64_t data_size = 0;  // of what follows it
};

std::optional<ZoneFileHead> zone_file_head(std::string_view bytes, std::uint64_t time_size) {
  if (bytes.size() < ZoneFileHead::kSize || !bytes.starts_with("TZif")) return std::nullopt;
  std::array<std::uint64_t, 6> counts{};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    counts[i] = big_endian_number(bytes.substr(20 + i * 4, 4));
  }
  const auto [utc, standard, leaps, changes, types, letters] = counts;
  return ZoneFileHead{
      bytes[4], changes,
      changes * (time_size + 1) + types * 6 + letters + leaps * (time_size + 4) + standard + utc};
}

std::string file_of_zone(const std::string& name) {
  std::ifstream file(std::string(kZoneFolder) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

ClockSpan clock_span(const date::sys_info& info) {
  return {static_cast<int>(info.offset.count()), info.abbrev, info.begin.time_since_epoch().count(),
          info.end.time_since_epoch().count()};
}

LocalSpans local_spans(const date::local_info& info) {
  const auto shown = info.result == date::local_info::unique      ? LocalSpans::Shown::once
                     : info.result == date::local_info::ambiguous ? LocalSpans::Shown::twice
                                                                  : LocalSpans::Shown::never;
  return {shown, clock_span(info.first), clock_span(info.second)};
}

}  // namespace

std::optional<ZoneFileEnd> zone_file_end(std::string_view bytes) {
  const auto first = zone_file_head(bytes, 4);
  if (!first) return std::nullopt;
  if (first->version < '2') return ZoneFileEnd{};
  bytes.remove_prefix(
      std::min<std::uint64_t>(ZoneFileHead::kSize + first->data_size, bytes.size()));
  const auto head = zone_file_head(bytes, 8);
  if (!head) return std::nullopt;
  bytes.remove_prefix(ZoneFileHead::kSize);
  if (bytes.size() <= head->data_size) return std::nullopt;
  ZoneFileEnd end;
  if (head->changes > 0) {
    end.last_change =
        static_cast<std::int64_t>(big_endian_number(bytes.substr((head->changes - 1) * 8, 8)));
  }
  bytes.remove_prefix(head->data_size);
  if (!bytes.starts_with('\n')) return std::nullopt;
  const auto line_end = bytes.find('\n', 1);
  if (line_end == bytes.npos) return std::nullopt;
  end.rule = bytes.substr(1, line_end - 1);
  return end;
}

DatabaseZone::DatabaseZone(const std::string& name)
    : DatabaseZone(*date::locate_zone(name), file_of_zone(name)) {}

DatabaseZone::DatabaseZone(const date::time_zone& zone, std::string_view bytes) : zone_(&zone) {
  // The first question reads the zone's file, which may be damaged.
  zone.get_info(date::sys_seconds{});
  const auto end = zone_file_end(bytes);
  if (!end) throw std::runtime_error("the end of the zone's file cannot be read");
  last_change_ = end->last_change;
  if (end->rule.empty()) return;
  rule_ = ZoneRule::parse(end->rule);
  if (!rule_) throw std::runtime_error("the rule of the zone cannot be read");
}

// They are in the order of their names.
bool DatabaseZone::is_known(std::string_view name) {
  const auto& zones = date::get_tzdb().zones;
  const auto at = std::lower_bound(
      zones.begin(), zones.end(), name,
      [](const date::time_zone& zone, std::string_view other) { return zone.name() < other; });
  return at != zones.end() && at->name() == name;
}

std::vector<std::string_view> DatabaseZone::names() {
  std::vector<std::string_view> names;
  for (const auto& zone : date::get_tzdb().zones) names.push_back(zone.name());
  return names;
}

std::string DatabaseZone::system_name() { return date::current_zone()->name(); }

ClockSpan DatabaseZone::at(std::int64_t time) const {
  const bool by_rule = rule_ && time >= last_change_;
  ClockSpan span =
      by_rule ? rule_->at(time) : clock_span(zone_->get_info(date::sys_seconds(seconds(time))));
  if (by_rule) {
    span.begin = std::max(span.begin, last_change_);
  } else if (rule_) {
    // The library joins what is listed apart and shows the same.
    span.end = std::min(span.end, last_change_);
  }
  return span;
}

LocalSpans DatabaseZone::at_local(std::int64_t local) const {
  if (!rule_ || local + kFurthest < last_change_) {
    return local_spans(zone_->get_info(date::local_seconds(seconds(local))));
  }
  LocalSpans found;
  bool is_shown = false;
  ClockSpan before;
  ClockSpan span = at(local - kFurthest);
  while (true) {
    const std::int64_t time = local - span.offset;
    if (time < span.begin) {
      if (!is_shown) found = {LocalSpans::Shown::never, before, span};
      return found;
    }
    if (time < span.end) {
      if (is_shown) {
        found.shown = LocalSpans::Shown::twice;
        found.second = span;
        return found;
      }
      found.first = span;
      is_shown = true;
    }
    if (span.end > local + kFurthest) return found;
    before = span;
    span = at(span.end);
  }
}

}  // namespace gsaw
