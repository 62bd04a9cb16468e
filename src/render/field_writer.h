// Members of an entry as `key=value`, nested objects flattened to dotted keys.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "record/record.h"
#include "render/compact_json.h"
#include "render/key_filter.h"
#include "render/line_parts.h"
#include "render/output_buffer.h"
#include "render/text_painter.h"
#include "render/token_set.h"

namespace gsaw {

// Strings are bare when they hold no blank, quote or `=`, else in double quotes;
// numbers and literals as written; arrays, and objects nested too deep to flatten, as
// compact JSON. One per thread: it keeps scratch space.
class FieldWriter {
 public:
  // All must outlive this.
  FieldWriter(const TextPainter& painter, const KeyFilter& filter);

  // Turns to an entry; `gap` blanks go before its first field. Values in `skipped`
  // are shown elsewhere, or hidden. Both are used until the next call.
  void start(const Record& record, const TokenSet& skipped, std::size_t gap);
  // All members but those the filter hides and empty ones (null, "", {}, []). GELF's
  // `_` is not shown, nor is GELF's version.
  void append_all(LineParts& line);
  // One value under a name of the user's, also when it is empty.
  void append_named(LineParts& line, std::string_view name, const JsonValue& value);

 private:
  // How a style begins and ends.
  struct Style {
    std::string_view on, off;
    std::size_t size() const { return on.size() + off.size(); }
  };

  void append_value(LineParts& line, std::string_view path, const JsonValue& value);
  void append_nested(LineParts& line, const JsonValue& object, int depth);
  void append_field(LineParts& line, std::string_view path, const JsonValue& value);
  bool append_bare_key(LineParts& line, std::string_view key);
  void append_other_key(LineParts& line, std::string_view key);
  void append_field_value(OutputBuffer& out, std::string_view path, const JsonValue& value);
  bool append_plain_string(OutputBuffer& out, std::string_view raw);
  void append_other_string(OutputBuffer& out, std::string_view raw);
  void append_literal(OutputBuffer& out, std::string_view text);
  void append_container(OutputBuffer& out, std::string_view path, const JsonValue& value);
  bool is_hidden(std::string_view path) const { return !filter_.empty() && filter_.hides(path); }

  const TextPainter& painter_;
  const KeyFilter& filter_;
  CompactJson json_;
  Style key_style_, value_style_;
  // Of the entry at hand.
  const Record* record_ = nullptr;
  const TokenSet* skipped_ = nullptr;
  std::size_t gap_ = 1;  // before the next field
  bool show_empty_ = false;
  std::string path_;  // decoded keys down to the member at hand, joined by dots
  std::string key_text_;
  std::string text_;
};

}  // namespace gsaw
