// Entries for people: one line each, with a block below it where one is needed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "record/compact_json.h"
#include "record/field_walk.h"
#include "record/time_zone.h"
#include "render/field_writer.h"
#include "render/key_filter.h"
#include "render/line_parts.h"
#include "render/output_buffer.h"
#include "render/renderer.h"
#include "render/text_painter.h"
#include "render/token_set.h"

namespace gsaw {

// `time level host logger  message  key=value key=value`; or, with -k, the fields asked
// for. What an entry does not have is left out with its blanks. Entries that are laid out for a
// screen have marks in place of blanks (screen_marks.h): screen_layout.h goes on with them.
class PrettyRenderer final : public Renderer {
 public:
  explicit PrettyRenderer(const RenderSettings& settings);
  void append(std::string& out, const Record& record, const EntryOrigin& origin) override;

 private:
  // What goes below the line; views of the scratch strings or the entry.
  struct Below {
    std::string_view message_rest;
    std::optional<RoleValue> stack;
  };

  void append_marked_origin(const EntryOrigin& origin);
  void append_entry(OutputBuffer& out, const Record& record);
  template <bool kMarked>
  Below append_standard(LineParts& line, const Record& record);
  Below append_selected(LineParts& line, const Record& record);
  void append_below(OutputBuffer& out, const Record& record, const Below& below);
  bool is_hidden(const Record& record, Role role);
  bool append_virtual(LineParts& line, const Record& record, Role role, Below& below);
  bool append_plain(LineParts& line, const Record& record, const JsonValue& value, const Sgr& style,
                    std::size_t gap);
  void append_head_part(LineParts& line, const Record& record, Role role, const JsonValue& value);
  void append_prefix(LineParts& line, const Record& record);
  void append_txn(LineParts& line, const Record& record);
  void append_time(LineParts& line, Nanoseconds time);
  void append_level(LineParts& line, Level level);
  std::string_view append_message(LineParts& line, const Record& record, const JsonValue& value,
                                  std::size_t gap);
  void append_stack(OutputBuffer& out, const Record& record, const RoleValue& stack);
  void append_block(OutputBuffer& out, const Record& record, const NamedBlock& block);
  void append_new_block(OutputBuffer& out, std::string_view text);
  bool is_shown_below(std::string_view text);
  std::string_view text_of(const Record& record, const JsonValue& value, std::string& scratch);
  void skip_repeated_message(const Record& record);
  void skip_wrapping(const Record& record);

  const RenderSettings& settings_;
  const Palette& palette_;
  const bool marked_;
  KeyFilter filter_;
  TextPainter painter_;
  FieldWriter fields_;
  CompactJson json_;
  TimeFormatter times_;
  OutputBuffer entry_;  // the entry at hand
  FieldWalk walk_;
  TokenSet hidden_;           // of the current entry
  TokenSet skipped_;          // the same, and values shown elsewhere
  std::string_view message_;  // of the current entry, without final line ends
  std::string head_scratch_;
  std::string message_scratch_;  // what message_ and Below may point into
  std::string stack_scratch_;
  std::string first_block_;  // shown below the entry
  std::string prefix_;       // of the entry, as JSON
};

}  // namespace gsaw
