// What tells two sides apart, as a table.
#include "pipeline/contrast_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analyze/contrasts.h"
#include "base/amount_text.h"
#include "base/ascii.h"
#include "pipeline/grouping.h"
#include "pipeline/side_query.h"
#include "pipeline/told_values.h"
#include "query/quoted_text.h"
#include "query/typed_name.h"
#include "render/json_writer.h"
#include "render/result_table.h"

namespace gsaw {
namespace {

// As it can be typed, and is nothing but itself: no range, no network.
std::string value_text(const std::string& value) {
  const auto is_plain = [](char c) {
    return is_ascii_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
  };
  const bool is_bare = !value.empty() && value.find("..") == value.npos &&
                       std::all_of(value.begin(), value.end(), is_plain);
  return is_bare ? value : quoted(value);
}

std::string name_text(std::string_view field) {
  return field.starts_with(ToldValues::kTyped) ? std::string(field.substr(1)) : typed_name(field);
}

std::string query_text(const FieldAndValue& what) {
  const std::string name = name_text(what.field);
  return what.value ? name + "=" + value_text(*what.value) : "exists " + name;
}

// Of as many digits as are the same on all machines: it is made of logarithms of large numbers.
std::string chance_text(double chance) { return fmt::format("{:.3g}", chance); }

// The queries of the values that come together: in JSON each by itself.
ResultCell also(const Contrast& contrast, OutputFormat format) {
  if (contrast.also.empty()) return {};
  std::string text;
  if (format == OutputFormat::json) {
    JsonWriter json(text);
    json.open('[');
    for (const FieldAndValue& each : contrast.also) json.text(query_text(each));
    json.close(']');
    return ResultCell::of_json(text);
  }
  for (const FieldAndValue& each : contrast.also) {
    text += (text.empty() ? "" : ", ") + query_text(each);
  }
  return ResultCell::of_text(text);
}

void set_cells(const Contrast& contrast, const SideCounts& whole, OutputFormat format,
               std::vector<ResultCell>& cells) {
  std::size_t at = 0;
  const SideCounts& sides = contrast.sides;
  cells[at++] = ResultCell::of_share(sides.matching, whole.matching);
  cells[at++] = ResultCell::of_share(sides.others, whole.others);
  cells[at++] = ResultCell::of_count(sides.matching);
  cells[at++] = ResultCell::of_count(sides.others);
  if (format != OutputFormat::pretty) {
    cells[at++] = ResultCell::of_number(contrast.chance, chance_text(contrast.chance));
  }
  cells[at++] = ResultCell::of_text(query_text(contrast.what));
  cells[at] = also(contrast, format);
}

void note_crowded(const FieldValues& values, Diagnostics& diagnostics) {
  constexpr std::size_t kMostNamed = 5;
  std::vector<std::string> crowded;
  for (std::size_t i = 0; i < values.fields(); ++i) {
    if (values.is_crowded(i)) crowded.emplace_back(values.name(i));
  }
  std::sort(crowded.begin(), crowded.end());
  std::transform(crowded.begin(), crowded.end(), crowded.begin(), name_text);
  if (!crowded.empty()) {
    diagnostics.note(fmt::format("with more than {} values, looked at only for being there: {}",
                                 FieldValues::kMostValues, listed_first(crowded, kMostNamed)));
  }
  if (values.lacks_fields()) {
    diagnostics.note(
        fmt::format("there are more than {} fields: those that came late were not "
                    "looked at",
                    FieldValues::kMostFields));
  }
}

constexpr SideWords kWords = {
    "nothing that is selected matches the query of --why",
    "all that is selected matches the query of --why: there is nothing to compare it with"};

}  // namespace

std::string_view write_contrasts(const ContrastTable& table, std::optional<std::uint64_t> first,
                                 const RenderSettings& render, const Screen& screen,
                                 OutputStream& out, Diagnostics& diagnostics) {
  note_crowded(table.values(), diagnostics);
  const std::string_view why_not = why_not_compared(table.whole(), kWords);
  if (!why_not.empty()) return why_not;
  const std::vector<Contrast> found = contrasts_in(table);
  ResultTable result;
  result.columns = {
      {"share", true}, {"share_others", true}, {"count", true}, {"count_others", true}};
  if (render.format != OutputFormat::pretty) result.columns.push_back({"chance", true});
  result.columns.push_back({"query", false, false, nullptr, true});
  result.columns.push_back({"also", false, false, nullptr, true});
  result.rows = std::min(found.size(), most_groups(first));
  write_result(
      result,
      [&](std::size_t i, std::vector<ResultCell>& cells) {
        set_cells(found[i], table.whole(), render.format, cells);
      },
      render, screen, [&out](std::string_view text) { return out.write(text); });
  return found.empty() ? "nothing is much more frequent on one side" : std::string_view();
}

}  // namespace gsaw
