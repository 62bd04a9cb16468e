// The waterfall of a transaction on a page.
#include "render/page_waterfall.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/amount_text.h"
#include "base/html_escape.h"
#include "render/duration_text.h"
#include "render/trace_words.h"

namespace gsaw {
namespace {

// Steps of the drawings' width, and how many are the least that is seen of a bar.
constexpr std::int64_t kWidth = 2'000, kLeast = 4;
// Pixels of a lane's height.
constexpr int kHeight = 24;

struct Bar {
  std::int64_t x, width;
};

Bar bar_of(const Trace& trace, const TimeSpan& span) {
  const auto place = [&trace](Nanoseconds time) {
    const double share = static_cast<double>(saturating_sub(time, trace.whole.begin)) /
                         static_cast<double>(trace.whole.length());
    return static_cast<std::int64_t>(std::clamp(share, 0.0, 1.0) * static_cast<double>(kWidth));
  };
  const std::int64_t x = std::min(place(span.begin), kWidth - kLeast);
  return {x, std::max(place(span.end) - x, kLeast)};
}

// What a lane has.
struct Lane {
  std::size_t entries = 0, errors = 0;
  std::map<std::int64_t, std::optional<Level>> marks;  // by their place: the worst level there
  std::vector<std::size_t> spans;                      // entries that are drawn
};

bool is_worse(const std::optional<Level>& one, const std::optional<Level>& other) {
  return one && (!other || (at_least(*one, *other) && *one != *other));
}

std::string_view class_of(const std::optional<Level>& level) {
  return level ? level_name(*level) : std::string_view("none");
}

std::vector<std::size_t> longest_spans(const Trace& trace, std::size_t& left_out) {
  std::vector<std::size_t> spans;
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    if (trace.entries[i].span) spans.push_back(i);
  }
  std::stable_sort(spans.begin(), spans.end(), [&trace](std::size_t one, std::size_t other) {
    return trace.entries[one].span->length() > trace.entries[other].span->length();
  });
  left_out = spans.size() - std::min(spans.size(), kMostSpansOnPage);
  spans.resize(spans.size() - left_out);
  return spans;  // the longest first, so that shorter ones are drawn over them
}

std::vector<Lane> lanes_of(const Trace& trace) {
  std::vector<Lane> lanes(trace.lanes.size());
  for (const TraceEntry& entry : trace.entries) {
    Lane& lane = lanes[entry.lane];
    ++lane.entries;
    if (is_error(entry.level)) ++lane.errors;
    if (!entry.says_time) continue;
    const auto [at, is_new] =
        lane.marks.try_emplace(bar_of(trace, {*entry.time, *entry.time}).x, entry.level);
    if (is_worse(entry.level, at->second)) at->second = entry.level;
  }
  return lanes;
}

std::string percent_of_width(std::int64_t steps) {
  return fmt::format("{}%", 100 * static_cast<double>(steps) / kWidth);
}

// Leaves the element open.
void open_rect(std::string& out, std::string_view classes, const Bar& bar, int margin) {
  fmt::format_to(
      std::back_inserter(out), R"(<rect class="{}" x="{}" width="{}" y="{}" height="{}">)", classes,
      percent_of_width(bar.x), percent_of_width(bar.width), margin, kHeight - 2 * margin);
}

void append_gaps(std::string& out, const Trace& trace) {
  for (const Stretch& stretch : named_stretches(trace)) {
    const Nanoseconds end = *trace.entries[stretch.entry].time;
    open_rect(out, "gap", bar_of(trace, {saturating_sub(end, stretch.length), end}), 0);
    out += "</rect>";
  }
}

void append_lane(std::string& out, const Trace& trace, std::uint32_t number, const Lane& lane) {
  out += "<div class=\"lane\"><span>";
  append_html(out, lane_name(trace, number));
  out += "</span><svg role=\"img\" aria-label=\"";
  std::string label = lane_name(trace, number) + ": " + counted_entries(lane.entries) + ", " +
                      counted(lane.spans.size(), "span");
  if (lane.errors > 0) label += ", " + counted(lane.errors, "error");
  append_html(out, label);
  out += "\">";
  append_gaps(out, trace);
  for (const std::size_t span : lane.spans) {
    const TraceEntry& entry = trace.entries[span];
    open_rect(out, fmt::format("span {}", class_of(entry.level)), bar_of(trace, *entry.span), 4);
    out += "<title>";
    append_html(out, duration_text(entry.span->length(), true) + ": " + short_name(entry));
    out += "</title></rect>";
  }
  for (const auto& [x, level] : lane.marks) {
    open_rect(out, class_of(level), {x, kLeast}, 2);
    out += "</rect>";
  }
  out += "</svg></div>\n";
}

}  // namespace

void append_waterfall(std::string& out, const Trace& trace) {
  if (trace.whole.length() <= 0) return;
  std::vector<Lane> lanes = lanes_of(trace);
  std::size_t spans_left_out = 0;
  for (const std::size_t span : longest_spans(trace, spans_left_out)) {
    lanes[trace.entries[span].lane].spans.push_back(span);
  }
  out += "<div class=\"lanes\">\n";
  const std::size_t drawn = std::min(lanes.size(), kMostLanesOnPage);
  for (std::uint32_t i = 0; i < drawn; ++i) append_lane(out, trace, i, lanes[i]);
  out += "</div>\n";
  const auto append_note = [&out](std::size_t count, std::string_view noun, std::size_t most) {
    if (count == 0) return;
    out += fmt::format("<p class=\"note\">Not drawn: {} past the first {}.</p>\n",
                       counted(count, noun), grouped(most));
  };
  append_note(lanes.size() - drawn, "lane", kMostLanesOnPage);
  append_note(spans_left_out, "span", kMostSpansOnPage);
}

void append_entry_bar(std::string& out, const Trace& trace, const TraceEntry& entry) {
  const Bar bar = bar_of(trace, entry.span.value_or(TimeSpan{*entry.time, *entry.time}));
  fmt::format_to(std::back_inserter(out),
                 R"(<svg aria-hidden="true"><rect x="{}" width="{}" height="100%"></rect></svg>)",
                 percent_of_width(bar.x), percent_of_width(bar.width));
}

}  // namespace gsaw
