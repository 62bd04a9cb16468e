// Rows of values that a view has found: as a table, as JSON, as CSV.
#include "render/result_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/terminal_escape.h"
#include "base/utf8.h"
#include "record/json_text.h"
#include "record/time_zone.h"
#include "render/duration_text.h"
#include "render/json_writer.h"
#include "render/separated_row.h"
#include "render/text_grid.h"

namespace gsaw {
namespace {

using Kind = ResultCell::Kind;
using Write = FunctionRef<bool(std::string_view)>;

constexpr std::size_t kWrittenAtOnce = 64 << 10;  // that much is written at a time, about

// Writes each row as `append(out, cells)` makes it, behind what `out` holds.
template <class Append>
void write_rows(const ResultTable& table, ResultRow row, Write write, std::string out,
                Append append) {
  std::vector<ResultCell> cells(table.columns.size());
  for (std::size_t i = 0; i < table.rows; ++i) {
    row(i, cells);
    append(out, cells);
    if (out.size() < kWrittenAtOnce) continue;
    if (!write(out)) return;
    out.clear();
  }
  write(out);
}

// Cells as a person reads them.
class PrettyCells {
 public:
  PrettyCells(const ResultTable& table, const RenderSettings& settings, const Screen& screen)
      : table_(table),
        palette_(settings.palette),
        times_(settings.zone, settings.time_format),
        utf8_(screen.utf8),
        // Where there is little room only whole seconds of times are shown.
        is_narrow_(settings.time_format.empty() && screen.columns > 0 && screen.columns < 100) {}

  std::vector<GridCell> shown(const std::vector<ResultCell>& cells) {
    std::vector<GridCell> row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const ResultColumn& column = table_.columns[i];
      const Sgr* style = column.style == nullptr ? nullptr : &(palette_.*column.style);
      if (cells[i].kind == Kind::level) style = &palette_.level(level_of(cells[i]));
      row.push_back({text(cells[i], column), style});
    }
    return row;
  }

 private:
  static Level level_of(const ResultCell& cell) { return static_cast<Level>(cell.number); }

  std::string text(const ResultCell& cell, const ResultColumn& column) {
    switch (cell.kind) {
      case Kind::none:
        return column.is_value ? "-" : "";
      case Kind::text:
        // What could be taken for no value, or for none at all.
        if (column.is_value && (cell.text.empty() || cell.text == "-")) {
          return '"' + cell.text + '"';
        }
        return safe(cell.text);
      case Kind::json:
        return safe(cell.text);
      case Kind::count:
        return fmt::format("{}", cell.number);
      case Kind::share:
        return fmt::format("{:.1f} %", 100 * cell.real);
      case Kind::level:
        return std::string(level_label(level_of(cell)));
      case Kind::time:
        break;
      case Kind::number:
        return number_text(cell);
      case Kind::length:
        return length_text(cell.real);
    }
    constexpr std::size_t kToTheSecond = 19;
    return std::string(
        times_.text(cell.number).substr(0, is_narrow_ ? kToTheSecond : std::string::npos));
  }

  // As it is written where that is short, else to five digits that count.
  std::string number_text(const ResultCell& cell) const {
    constexpr std::size_t kShort = 20;
    if (!cell.text.empty() && cell.text.size() <= kShort) return safe(cell.text);
    const double size = std::abs(cell.real);
    const bool is_plain = size < 1e15 && (size >= 1e4 || cell.real == std::floor(cell.real));
    return is_plain ? fmt::format("{:.0f}", cell.real) : fmt::format("{:.5g}", cell.real);
  }

  std::string length_text(double nanoseconds) const {
    constexpr double kMost = 9e18;  // what Nanoseconds hold
    if (std::abs(nanoseconds) > kMost) {
      return fmt::format("{:.5g} d", nanoseconds / static_cast<double>(kNanosPerDay));
    }
    return duration_text(static_cast<Nanoseconds>(std::llround(nanoseconds)), utf8_);
  }

  // The beginning of what is very long.
  std::string safe(std::string_view text) const {
    constexpr std::size_t kMost = 2000;
    if (text.size() <= kMost) return printable(text);
    return printable(cut_between_characters(text, kMost)) + (utf8_ ? "…" : "~");
  }

  const ResultTable& table_;
  const Palette& palette_;
  TimeFormatter times_;
  const bool utf8_;
  const bool is_narrow_;
};

// How wide rows are when no column that gives way is wider than `most` of it.
std::size_t row_width(const ResultTable& table, const TextGrid& grid,
                      FunctionRef<std::size_t(std::size_t)> most) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (grid.width(i) == 0) continue;
    if (width > 0) width += TextGrid::kGap;
    width += table.columns[i].gives_way ? std::min(grid.width(i), most(i)) : grid.width(i);
  }
  return width;
}

// Leaves columns out until there is room for so much of values that they say something.
void leave_out(const ResultTable& table, TextGrid& grid, std::size_t columns) {
  std::uint8_t last = 0;
  for (const ResultColumn& column : table.columns) last = std::max(last, column.leaves);
  const auto wanted = [&](std::size_t i) { return table.columns[i].wanted; };
  for (std::uint8_t turn = 1; turn <= last; ++turn) {
    if (row_width(table, grid, wanted) <= columns) return;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].leaves == turn) grid.leave_out(i);
    }
  }
}

