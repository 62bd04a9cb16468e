// A table of spreads as rows to show.
#include "pipeline/spread_rows.h"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>

#include "pipeline/grouping.h"

namespace gsaw {
namespace {

// On a screen that has no room for a whole id, these leave in turn (ResultColumn::leaves).
constexpr std::uint8_t kSumLeaves = 1, kTailLeaves = 2, kPlaceLeaves = 3, kP90Leaves = 4;

struct Percentile {
  const char* name;
  std::uint64_t part, whole;
  std::uint8_t leaves;
};

constexpr Percentile kPercentiles[] = {{"p50", 50, 100, 0},
                                       {"p90", 90, 100, kP90Leaves},
                                       {"p99", 99, 100, 0},
                                       {"p99.9", 999, 1000, kTailLeaves}};

// Percentiles are kept as doubles, the nearest to what was written: none is told as less than the
// least, or more than the largest.
NumberRead within(const NumberSpread& spread, const NumberRead& read) {
  if (read.is_duration) return read;
  if (compare(read, spread.least()) < 0) return spread.least();
  return compare(read, spread.largest()) > 0 ? spread.largest() : read;
}

}  // namespace

SpreadRows::SpreadRows(const DescribeSettings& settings, const SpreadTable& spreads,
                       const std::vector<std::uint32_t>& order,
                       const std::vector<std::shared_ptr<const InputFile>>& files,
                       OutputFormat format)
    : settings_(settings),
      spreads_(spreads),
      files_(files),
      for_people_(format == OutputFormat::pretty) {
  for (const std::uint32_t group : order) {
    for (std::uint32_t field = 0; field < settings.fields.size(); ++field) add_rows(group, field);
  }
  table_.rows = rows_.size();
  std::vector<std::string> names = {"field", "entries", "count", "others", "unit", "min",
                                    "mean",  "max",     "sum",   "txn",    "file", "line"};
  for (const Percentile& each : kPercentiles) names.emplace_back(each.name);
  std::vector<ResultColumn>& columns = table_.columns;
  columns.push_back({"field"});
  for (ResultColumn& column : group_columns(settings.by, names)) {
    columns.push_back(std::move(column));
  }
  for (const char* name : {"entries", "count", "others"}) columns.push_back({name, true});
  columns.push_back({"unit"});
  for (const char* name : {"min", "mean"}) columns.push_back({name, true});
  for (const Percentile& each : kPercentiles) {
    columns.push_back({.name = each.name, .to_the_right = true, .leaves = each.leaves});
  }
  columns.push_back({.name = "max", .to_the_right = true});
  columns.push_back({.name = "sum", .to_the_right = true, .leaves = kSumLeaves});
  columns.push_back({.name = "file", .gives_way = true, .leaves = kPlaceLeaves});
  columns.push_back({.name = "line", .to_the_right = true, .leaves = kPlaceLeaves});
  columns.push_back({"txn"});  // whole, as it will be pasted
}

void SpreadRows::add_rows(std::uint32_t group, std::uint32_t field) {
  const FieldSpread& spread = spreads_.spread(group, field);
  if (spread.numbers || !spread.durations) rows_.push_back({group, field, false});
  if (spread.durations) rows_.push_back({group, field, true});
}

const NumberSpread* SpreadRows::spread_of(const Row& row) const {
  const FieldSpread& spread = spreads_.spread(row.group, row.field);
  return (row.is_duration ? spread.durations : spread.numbers).get();
}

void SpreadRows::set(std::size_t number, std::vector<ResultCell>& cells) const {
  const Row& row = rows_[number];
  const FieldSpread& of_field = spreads_.spread(row.group, row.field);
  const NumberSpread* spread = spread_of(row);
  cells.assign(cells.size(), ResultCell());
  std::size_t at = 0;
  // A person knows which one was asked for.
  const bool is_one = for_people_ && settings_.fields.size() == 1;
  cells[at++] = is_one ? ResultCell() : ResultCell::of_text(settings_.fields[row.field].name);
  for (std::size_t i = 0; i < settings_.by.size(); ++i) {
    cells[at++] = group_cell(settings_.by[i], spreads_.groups().value(row.group, i));
  }
  cells[at++] = for_people_ ? ResultCell() : ResultCell::of_count(spreads_.entries(row.group));
  cells[at++] = ResultCell::of_count(spread == nullptr ? 0 : spread->count());
  cells[at++] = of_field.others > 0 ? ResultCell::of_count(of_field.others) : ResultCell();
  if (spread == nullptr) return;
  const auto value = [&row](double number, std::string_view text = {}) {
    return row.is_duration ? ResultCell::of_length(number) : ResultCell::of_number(number, text);
  };
  cells[at++] = row.is_duration && !for_people_ ? ResultCell::of_text("ms") : ResultCell();
  cells[at++] = value(spread->least().number, spread->least().text);
  const long double sum = spread->sum();
  cells[at++] = value(static_cast<double>(sum / static_cast<long double>(spread->count())));
  for (const Percentile& each : kPercentiles) {
    const double number = spread->sketch().at(each.part, each.whole);
    const std::string text = fmt::format("{}", number);
    const NumberRead read = within(*spread, {number, row.is_duration, text});
    cells[at++] = value(number, read.text);
  }
  cells[at++] = value(spread->largest().number, spread->largest().text);
  // A sum may be more than a double holds.
  const auto as_double = static_cast<double>(sum);
  cells[at++] = std::isfinite(as_double) ? value(as_double) : ResultCell();
  const EntryMark& mark = spread->mark();
  cells[at++] = ResultCell::of_text(files_[mark.file]->name);
  cells[at++] = mark.line > 0 ? ResultCell::of_count(mark.line) : ResultCell();
  cells[at] = mark.txn.empty() ? ResultCell() : ResultCell::of_text(mark.txn);
}

}  // namespace gsaw
