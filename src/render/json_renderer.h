// Entries as JSON, one object a line, for the next program.
#pragma once

#include <string>

#include "record/compact_json.h"
#include "render/entry_values.h"
#include "render/renderer.h"

namespace gsaw {

// The entry written compactly, or with -k an object of the fields asked for, under the
// names as typed, without quotes: virtual fields as they are understood, time in RFC 3339, level by
// its name; all others as the entry has them. What -K hides is left out. A prefix that stood before
// the entry is the member "prefix" at the end, then "gsaw.file" and "gsaw.line". Malformed entries
// have no form here.
class JsonRenderer final : public Renderer {
 public:
  explicit JsonRenderer(const RenderSettings& settings) : settings_(settings), values_(settings) {}
  void append(std::string& out, const Record& record, const EntryOrigin& origin) override;

 private:
  void append_entry(std::string& out, const Record& record);
  void append_fields(std::string& out);
  void append_field(std::string& out, const ShownField& field);

  const RenderSettings& settings_;
  EntryValues values_;
  CompactJson json_;
};

}  // namespace gsaw
