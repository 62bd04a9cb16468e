// A histogram for other programs.
#include "pipeline/histogram_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "pipeline/group_names.h"
#include "render/json_writer.h"
#include "render/result_table.h"

namespace gsaw {
namespace {

std::string_view mark(Standing standing) {
  return standing == Standing::usual ? "" : (standing == Standing::high ? "high" : "low");
}

}  // namespace

void append_json(std::string& out, const HistogramData& data) {
  const auto names = group_names(data.by, data.groups);
  for (std::size_t i = 0; i < data.histogram.buckets.size(); ++i) {
    const Histogram::Bucket& bucket = data.histogram.buckets[i];
    JsonWriter json(out);
    json.open('{');
    json.key("time").time(bucket.begin);
    json.key("step_ms").milliseconds(data.histogram.step);
    json.key("count").number(bucket.count);
    json.key("by").open('{');
    for (const auto& [group, count] : bucket.groups) {
      if (names[group]) json.key(*names[group]).number(count);
    }
    json.close('}');
    if (!mark(data.standings[i]).empty()) json.key("mark").text(mark(data.standings[i]));
    json.close('}');
    out += '\n';
  }
}

void append_graphite(std::string& out, const HistogramData& data, std::string_view prefix) {
  const std::vector<std::string> names = graphite_names(data.by, data.groups);
  for (const Histogram::Bucket& bucket : data.histogram.buckets) {
    const std::int64_t second = floor_seconds(bucket.begin);
    const auto append = [&](std::string_view name, std::uint64_t count) {
      fmt::format_to(std::back_inserter(out), "{}.{} {} {}\n", prefix, name, count, second);
    };
    append("count", bucket.count);
    std::map<std::string, std::uint64_t> counts;
    for (const auto& [group, count] : bucket.groups) {
      counts["by." + names[group]] += count;
    }
    for (const auto& [name, count] : counts) append(name, count);
  }
}

void write_columns(const HistogramData& data, const RenderSettings& settings, const Screen& screen,
                   FunctionRef<bool(std::string_view)> write) {
  ResultTable table;
  table.rows = data.histogram.buckets.size();
  constexpr std::string_view kFixed[] = {"time", "count", "mark"};
  for (const std::string_view name : kFixed) table.columns.push_back({std::string(name)});
  for (const auto& name : group_names(data.by, data.groups)) {
    table.columns.push_back({name_beside(name, kFixed)});
  }
  const auto row = [&](std::size_t i, std::vector<ResultCell>& cells) {
    const Histogram::Bucket& bucket = data.histogram.buckets[i];
    std::fill(cells.begin(), cells.end(), ResultCell::of_count(0));
    cells[0] = ResultCell::of_time(bucket.begin);
    cells[1] = ResultCell::of_count(bucket.count);
    const std::string_view standing = mark(data.standings[i]);
    cells[2] = standing.empty() ? ResultCell() : ResultCell::of_text(standing);
    for (const auto& [group, count] : bucket.groups)
      cells[std::size(kFixed) + group] = ResultCell::of_count(count);
  };
  write_result(table, row, settings, screen, write);
}

}  // namespace gsaw
