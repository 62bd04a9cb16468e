// Turns a line into validated tokens and members.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/json_tokenizer.h"
#include "record/json_value.h"
#include "record/json_walk.h"
#include "record/key_sequences.h"

namespace gsaw {

// One object of a line: its own bytes and its top-level members in their order,
// duplicates included.
struct JsonObject {
  std::string_view raw;
  std::uint32_t token = 0;  // of its opening brace
  std::uint32_t first_member = 0;
  std::uint32_t member_count = 0;
  bool has_arrays = false;  // at any depth
  // Which keys its members have in a row, and that none is escaped; see key_sequences.h.
  std::uint32_t keys = KeySequences::kUnknown;
};

// Reads lines, one at a time; reuse one per thread, it keeps its buffers.
//
// The text is checked in full: it must be one or more JSON objects, back to back, separated
// by white space (RFC 8259), or an array of them, except that, as real producers write
// them, a trailing comma in a container, raw control bytes and unknown escapes within
// strings and NUL bytes between tokens are accepted, invalid UTF-8 is read as U+FFFD, and NaN
// and Infinity as strings.
class JsonReader {
 public:
  JsonReader() = default;
  JsonReader(const JsonReader&) = delete;
  JsonReader& operator=(const JsonReader&) = delete;

  // False when `line` is anything else: it is malformed. On success the accessors
  // below describe it; their views point into `line`, or, where it had to be
  // repaired, into the reader, and hold until the next read. No padding behind
  // `line` is needed. Throws std::bad_alloc when there is no memory to judge it, and
  // std::length_error when it is, or with its repairs becomes, 4 GiB or longer.
  bool read(std::string_view line);

  // Tokenizes whole lines that read() will then be asked for, in order, one by one: cheaper
  // than each alone. Lines that are not asked for, or not read so, cost nothing but that.
  // `lines` must stay where and as it is until the next call; without lines nothing is ahead.
  // `may_have_backslash`: false where there is surely none in them.
  void read_ahead(std::string_view lines, bool may_have_backslash = true);

  std::span<const JsonObject> objects() const { return {objects_.data(), object_count_}; }
  std::span<const JsonMember> members(const JsonObject& object) const {
    return std::span(members_).subspan(object.first_member, object.member_count);
  }
  JsonTokens tokens() const { return tokens_; }
  // Whether `object`, one of the last line's, has a backslash, which stands in keys and strings.
  bool has_backslash(const JsonObject& object) {
    const char* const begin = object.raw.data();
    const bool between = begin >= backslash_from_ && begin + object.raw.size() <= backslash_;
    return !between && look_for_backslash(object);
  }
  // True when the last line held bytes that had to be repaired before reading.
  bool repaired() const { return repaired_; }

 private:
  // Within an object: the next token, and the row of the keys passed.
  struct Walk {
    std::uint32_t token;
    KeySequences::Place row;
  };
  enum class Stopped { before_key, behind_value, invalid };

  bool look_for_backslash(const JsonObject& object);
  bool take_from_ahead(std::string_view line);
  bool tokenize_alone(std::string_view text);
  bool walk();
  bool walk_object(std::uint32_t& token);
  Stopped walk_known_members(Walk& walk);
  bool walk_member(Walk& walk);
  std::uint32_t walk_other_value(std::uint32_t token, JsonValue& value);
  std::uint32_t walk_container(std::uint32_t token);
  bool is_literal(const std::uint32_t* token) const;
  bool is_at(std::uint32_t token, char c) const {
    return tokens_.positions[token] < end_ && tokens_.at(token) == c;
  }
  void give_back();

  JsonTokenizer line_tokenizer_, ahead_tokenizer_;
  std::string_view ahead_;  // what read_ahead was given
  JsonTokens ahead_tokens_;
  std::uint32_t next_ahead_ = 0;  // the first token not before the last line
  // In ahead_: from a place on the first backslash, or its end. PERF: so that lines without one are
  // not looked at one by one.
  const char *backslash_from_ = nullptr, *backslash_ = nullptr;
  // The line's, and no others. While it is walked they may be more: its end, as a position, tells
  // which of them are its own. PERF: where they end need not be looked for.
  JsonTokens tokens_;
  std::uint32_t end_ = 0;
  std::uint32_t blocks_end_ = 0, ahead_blocks_end_ = 0;  // of what tokens_ are of, of ahead_
  std::vector<JsonObject> objects_;                      // the first object_count_ are the line's
  std::size_t object_count_ = 0;
  std::vector<JsonMember> members_;  // the first member_count_ are the line's
  std::uint32_t member_count_ = 0;
  KeySequences sequences_;
  std::uint32_t keys_ = KeySequences::kUnknown;  // of the object that is walked
  std::vector<char> nesting_;  // the opening brackets of the containers around the innermost
  bool has_arrays_ = false;    // the object that is walked
  std::string repair_buffer_;
  bool repaired_ = false;
  bool giant_ = false;  // the last line was; what it took is given back before the next
};

}  // namespace gsaw
