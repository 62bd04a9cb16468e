// Every value of an entry under its dotted path: the one walk over fields.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "record/json_walk.h"
#include "record/record.h"

namespace gsaw {

// A value that is not walked into: a string or literal, an array (also of objects), an empty
// object, and an object past one of the walk's limits. Valid during the call it is given to.
struct Field {
  // The decoded keys from the top of the entry, joined by dots; a key may hold dots itself. At
  // least FieldWalk::kReadable bytes can be read behind it.
  std::string_view path;
  std::string_view key;  // the last of them
  JsonValue value;
};

// Walks the members of an entry, and those of objects where the object stands, in their order,
// duplicates too. Never recurses, and is linear in the entry's tokens. It needs the memory of
// its object only, unless paths are long.
class FieldWalk {
 public:
  // What hostile entries can make of paths: deeper objects, and those that have a longer path,
  // are fields themselves.
  struct Limits {
    std::size_t depth = kMostDepth;  // of objects within the entry; at most kMostDepth
    std::size_t path_bytes = 256;
  };
  static constexpr std::size_t kMostDepth = 32;
  static constexpr std::size_t kReadable = 16;

  explicit FieldWalk(const Limits& limits) : limits_(limits) {
    assert(limits.depth <= kMostDepth);
  }
  FieldWalk() : FieldWalk(Limits()) {}
  FieldWalk(const FieldWalk&) = delete;
  FieldWalk& operator=(const FieldWalk&) = delete;

  // Calls `use(const Field&)` until it returns true; says whether it did. `enter(path, token)`
  // is asked of each object before it is walked into: when it returns false, the object is left
  // out with all that is in it.
  template <class Enter, class Use>
  bool any(const Record& record, Enter enter, Use use);

  // The same of one value of the entry under the name `path`.
  template <class Enter, class Use>
  bool any_of(const Record& record, std::string_view path, const JsonValue& value, Enter enter,
              Use use);

 private:
  template <class Enter, class Use>
  bool any_within(std::string_view path, std::uint32_t object, Enter& enter, Use& use);

  void start(const Record& record) {
    tokens_ = record.tokens;
    entry_end_ = record.object.raw.data() + record.object.raw.size();
    escapes_ = record.object.raw.find('\\') != std::string_view::npos;
  }
  bool walks_into(std::uint32_t token, std::size_t path_bytes, std::size_t depth) const {
    return tokens_.at(token) == '{' && tokens_.at(token + 1) != '}' && depth < limits_.depth &&
           path_bytes <= limits_.path_bytes;
  }
  // The path of a member of the entry itself.
  std::string_view top_path(std::string_view key) {
    if (escapes_ || static_cast<std::size_t>(entry_end_ - (key.data() + key.size())) < kReadable) {
      return extend(0, key);
    }
    return key;
  }
  // The path of the member `key`, raw, of the object whose path, with a dot, takes `outer` bytes.
  std::string_view extend(std::size_t outer, std::string_view key) {
    if (escapes_) key = decoded(key);
    return put(outer, key);
  }
  // Writes to path_ from `at` on; all that stands there.
  std::string_view put(std::size_t at, std::string_view text) {
    char* const to = room(at, text.size());
    std::memmove(to + at, text.data(), text.size());
    return {to, at + text.size()};
  }
  std::string_view decoded(std::string_view key);
  // path_, its first `kept` bytes as they are, with room for `more`, a dot and kReadable.
  char* room(std::size_t kept, std::size_t more) {
    if (path_size_ - kept < more + 1 + kReadable) grow(kept, more);
    return path_;
  }
  void grow(std::size_t kept, std::size_t more);

  const Limits limits_;
  // Of the entry at hand.
  JsonTokens tokens_;
  const char* entry_end_ = nullptr;
  bool escapes_ = false;  // keys may hold some
  std::array<std::size_t, kMostDepth> outer_;  // of the open objects: their path and its dot
  std::array<char, 512> near_;
  std::unique_ptr<char[]> far_;
  char* path_ = near_.data();
  std::size_t path_size_ = near_.size();
  std::string key_text_;
};

template <class Enter, class Use>
bool FieldWalk::any(const Record& record, Enter enter, Use use) {
  start(record);
  for (const JsonMember& member : record.members) {
    const std::string_view path = top_path(member.key);
    if (!walks_into(member.value.token, path.size(), 0)) {
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
  path = put(0, path);
  if (value.type != JsonType::object || !walks_into(value.token, path.size(), 0)) {
    return use(Field{path, path, value});
  }
  return enter(path, value.token) && any_within(path, value.token, enter, use);
}

template <class Enter, class Use>
bool FieldWalk::any_within(std::string_view path, std::uint32_t object, Enter& enter, Use& use) {
  std::size_t depth = 0;
  std::size_t outer = 0;
  const auto open = [&](std::string_view inner) {
    path_[inner.size()] = '.';
    outer = outer_[depth++] = inner.size() + 1;
  };
  open(put(0, path));
  for (std::uint32_t token = object + 1;;) {
    const char c = tokens_.at(token);
    if (c == ',') {
      ++token;
      continue;
    }
    if (c == '}') {
      if (--depth == 0) return false;
      outer = outer_[depth - 1];
      ++token;
      continue;
    }
    Field field;
    read_string(tokens_.text, tokens_.positions + token, field.key);
    field.path = extend(outer, field.key);
    token += 2;
    if (walks_into(token, field.path.size(), depth)) {
      if (enter(field.path, token)) {
        open(field.path);
        ++token;
      } else {
        token = skip_value(tokens_, token);
      }
      continue;
    }
    field.key = field.path.substr(outer);
    token = read_value(tokens_, token, field.value);
    if (use(field)) return true;
  }
}

}  // namespace gsaw
