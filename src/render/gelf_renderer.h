// Any entry as GELF 1.1.
#pragma once

#include <string>
#include <string_view>

#include "render/entry_fields.h"
#include "render/json_writer.h"
#include "render/renderer.h"

namespace gsaw {

// An object a line. `version`, `host`, `short_message` are always there, `full_message`,
// `timestamp` (seconds) and `level` (syslog's number; trace is 7) where the entry has what they
// stand for: of what plays the roles host, message, stack, time and level as gsaw understands them.
// All others are additional fields: their names have a `_` before them and of other characters than
// letters, digits, `_`, `-` and `.` one in place of each; `_id`, which GELF forbids, is `_id_`.
// Nested objects are flattened, numbers stay as they are, arrays are JSON as text, true and false
// are text, and null, which is no value of GELF, is left out. -k chooses among the additional
// fields alone, -K hides any: a host or message that is hidden, or is not there, is `unknown` or
// `-`. Malformed entries have no form here.
class GelfRenderer final : public Renderer {
 public:
  explicit GelfRenderer(const RenderSettings& settings);
  void append(std::string& out, const Record& record, const EntryOrigin& origin) override;

 private:
  void append_text(JsonWriter& json, std::string_view key, const Record& record, Role role,
                   std::string_view otherwise);
  void append_full_message(JsonWriter& json, const Record& record);
  void append_time_and_level(JsonWriter& json, const Record& record);
  void append_additional(JsonWriter& json, const EntryField& field);

  const RenderSettings& settings_;
  EntryFields fields_;
  std::string scratch_;
};

}  // namespace gsaw