// The columns that give way share what the others leave of a screen, the narrow ones are left as
// they are.
void fit(const ResultTable& table, TextGrid& grid, std::size_t columns) {
  constexpr std::size_t kShortest = 3;
  leave_out(table, grid, columns);
  const auto usual = [&](std::size_t i) { return table.columns[i].least; };
  const auto shortest = [](std::size_t) { return kShortest; };
  const bool is_tight =
      row_width(table, grid, usual) > columns && row_width(table, grid, shortest) <= columns;
  const auto least_of = [&](std::size_t i) {
    return std::min(grid.width(i), is_tight ? kShortest : usual(i));
  };
  std::vector<std::size_t> values;
  std::size_t room = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!table.columns[i].gives_way || grid.width(i) == 0) continue;
    values.push_back(i);
    room += least_of(i);
  }
  const std::size_t taken = row_width(table, grid, least_of);
  std::size_t spare = columns > taken ? columns - taken : 0;  // beyond the least of each
  room += spare;
  std::sort(values.begin(), values.end(),
            [&](std::size_t a, std::size_t b) { return grid.width(a) < grid.width(b); });
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t least = least_of(values[i]);
    const std::size_t part = std::clamp(room / (values.size() - i), least, least + spare);
    if (grid.width(values[i]) > part) grid.set_widest(values[i], part);
    spare -= grid.width(values[i]) - least;
    room -= grid.width(values[i]);
  }
}

void write_pretty(const ResultTable& table, ResultRow row, const RenderSettings& settings,
                  const Screen& screen, Write write) {
  if (table.rows == 0) return;
  constexpr std::size_t kWidest = 160;  // of a value where no screen says how wide
  std::vector<GridColumn> columns;
  for (const ResultColumn& each : table.columns) {
    columns.push_back({printable(each.name), each.to_the_right, each.gives_way ? kWidest : 0});
  }
  TextGrid grid(std::move(columns), settings.palette, screen.utf8);
  PrettyCells cells(table, settings, screen);
  std::vector<ResultCell> values(table.columns.size());
  // Twice, as a million rows as text are more than one wants to hold.
  for (std::size_t i = 0; i < table.rows; ++i) {
    row(i, values);
    grid.measure(cells.shown(values));
  }
  if (screen.columns > 0) fit(table, grid, screen.columns);
  std::string headings;
  grid.append_headings(headings);
  write_rows(table, row, write, std::move(headings),
             [&](std::string& out, const std::vector<ResultCell>& each) {
               grid.append_row(out, cells.shown(each));
             });
}

// Of JSON, and what other programs read. Of a whole number all digits: to 15 a sum of nanoseconds,
// or of bytes, would be another.
std::string plain_number(double number) {
  constexpr double kMostWhole = 1e21;
  const bool is_whole = number == std::floor(number) && std::abs(number) < kMostWhole;
  return is_whole ? fmt::format("{:.0f}", number) : fmt::format("{:.15g}", number);
}

// As JSON has it, but for strings, which are what they say.
std::string plain_text(const ResultCell& cell, TimeFormatter& utc) {
  switch (cell.kind) {
    case Kind::none:
      return {};
    case Kind::count:
      return fmt::format("{}", cell.number);
    case Kind::number:
      return is_json_number(cell.text) ? cell.text : plain_number(cell.real);
    case Kind::share:
      return fmt::format("{:.6g}", cell.real);
    case Kind::level:
      return std::string(level_name(static_cast<Level>(cell.number)));
    case Kind::length:
      return plain_number(cell.real / static_cast<double>(kNanosPerMilli));
    case Kind::text:
    case Kind::json:
      return cell.text;
    case Kind::time:
      break;
  }
  std::string text;
  append_rfc3339(text, utc, cell.number);
  return text;
}

bool is_string(Kind kind) {
  return kind == Kind::text || kind == Kind::level || kind == Kind::time;
}

void append_json(std::string& out, const ResultTable& table, const std::vector<ResultCell>& cells,
                 TimeFormatter& utc) {
  JsonWriter json(out);
  json.open('{');
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].kind == Kind::none) continue;
    json.key(table.columns[i].name);
    const std::string text = plain_text(cells[i], utc);
    if (is_string(cells[i].kind)) {
      json.text(text);
    } else {
      json.raw(text);
    }
  }
  json.close('}');
  out += '\n';
}

void write_json(const ResultTable& table, ResultRow row, Write write) {
  TimeFormatter utc(TimeZone(), {});
  write_rows(table, row, write, {}, [&](std::string& out, const std::vector<ResultCell>& cells) {
    append_json(out, table, cells, utc);
  });
}

void write_separated(const ResultTable& table, ResultRow row, Separation separation, Write write) {
  TimeFormatter utc(TimeZone(), {});
  const auto append_line = [&](std::string& out, const std::vector<ResultCell>& cells) {
    SeparatedRow line(out, separation);
    for (const ResultCell& cell : cells) {
      if (cell.kind == Kind::none) {
        line.nothing();
      } else {
        line.text(plain_text(cell, utc));
      }
    }
    line.end();
  };
  std::vector<ResultCell> names;
  for (const ResultColumn& column : table.columns) {
    names.push_back(ResultCell::of_text(column.name));
  }
  std::string heading;
  append_line(heading, names);
  write_rows(table, row, write, std::move(heading), append_line);
}

}  // namespace

void write_result(const ResultTable& table, ResultRow row, const RenderSettings& settings,
                  const Screen& screen, Write write) {
  if (settings.format == OutputFormat::json) {
    write_json(table, row, write);
  } else if (settings.format == OutputFormat::csv) {
    write_separated(table, row, Separation::csv, write);
  } else if (settings.format == OutputFormat::tsv) {
    write_separated(table, row, Separation::tsv, write);
  } else {
    write_pretty(table, row, settings, screen, write);
  }
}

}  // namespace gsaw
