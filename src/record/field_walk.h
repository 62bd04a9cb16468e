// Every value of an entry under its dotted path: the one walk over fields.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "record/json_walk.h"
#include "record/path_text.h"
#include "record/record.h"

namespace gsaw {

// A value that is not walked into: a string or literal, an array (also of objects), an empty
// object, and an object past one of the walk's limits. Valid during the call it is given to.
struct Field {
  // The decoded keys from the top of the entry, joined by dots; a key may hold dots itself. At
  // least FieldWalk::kReadable bytes can be read behind it.
  std::string_view path;
  std::string_view key;  // the last of them
  const JsonValue& value;
};

// Walks the members of an entry, and those of objects where the object stands, in their order,
// duplicates too. Never recurses, and is linear in the entry's tokens.
class FieldWalk {
 public:
  // What hostile entries can make of paths: deeper objects, and those that have a longer path,
  // are fields themselves.
  struct Limits {
    std::size_t depth = kMostDepth;  // of objects within the entry; at most kMostDepth
    std::size_t path_bytes = 256;
  };
  static constexpr std::size_t kMostDepth = 32;
  static constexpr std::size_t kReadable = PathText::kReadable;

  // Where in the path at hand its keys begin behind the first; valid during a call of `enter` or
  // `use`. Of any_of() its `path` counts as one key.
  std::span<const std::size_t> key_begins() const { return {outer_.data(), depth_}; }

  explicit FieldWalk(const Limits& limits) : limits_(limits) { assert(limits.depth <= kMostDepth); }
  FieldWalk() : FieldWalk(Limits()) {}
  FieldWalk(const FieldWalk&) = delete;
  FieldWalk& operator=(const FieldWalk&) = delete;

  // Calls `use(const Field&)` until it returns true; says whether it did. `enter(path, token)`
  // is asked of each object before it is walked into: when it returns false, the object is left
  // out with all that is in it. A malformed entry has no fields.
  template <class Enter, class Use>
  bool any(const Record& record, Enter enter, Use use);

  // The same of one value of an entry, which is not malformed, under the name `path`.
  template <class Enter, class Use>
  bool any_of(const Record& record, std::string_view path, const JsonValue& value, Enter enter,
              Use use);

 private:
  template <class Enter, class Use>
  bool any_within(std::string_view path, std::uint32_t object, Enter& enter, Use& use);

  void start(const Record& record) {
    assert(!record.malformed);
    depth_ = 0;
    tokens_ = record.tokens;
    last_byte_ = tokens_.last_byte;
    escapes_ = record.format().first_backslash() != std::string_view::npos;
  }
  // Of an object, by its token.
  bool walks_into(std::uint32_t token, std::size_t path_bytes, std::size_t depth) const {
    return tokens_.at(token + 1) != '}' && depth < limits_.depth &&
           path_bytes <= limits_.path_bytes;
  }
  // Of a key as it stands in the line.
  bool is_readable_behind(std::string_view key) const {
    return last_byte_ - (key.data() + key.size()) >= static_cast<std::ptrdiff_t>(kReadable);
  }
  // The path of a member of the entry itself.
  std::string_view top_path(std::string_view key) {
    if (escapes_ && key.find('\\') != std::string_view::npos) return path_.put(0, decoded(key));
    return is_readable_behind(key) ? key : path_.put(0, key);
  }
  // The path of the member `key`, raw, of the object whose path, with a dot, takes `outer` bytes.
  std::string_view extend(std::size_t outer, std::string_view key) {
    if (escapes_ || !is_readable_behind(key)) return path_.put(outer, decoded(key));
    return path_.put_blocks(outer, key);
  }
  std::string_view decoded(std::string_view key);

  const Limits limits_;
  // Of the entry at hand.
  JsonTokens tokens_;
  const char* last_byte_ = nullptr;
  bool escapes_ = false;                       // keys may hold some
  std::size_t depth_ = 0;                      // open objects
  std::array<std::size_t, kMostDepth> outer_;  // of the open objects: their path and its dot
  PathText path_;
  std::string key_text_;
};

template <class Enter, class Use>
bool FieldWalk::any(const Record& record, Enter enter, Use use) {
  if (record.members.empty()) return false;
  start(record);
  for (const JsonMember& member : record.members) {
    const std::string_view path = top_path(member.key);
    if (member.value.type != JsonType::object || !walks_into(member.value.token, path.size(), 0)) {
      if (use(Field{path, path, member.value})) return true;
    } else if (enter(path, member.value.token)) {
      if (any_within(path, member.value.token, enter, use)) return true;
    }
  }
  return false;
}

template <class Enter, class Use>
bool FieldWalk::any_of(const Record& record, std::string_view path, const JsonValue& value,
                       Enter enter, Use use) {
  start(record);
  path = path_.put(0, path);
  if (value.type != JsonType::object || !walks_into(value.token, path.size(), 0)) {
    return use(Field{path, path, value});
  }
  return enter(path, value.token) && any_within(path, value.token, enter, use);
}

template <class Enter, class Use>
bool FieldWalk::any_within(std::string_view path, std::uint32_t object, Enter& enter, Use& use) {
  std::size_t outer = 0;
  const auto open = [&](std::string_view inner) {
    path_.put_dot(inner);
    outer = outer_[depth_++] = inner.size() + 1;
  };
  open(path_.put(0, path));
  for (std::uint32_t token = object + 1;;) {
    const char c = tokens_.at(token);
    if (c == ',') {
      ++token;
      continue;
    }
    if (c == '}') {
      if (--depth_ == 0) return false;
      outer = outer_[depth_ - 1];
      ++token;
      continue;
    }
    std::string_view key;
    read_string(tokens_.text, tokens_.positions + token, key);
    token += 2;
    const std::string_view inner = extend(outer, key);
    if (tokens_.at(token) == '{' && walks_into(token, inner.size(), depth_)) {
      if (enter(inner, token)) {
        open(inner);
        ++token;
      } else {
        token = skip_value(tokens_, token);
      }
      continue;
    }
    JsonValue value;
    token = read_value(tokens_, token, value);
    if (use(Field{inner, inner.substr(outer), value})) return true;
  }
}

}  // namespace gsaw
