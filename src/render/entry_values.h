// The values of an entry that -k and -K leave.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/function_ref.h"
#include "record/field_walk.h"
#include "record/record.h"
#include "record/time_zone.h"
#include "render/filtered_json.h"
#include "render/key_filter.h"
#include "render/render_settings.h"
#include "render/token_set.h"

namespace gsaw {

// Of one entry after another. One per thread: it keeps scratch space.
class EntryValues {
 public:
  // It must outlive it.
  explicit EntryValues(const RenderSettings& settings)
      : filter_(settings.hidden_keys, settings.hidden_roles), json_(filter_) {}

  const KeyFilter& filter() const { return filter_; }

  // Turns to an entry, which is not malformed and lives until the next.
  void start(const Record& record);
  // From then on, of this entry: it is shown elsewhere. At most one for each role, and another.
  void hide(const JsonValue& value) {
    if (value.token != kNoToken) hidden_.add(value);
  }

  // What plays the role is not hidden.
  bool is_shown(Role role) const;
  // `path`, `is_key`: as KeyFilter has them.
  bool is_shown(std::string_view path, bool is_key, std::uint32_t token) const {
    return !hidden_.contains(token) && !filter_.hides(path, is_key);
  }
  // Calls `use` with each value of a field of -k: times in RFC 3339 and levels by their names, as
  // far as they are understood, all others as the entry has them. A value is valid during the call.
  void each_of(const ShownField& field, FunctionRef<void(const JsonValue&)> use);

  // A value that stands at `path` (none: the entry itself), without what -K hides in it: as JSON;
  // and as text, a string decoded, which is valid UTF-8 and a view of the line or of `scratch`.
  void append_json(std::string& out, const JsonValue& value, std::optional<std::string_view> path);
  std::string_view text(const JsonValue& value, std::string_view path, std::string& scratch);
  // Whether something in it is hidden.
  bool hides_in(const JsonValue& container, std::string_view path) const;

 private:
  bool use_understood(const ShownField& field, FunctionRef<void(const JsonValue&)> use);

  KeyFilter filter_;
  FilteredJson json_;
  FieldWalk walk_;
  TimeFormatter utc_{TimeZone(), {}};
  const Record* record_ = nullptr;
  TokenSet hidden_;  // of the entry at hand
  std::string time_;
};

}  // namespace gsaw
