// Members of an entry as `key=value`, nested objects flattened to dotted keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/field_walk.h"
#include "record/record.h"
#include "render/filtered_json.h"
#include "render/gelf_mark.h"
#include "render/key_filter.h"
#include "render/line_parts.h"
#include "render/output_buffer.h"
#include "render/text_painter.h"
#include "render/token_set.h"

namespace gsaw {

// A value that is shown below the entry, and what it is named by there.
struct NamedBlock {
  std::string name;
  JsonValue value;
};

// Strings are bare when they hold no blank, quote or `=`, else in double quotes;
// numbers and literals as written; arrays, and objects nested too deep to flatten, as
// compact JSON. Values that are read as lines (stack_trace.h) are not written but noted. One per
// thread: it keeps scratch space.
class FieldWriter {
 public:
  // All must outlive this.
  FieldWriter(const TextPainter& painter, const KeyFilter& filter);

  // Turns to an entry; `gap` blanks go before its first field. Values in `skipped`
  // are shown elsewhere, or hidden. Both are used until the next call.
  void start(const Record& record, const TokenSet& skipped, std::size_t gap);
  // After start(): all members but those the filter hides and empty ones (null, "", {}, []), under
  // names that can be typed (typed_name.h). GELF's `_` is not shown where it need not be
  // (gelf_mark.h), nor is GELF's version.
  void append_all(LineParts& line);
  // One value under a name of the user's, also when it is empty. `path`: what the filter goes by.
  void append_named(LineParts& line, std::string_view typed, std::string_view path,
                    const JsonValue& value);

  // What is to be shown below, of the fields since start().
  const std::vector<NamedBlock>& blocks() const { return blocks_; }

 private:
  bool is_shown(std::string_view path, std::uint32_t token) const {
    return !skipped_->contains(token) && !(hides_ && filter_.hides(path, is_key()));
  }
  // The path at hand is one key of the entry.
  bool is_key() const { return !typed_ && walk_.key_begins().empty(); }
  bool enter(std::string_view path, std::uint32_t token);
  bool note_block(std::string_view path, const JsonValue& value);
  void append_field(LineParts& line, std::string_view path, const JsonValue& value);
  bool is_marked(std::string_view path);
  std::string name_of(std::string_view path);
  void append_other_key(LineParts& line, std::string_view path);
  char* write_plain_value(char* begin, const JsonValue& value) const;
  void append_other_value(OutputBuffer& out, std::string_view path, const JsonValue& value);
  void append_string(OutputBuffer& out, std::string_view raw);
  void append_container(OutputBuffer& out, std::string_view path, const JsonValue& value);

  const TextPainter& painter_;
  const KeyFilter& filter_;
  const bool hides_;  // anything
  FilteredJson json_;
  FieldWalk walk_;
  const Sgr key_on_, key_off_, value_on_, value_off_;
  // Of the entry at hand.
  const Record* record_ = nullptr;
  const TokenSet* skipped_ = nullptr;
  const char* last_byte_ = nullptr;  // that can be read
  std::size_t gap_ = 1;              // before the next field
  GelfMark mark_;
  // What the user typed for the first bytes of all paths, so many; of append_named().
  std::optional<std::string_view> typed_;
  std::size_t typed_for_ = 0;
  std::vector<NamedBlock> blocks_;
  std::string text_;
};

}  // namespace gsaw
