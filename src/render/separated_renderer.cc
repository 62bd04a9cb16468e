// Entries as CSV or TSV.
#include "render/separated_renderer.h"

#include <cassert>

#include "record/json_text.h"

namespace gsaw {
namespace {

// A list of one value becomes one of two.
void open_list(std::string& cell, bool is_text) {
  std::string list = "[";
  if (is_text) {
    list += '"';
    append_json_escaped(list, cell);
    list += '"';
  } else {
    list += cell;
  }
  cell = std::move(list);
}

}  // namespace

std::string SeparatedRenderer::heading() const {
  assert(!settings_.keys.empty());
  std::string line;
  SeparatedRow row(line, separation_);
  for (const ShownField& field : settings_.keys) row.text(field.name);
  if (settings_.with_filename) row.text("gsaw.file");
  if (settings_.with_line_number) row.text("gsaw.line");
  row.end();
  return line;
}

void SeparatedRenderer::append(std::string& out, const Record& record, const EntryOrigin& origin) {
  if (record.malformed) return;
  values_.start(record);
  SeparatedRow row(out, separation_);
  for (const ShownField& field : settings_.keys) append_cell(row, field);
  if (settings_.with_filename) row.text(origin.file);
  if (settings_.with_line_number) row.text(std::to_string(origin.line_number));
  row.end();
}

void SeparatedRenderer::append_cell(SeparatedRow& row, const ShownField& field) {
  std::size_t count = 0;
  bool is_list = false, first_is_text = false;
  values_.each_of(field, [&](const JsonValue& value) {
    if (++count == 1 && !field.path.has_every()) {
      first_is_text = value.type == JsonType::string;
      cell_ = values_.text(value, field.place, scratch_);
      return;
    }
    if (count == 1) {
      cell_ = "[";
    } else if (!is_list) {
      open_list(cell_, first_is_text);
    }
    if (count > 1) cell_ += ',';
    is_list = true;
    values_.append_json(cell_, value, field.place);
  });
  if (is_list) cell_ += ']';
  count == 0 ? row.nothing() : row.text(cell_);
}

}  // namespace gsaw
