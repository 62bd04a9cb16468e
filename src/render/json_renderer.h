// Entries as JSON, one object a line, for the next program.
#pragma once

#include <string>

#include "record/field_walk.h"
#include "record/time_zone.h"
#include "render/filtered_json.h"
#include "render/key_filter.h"
#include "render/renderer.h"
#include "render/token_set.h"

namespace gsaw {

// The entry written compactly, or with -k an object of the fields asked for, under the
// names as typed, without quotes: virtual fields as they are understood, time in RFC 3339, level by
// its name; all others as the entry has them. What -K hides is left out. A prefix that stood before
// the entry is the member "prefix" at the end, then "gsaw.file" and "gsaw.line". Malformed entries
// have no form here.
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
  void append_field(std::string& out, const Record& record, const ShownField& field);
  bool append_understood(std::string& out, const Record& record, const ShownField& field);
  void append_value(std::string& out, const Record& record, const JsonValue& value,
                    std::string_view path);

  const RenderSettings& settings_;
  KeyFilter filter_;
  FilteredJson writer_;
  FieldWalk walk_;
  TimeFormatter utc_{TimeZone(), {}};
  TokenSet hidden_;  // of the current entry
};

}  // namespace gsaw
