// JSON values written again without what the filter hides.
#include "render/filtered_json.h"

#include "record/json_text.h"

namespace gsaw {

void FilteredJson::append_filtered(std::string& out, const JsonTokens& tokens,
                                   const JsonValue& value, std::optional<std::string_view> path,
                                   const TokenSet& hidden) {
  if (!value.is_container()) {
    append(out, tokens, value);
    return;
  }
  path_ = path.value_or("");
  out.append(value.raw.substr(0, 1));
  frames_.assign(1, {path_.size(), !path, value.type == JsonType::object, false});
  std::uint32_t token = value.token + 1;
  while (!frames_.empty()) {
    const char c = tokens.at(token);
    if (c == '}' || c == ']') {
      out += c;
      frames_.pop_back();
      ++token;
    } else if (c == ',') {
      ++token;
    } else {
      token = append_item(out, tokens, token, hidden);
    }
  }
}

// Appends the member or element at `token`, of a container only its opening; returns
// the token behind what was appended.
std::uint32_t FilteredJson::append_item(std::string& out, const JsonTokens& tokens,
                                        std::uint32_t token, const TokenSet& hidden) {
  Frame& frame = frames_.back();
  path_.resize(frame.path_length);
  std::string_view key;
  if (frame.is_object) {
    key = token_text(tokens, token);
    token += 2;
    extend_path(frame, key.substr(1, key.size() - 2));
    const bool is_hidden = filter_.hides(path_, frame.is_entry);
    if (is_hidden || hidden.contains(token)) return skip_value(tokens, token);
  }
  if (frame.has_items) out += ',';
  frame.has_items = true;
  if (frame.is_object) {
    writer_.append_scalar(out, key);
    out += ':';
  }
  const char c = tokens.at(token);
  if (c == '{' || c == '[') {
    out += c;
    frames_.push_back({path_.size(), false, c == '{', false});
  } else {
    writer_.append_scalar(out, token_text(tokens, token));
  }
  return token + 1;
}

void FilteredJson::extend_path(const Frame& outer, std::string_view raw_key) {
  // A path already too long to be hidden grows no further: deep nesting stays cheap.
  if (outer.path_length > filter_.longest_path()) return;
  if (!outer.is_entry) path_ += '.';
  path_ += decode_json_string(raw_key, text_);
}

}  // namespace gsaw
