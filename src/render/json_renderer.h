// Entries as JSON, one object a line, for the next program.
#pragma once

#include <string>

#include "record/field_walk.h"
#include "render/filtered_json.h"
#include "render/key_filter.h"
#include "render/renderer.h"
#include "render/token_set.h"

namespace gsaw {

// The entry written compactly, or with -k an object of the fields asked for, under the
// names as typed; what -K hides is left out. A prefix that stood before the entry is the
// member "prefix" at the end, then "gsaw.file" and "gsaw.line". Malformed entries have
// no form here.
class JsonRenderer final : public Renderer {
 public:
  explicit JsonRenderer(const RenderSettings& settings)
      : settings_(settings),
        filter_(settings.hidden_keys, settings.hidden_roles),
        writer_(filter_) {}
  void append(std::string& out, const Record& record, const EntryOrigin& origin) override;

 private:
  void append_entry(std::string& out, const Record& record);
  void append_fields(std::string& out, const Record& record);
  void append_value(std::string& out, const Record& record, const JsonValue& value,
                    std::string_view path);

  const RenderSettings& settings_;
  KeyFilter filter_;
  FilteredJson writer_;
  FieldWalk walk_;
  TokenSet hidden_;  // of the current entry
};

}  // namespace gsaw
