// Entries as logfmt.
#pragma once

#include <string>

#include "render/entry_fields.h"
#include "render/renderer.h"

namespace gsaw {

// `key=value key="another value"`, a line an entry: the fields that -k and -K leave
// (entry_fields.h). In names what would end them, or cannot be shown, becomes `_`. A value is bare
// unless it is empty, holds a blank, `=` or `"`, or what JSON escapes: then it is in quotes,
// escaped as in JSON; arrays are JSON. Malformed entries have no form here.
class LogfmtRenderer final : public Renderer {
 public:
  explicit LogfmtRenderer(const RenderSettings& settings);
  void append(std::string& out, const Record& record, const EntryOrigin& origin) override;

 private:
  void append_field(std::string& out, std::string_view name, std::string_view text);

  const RenderSettings& settings_;
  EntryFields fields_;
  bool is_first_ = true;  // of its line
  std::string scratch_;
};

}  // namespace gsaw
