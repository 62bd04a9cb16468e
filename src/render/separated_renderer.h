// Entries as CSV or TSV.
#pragma once

#include <string>

#include "render/entry_values.h"
#include "render/renderer.h"
#include "render/separated_row.h"

namespace gsaw {

// A line of names; below it a line for each entry, with a cell for each field of -k, of which there
// must be some, then those of -H and --line-number. A cell says what JSON does (json_renderer.h), a
// text without its quotes; several values of a field, and those of `[]`, are an array of JSON. Text
// is valid UTF-8. Malformed entries have no form here.
class SeparatedRenderer final : public Renderer {
 public:
  SeparatedRenderer(const RenderSettings& settings, Separation separation)
      : settings_(settings), separation_(separation), values_(settings) {}
  void append(std::string& out, const Record& record, const EntryOrigin& origin) override;
  std::string heading() const override;

 private:
  void append_cell(SeparatedRow& row, const ShownField& field);

  const RenderSettings& settings_;
  const Separation separation_;
  EntryValues values_;
  std::string cell_;
  std::string scratch_;
};

}  // namespace gsaw
