// Transactions as a table, and as JSON.
#include "render/txn_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/terminal_escape.h"
#include "record/time_zone.h"
#include "render/duration_text.h"
#include "render/json_writer.h"
#include "render/text_grid.h"

namespace gsaw {
namespace {

// The first of the names, and how many more there are.
std::string names_of(const TxnRows& rows, const NumberSet& numbers) {
  if (numbers.size() == 0) return {};
  std::string text = printable(rows.name(numbers[0]));
  if (numbers.size() > 1) text += fmt::format(" +{}", numbers.size() - 1);
  return text;
}

std::vector<std::string> all_names(const TxnRows& rows, const NumberSet& numbers) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < numbers.size(); ++i) names.emplace_back(rows.name(numbers[i]));
  return names;
}

constexpr std::size_t kWords = 8;  // the column of words, which gives way to the others

constexpr std::size_t kState = 7;  // that of what is open

std::vector<GridColumn> columns(bool open_only) {
  constexpr std::size_t kNames = 24, kMostWords = 60;
  return {{"start", false, 0},
          {open_only ? "age" : "duration", true, 0},
          {"entries", true, 0},
          {"errors", true, 0},
          {"hosts", false, kNames},
          {"services", false, kNames},
          {"level", false, 0},
          {"state", false, 0},
          {open_only ? "last words" : "first error", false, kMostWords},
          {"txn", false, 0}};
}

// Words get what the other columns leave of a line.
void fit_to_screen(TextGrid& grid, const Screen& screen) {
  constexpr std::size_t kLeast = 12;
  if (screen.columns == 0) return;
  const std::size_t others = grid.width_without(kWords) + 2;
  grid.set_widest(kWords, screen.columns > others + kLeast ? screen.columns - others : kLeast);
}

std::vector<GridCell> cells(const TxnListing& listing, std::size_t number, TimeFormatter& times,
                            const Palette& palette, bool utf8) {
  const TxnRow& row = listing.rows.row(number);
  std::string start, length;
  if (row.is_timed()) {
    times.append(start, row.begin);
    length = duration_text(listing.open_only ? listing.age(row) : row.duration(), utf8);
  }
  const Sgr* const level = row.worst ? &palette.level(*row.worst) : nullptr;
  const Sgr* const tint = row.errors > 0 ? &palette.tint(*row.worst) : nullptr;
  const std::string_view words =
      listing.rows.message(listing.open_only ? row.last_message : row.first_error);
  return {{std::move(start), &palette.time},
          {std::move(length)},
          {fmt::format("{}", row.entries)},
          {row.errors > 0 ? fmt::format("{}", row.errors) : std::string()},
          {names_of(listing.rows, row.hosts), &palette.host},
          {names_of(listing.rows, row.services), &palette.logger},
          {row.worst ? std::string(level_label(*row.worst)) : std::string(), level},
          {row.is_open && !listing.open_only ? "open" : ""},
          {printable(words), tint},
          {printable(listing.rows.id(number)), &palette.message}};
}

}  // namespace

void append_txn_table(std::string& out, const TxnListing& listing, const RenderSettings& settings,
                      const Screen& screen) {
  if (listing.order.empty()) return;
  const Palette& colors = settings.palette;
  TimeFormatter times(settings.zone, settings.time_format);
  TextGrid grid(columns(listing.open_only), colors, screen.utf8);
  for (const std::size_t row : listing.order) {
    grid.add(cells(listing, row, times, colors, screen.utf8));
  }
  fit_to_screen(grid, screen);
  grid.append(out);
}

TxnTable::TxnTable(const RenderSettings& settings, const Screen& screen)
    : palette_(settings.palette),
      screen_(screen),
      times_(settings.zone, settings.time_format),
      grid_(columns(false), palette_, screen.utf8) {}

void TxnTable::append(std::string& out, const TxnListing& listing) {
  std::vector<std::vector<GridCell>> rows;
  for (const std::size_t row : listing.order) {
    rows.push_back(cells(listing, row, times_, palette_, screen_.utf8));
    grid_.measure(rows.back());
  }
  if (!std::exchange(is_begun_, true)) {
    // Room for what the first rows may lack.
    constexpr std::size_t kFewWords = 30;
    std::vector<GridCell> least;
    for (const GridColumn& column : columns(false)) least.push_back({column.heading});
    least[kState].text.clear();
    least[kWords].text.resize(kFewWords, ' ');
    grid_.measure(least);
    fit_to_screen(grid_, screen_);
    grid_.append_headings(out);
  }
  for (const auto& row : rows) grid_.append_row(out, row);
}

void append_txn_json(std::string& out, const TxnListing& listing) {
  for (const std::size_t number : listing.order) {
    const TxnRow& row = listing.rows.row(number);
    JsonWriter json(out);
    json.open('{');
    json.key("txn").text(listing.rows.id(number));
    if (row.is_timed()) {
      json.key("time").time(row.begin);
      json.key("duration_ms").milliseconds(row.duration());
      if (listing.open_only) json.key("age_ms").milliseconds(listing.age(row));
    }
    json.key("entry_count").number(row.entries);
    json.key("hosts").texts(all_names(listing.rows, row.hosts));
    json.key("services").texts(all_names(listing.rows, row.services));
    if (row.worst) json.key("worst_level").text(level_name(*row.worst));
    json.key("errors").number(row.errors);
    if (row.has_error) {
      json.key("first_error").open('{');
      if (row.error_time != TxnRow::kNone) {
        json.key("offset_ms").milliseconds(saturating_sub(row.error_time, row.begin));
      }
      json.key("message").text(listing.rows.message(row.first_error));
      json.close('}');
    }
    json.key("last_message").text(listing.rows.message(row.last_message));
    if (listing.knows_open) json.key("open").raw(row.is_open ? "true" : "false");
    json.close('}');
    out += '\n';
  }
}

}  // namespace gsaw
