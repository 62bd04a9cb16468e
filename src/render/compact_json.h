// JSON values written again: no white space, strings with as few escapes as can be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/json_walk.h"
#include "render/key_filter.h"
#include "render/token_set.h"

namespace gsaw {

// Keys keep their order and their duplicates, numbers their text; trailing commas
// vanish. Walks tokens, never recurses: any depth of nesting is written. One per
// thread: it keeps scratch space.
class CompactJson {
 public:
  explicit CompactJson(const KeyFilter& filter) : filter_(filter) {}

  // Appends `value`, a value of the line that `tokens` describes.
  void append(std::string& out, const JsonTokens& tokens, const JsonValue& value);
  // The same without the members that the filter hides and those in `hidden`; `path`
  // is where the value stands in its entry (empty for the entry itself).
  void append_filtered(std::string& out, const JsonTokens& tokens, const JsonValue& value,
                       std::string_view path, const TokenSet& hidden);

 private:
  // An open container.
  struct Frame {
    std::size_t path_length;  // of the container's own path
    bool is_object;
    bool has_items;  // written so far
  };

  void append_walking(std::string& out, const JsonTokens& tokens, const JsonValue& container);
  void append_scalar(std::string& out, std::string_view token_text);
  void append_string(std::string& out, std::string_view raw);
  std::uint32_t append_item(std::string& out, const JsonTokens& tokens, std::uint32_t token,
                            const TokenSet& hidden);
  void extend_path(std::size_t outer_length, std::string_view raw_key);

  const KeyFilter& filter_;
  std::string text_;  // a decoded string
  std::string path_;
  std::vector<Frame> frames_;
};

}  // namespace gsaw
