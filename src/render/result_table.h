// Rows of values that a view has found: as a table, as JSON, as CSV.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "base/nanoseconds.h"
#include "record/level.h"
#include "render/palette.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

struct ResultCell {
  enum class Kind : std::uint8_t { none, text, json, count, number, share, level, time, length };

  Kind kind = Kind::none;
  std::string text = {};    // of a text; of a number, and of `json` any value of JSON, as written
  std::int64_t number = 0;  // of a count, a level and a time
  double real = 0;          // of a number; of a share, of 1; of a span of time nanoseconds

  static ResultCell of_text(std::string_view text) { return {Kind::text, std::string(text)}; }
  static ResultCell of_json(std::string_view json) { return {Kind::json, std::string(json)}; }
  static ResultCell of_count(std::uint64_t count) {
    return {Kind::count, {}, static_cast<std::int64_t>(count)};
  }
  static ResultCell of_share(std::uint64_t part, std::uint64_t whole) {
    return {Kind::share, {}, 0, static_cast<double>(part) / static_cast<double>(whole)};
  }
  static ResultCell of_level(Level level) {
    return {Kind::level, {}, static_cast<std::int64_t>(level)};
  }
  static ResultCell of_time(Nanoseconds time) { return {Kind::time, {}, time}; }
  // `written`: as it stands in the log; empty: it does not.
  static ResultCell of_number(double number, std::string_view written = {}) {
    return {Kind::number, std::string(written), 0, number};
  }
  static ResultCell of_length(double nanoseconds) { return {Kind::length, {}, 0, nanoseconds}; }
};

struct ResultColumn {
  std::string name;  // in JSON and CSV, and above the column
  bool to_the_right = false;
  bool is_value = false;                // of a field: `-` stands where there is none
  const Sgr Palette::*style = nullptr;  // null: none
  bool gives_way = false;               // it is cut where a screen has no room
  std::size_t least = 8;                // but not shorter than this, unless the row fits then
  std::size_t wanted = 16;              // for so much of it others are left out first:
  std::uint8_t leaves = 0;              // those with 1, then those with 2 ...; 0: never
};

struct ResultTable {
  std::vector<ResultColumn> columns;
  std::size_t rows = 0;
};

// Sets the cells of a row, as many as there are columns; of the same row the same each time.
using ResultRow = FunctionRef<void(std::size_t row, std::vector<ResultCell>& cells)>;

// Writes all rows, piece by piece, until `write` returns false. Pretty: a table, cut to the screen.
// JSON: an object a row, without those members that have no value. CSV and TSV (separated_row.h):
// below a line of names. Texts are safe on a terminal, but those of CSV and TSV, which are for
// programs.
void write_result(const ResultTable& table, ResultRow row, const RenderSettings& settings,
                  const Screen& screen, FunctionRef<bool(std::string_view)> write);

}  // namespace gsaw
