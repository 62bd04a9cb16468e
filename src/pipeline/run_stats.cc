// The figures of a run, and how --stats tells them.
#include "pipeline/run_stats.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/amount_text.h"

namespace gsaw {
namespace {

using Out = std::back_insert_iterator<std::string>;

double seconds(Nanoseconds time) {
  return static_cast<double>(time) / static_cast<double>(kNanosPerSecond);
}

std::string gigabytes_a_second(std::uint64_t bytes, Nanoseconds time) {
  if (bytes == 0 || time <= 0) return "-";
  return fmt::format("{:.2f}", static_cast<double>(bytes) / static_cast<double>(time));
}

void append_sentence(Out out, const RunStats& stats) {
  fmt::format_to(out, "stats: {}, {} in {:.4f} s", readable_bytes(stats.counts.bytes),
                 counted(stats.counts.lines, "line"), seconds(stats.wall));
  if (stats.counts.bytes > 0 && stats.wall > 0) {
    fmt::format_to(out, ": {}/s",
                   readable_bytes(static_cast<double>(stats.counts.bytes) / seconds(stats.wall)));
  }
  fmt::format_to(out, ", {}", counted(stats.threads, "thread"));
}

void append_counts(Out out, const RunStats& stats) {
  const RunCounts& counts = stats.counts;
  const auto append = [&](std::string_view label, std::uint64_t count) {
    fmt::format_to(out, "\n  {:<10} {:>15}", label, count);
  };
  const auto append_share = [&](std::string_view label, std::uint64_t count) {
    append(label, count);
    if (counts.lines == 0) return;
    fmt::format_to(out, "  {:>6.2f}% of lines",
                   100 * static_cast<double>(count) / static_cast<double>(counts.lines));
  };
  append("bytes", counts.bytes);
  append("lines", counts.lines);
  append_share("candidates", counts.candidates);
  append_share("parsed", counts.parsed);
  append_share("malformed", stats.malformed);
  append_share("matched", stats.matched);
  if (stats.skips.bytes > 0) {
    append("skipped", stats.skips.bytes);
    fmt::format_to(out, "  bytes of {}, with other times", counted(stats.skips.files, "file"));
  }
  if (stats.left_out.count() == 0) return;
  append("left out", stats.left_out.count());
  fmt::format_to(out, "  files: {}", describe(stats.left_out));
}

// The bytes that go into a stage, for those at the end the ones that come out of it.
std::uint64_t bytes_of(Stage stage, const RunStats& stats) {
  const RunCounts& counts = stats.counts;
  switch (stage) {
    case Stage::read:
    case Stage::stats:
      return counts.bytes;
    case Stage::search:
      return counts.bytes - std::min(counts.bytes, counts.unsearched_bytes);
    case Stage::parse:
    case Stage::query:
      return counts.parsed_bytes;
    case Stage::render:
      return counts.rendered_bytes;
    case Stage::write:
      return stats.written_bytes;
    case Stage::hints:
      return 0;  // not counted
  }
  return 0;
}

void append_stages(Out out, const RunStats& stats) {
  constexpr std::string_view kRow = "\n  {:<10} {:>8} {:>6} {:>10} {:>6}";
  const Nanoseconds sum = std::max(stats.times.sum(), Nanoseconds{1});
  fmt::format_to(out, kRow, "stage", "seconds", "share", "bytes", "GB/s");
  const auto append = [&](std::string_view label, Nanoseconds time, std::string_view share,
                          std::uint64_t bytes) {
    fmt::format_to(out, kRow, label, fmt::format("{:.4f}", seconds(time)), share,
                   bytes == 0 ? "-" : readable_bytes(bytes), gigabytes_a_second(bytes, time));
  };
  for (std::size_t i = 0; i < kStageCount; ++i) {
    const auto stage = static_cast<Stage>(i);
    const double share = static_cast<double>(stats.times[stage]) / static_cast<double>(sum);
    append(stage_name(stage), stats.times[stage], fmt::format("{:.1f}%", 100 * share),
           bytes_of(stage, stats));
  }
  append("wall", stats.wall, "", stats.counts.bytes);
}

}  // namespace

RunCounts& RunCounts::operator+=(const RunCounts& other) {
  bytes += other.bytes;
  lines += other.lines;
  unsearched_bytes += other.unsearched_bytes;
  candidates += other.candidates;
  parsed += other.parsed;
  parsed_bytes += other.parsed_bytes;
  rendered_bytes += other.rendered_bytes;
  return *this;
}

std::string describe(const RunStats& stats) {
  std::string text;
  const Out out(text);
  append_sentence(out, stats);
  append_counts(out, stats);
  append_stages(out, stats);
  return text;
}

}  // namespace gsaw
