// JSON values written again without what the filter hides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/compact_json.h"
#include "record/json_walk.h"
#include "render/key_filter.h"
#include "render/token_set.h"

namespace gsaw {

// As CompactJson writes them. One per thread: it keeps scratch space.
class FilteredJson {
 public:
  explicit FilteredJson(const KeyFilter& filter) : filter_(filter) {}

  // Appends all of `value`, a value of the line that `tokens` describes.
  void append(std::string& out, const JsonTokens& tokens, const JsonValue& value) {
    writer_.append(out, tokens, value);
  }
  // The same without the members that the filter hides and those in `hidden`; `path`
  // is where the value stands in its entry (none for the entry itself: a key may be empty).
  void append_filtered(std::string& out, const JsonTokens& tokens, const JsonValue& value,
                       std::optional<std::string_view> path, const TokenSet& hidden);

 private:
  // An open container.
  struct Frame {
    std::size_t path_length;  // of the container's own path
    bool is_entry;
    bool is_object;
    bool has_items;  // written so far
  };

  std::uint32_t append_item(std::string& out, const JsonTokens& tokens, std::uint32_t token,
                            const TokenSet& hidden);
  void extend_path(const Frame& outer, std::string_view raw_key);

  const KeyFilter& filter_;
  CompactJson writer_;
  std::string text_;  // a decoded key
  std::string path_;
  std::vector<Frame> frames_;
};

}  // namespace gsaw
