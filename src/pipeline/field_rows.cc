// A table of fields as rows to be shown.
#include "pipeline/field_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "query/quoted_text.h"
#include "query/typed_value.h"
#include "render/json_writer.h"

namespace gsaw {
namespace {

constexpr std::array<std::string_view, kJsonTypes> kTypeNames = {"null",   "boolean", "number",
                                                                 "string", "array",   "object"};
constexpr std::array<std::string_view, kRoleCount + 1> kRoleNames = {
    "time", "level", "message", "host", "logger", "txn", "stack", "service"};

std::vector<std::string_view> names_of(unsigned roles) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    if ((roles >> i & 1U) != 0) names.push_back(kRoleNames[i]);
  }
  return names;
}

// Those that there are, the most frequent first.
std::vector<std::pair<std::uint64_t, std::string_view>> types_of(const FieldRow& row) {
  std::vector<std::pair<std::uint64_t, std::string_view>> types;
  for (std::size_t i = 0; i < kJsonTypes; ++i) {
    if (row.types[i] > 0) types.emplace_back(row.types[i], kTypeNames[i]);
  }
  std::stable_sort(types.begin(), types.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  return types;
}

// As it would stand in a query.
std::string shown(const ValueTally::Example& example) {
  constexpr std::size_t kMost = 60;
  const std::string_view text = cut_between_characters(example.text, kMost);
  const bool is_plain = !example.is_string || is_bare_value(text);
  const bool is_cut = example.is_cut || text.size() < example.text.size();
  return (is_plain ? std::string(text) : quoted(text)) + (is_cut ? "..." : "");
}

}  // namespace

std::vector<ResultColumn> FieldRows::columns() const {
  // Most are not longer. A name that is cut can be asked for no more: all else leaves before.
  constexpr std::size_t kName = 28, kTypes = 12, kExamples = 8;
  std::vector<ResultColumn> columns = {{"count", true}};
  columns.push_back({.name = "share", .to_the_right = true, .leaves = 1});
  columns.push_back({"field", false, false, &Palette::key, true, kName, kName});
  columns.push_back({"types", false, false, nullptr, true, kTypes, kTypes});
  columns.push_back({.name = "distinct", .to_the_right = true, .leaves = 2});
  if (format_ != OutputFormat::pretty) columns.push_back({"estimated"});
  columns.push_back({.name = "roles", .leaves = 4});
  columns.push_back({"examples", false, false, nullptr, true, kExamples, kExamples, 3});
  return columns;
}

ResultCell FieldRows::types(const FieldRow& row) const {
  const auto types = types_of(row);
  std::string text;
  if (format_ == OutputFormat::json) {
    JsonWriter json(text);
    json.open('{');
    for (const auto& [count, name] : types) json.key(name).number(count);
    json.close('}');
    return ResultCell::of_json(text);
  }
  for (const auto& [count, name] : types) {
    if (!text.empty()) text += ", ";
    text += types.size() > 1 ? fmt::format("{} {}", name, count) : std::string(name);
  }
  return ResultCell::of_text(text);
}

ResultCell FieldRows::roles(std::uint32_t name) const {
  const auto names = names_of(table_.roles(name));
  if (names.empty()) return {};
  if (format_ != OutputFormat::json)
    return ResultCell::of_text(fmt::format("{}", fmt::join(names, ", ")));
  std::string text;
  JsonWriter json(text);
  json.texts({names.begin(), names.end()});
  return ResultCell::of_json(text);
}

ResultCell FieldRows::different(const FieldRow& row) const {
  // An estimate may exceed what there is.
  const std::uint64_t values =
      std::accumulate(row.types.begin(), row.types.end(), std::uint64_t{0});
  const std::uint64_t different = std::min(table_.values().different(row.values), values);
  if (different == 0) return {};
  if (format_ == OutputFormat::pretty && ValueTally::is_estimated(row.values)) {
    return ResultCell::of_text(fmt::format("~{}", different));
  }
  return ResultCell::of_count(different);
}

ResultCell FieldRows::examples(const FieldRow& row) const {
  const auto examples = table_.values().examples(row.values, ValueTally::kExamples);
  if (examples.empty()) return {};
  std::string text;
  if (format_ != OutputFormat::json) {
    for (const auto& each : examples) {
      if (!text.empty()) text += ", ";
      text += shown(each);
    }
    return ResultCell::of_text(text);
  }
  JsonWriter json(text);
  json.open('[');
  for (const auto& each : examples) {
    json.open('{');
    json.key("value");
    if (each.is_string) {
      json.text(each.text);
    } else {
      json.raw(each.text);
    }
    if (each.count > 0) json.key("count").number(each.count);
    if (each.is_cut) json.key("cut").raw("true");
    json.close('}');
  }
  json.close(']');
  return ResultCell::of_json(text);
}

void FieldRows::set_cells(std::uint32_t name, std::vector<ResultCell>& cells) const {
  const FieldRow& row = table_.row(name);
  std::size_t at = 0;
  cells[at++] = ResultCell::of_count(row.entries);
  cells[at++] = ResultCell::of_share(row.entries, table_.entries());
  cells[at++] = ResultCell::of_text(table_.name(name));
  cells[at++] = types(row);
  cells[at++] = different(row);
  if (format_ != OutputFormat::pretty) {
    cells[at++] = ValueTally::is_estimated(row.values) ? ResultCell::of_json("true") : ResultCell();
  }
  cells[at++] = roles(name);
  cells[at] = examples(row);
}

}  // namespace gsaw
