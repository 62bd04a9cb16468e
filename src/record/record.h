// One entry of a log: its bytes, its members, and the eight virtual fields.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/nanoseconds.h"
#include "record/entry_format.h"
#include "record/json_reader.h"
#include "record/json_value.h"
#include "record/layers.h"
#include "record/level.h"

namespace gsaw {

// What a member means, whoever wrote it. `stack` is the block that pretty output prints below an
// entry. No member plays `pattern`: it is made of the message.
enum class Role : std::uint8_t { time, level, message, host, logger, txn, stack, pattern };
inline constexpr std::size_t kRoleCount = 7;  // that members play

constexpr bool is_played(Role role) { return static_cast<std::size_t>(role) < kRoleCount; }

constexpr unsigned role_bit(Role role) { return 1U << static_cast<unsigned>(role); }

// The member that plays a role. `key` is the name it has in the entry, decoded: of a nested
// one the last segment, but of a txn the whole path (`trace.id`), as `id` names nothing. It
// lives as long as the Record.
struct RoleValue {
  std::string_view key;
  JsonValue value;
};

class RoleLayout;
class RoleLayouts;

// The members that play the roles in one entry, and the two that are typed. Roles are
// looked for when they are asked for; see Record.
struct Roles {
  std::array<std::optional<RoleValue>, kRoleCount> values;
  std::optional<Nanoseconds> time;  // also from the line's prefix, where the entry has none
  std::optional<Level> level;
  unsigned repeated = 0;  // bit per role: a key that gives it may occur more than once
  std::array<std::string, kRoleCount> decoded_keys;  // what `key` is a view of, if not the line
  // Of a message that is a template (filled_message.h): what its value is a view of, and the text
  // as Serilog renders it, where that is another. As JSON strings without their quotes.
  std::string filled_message, rendered_message;

  const std::optional<RoleValue>& operator[](Role role) const {
    return values[static_cast<std::size_t>(role)];
  }
};

// What an entry's message has in common with others (message_pattern.h).
struct EntryPattern {
  JsonValue text;
  std::uint32_t id = 0;
};

// One entry. A view: it and everything it returns live until the RecordParser that
// made it parses another line. Not shared between threads.
class Record {
 public:
  Record() = default;
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;

  // Where the entry stands; the line's bytes without the newline. A line that holds
  // several objects makes several records, each with its own `raw`.
  std::string_view raw;
  // Not a JSON object: then `raw` is all there is.
  bool malformed = false;
  // What stood before the JSON, if anything (an svlogd stamp, say); a field of its own.
  std::string_view prefix;
  JsonValue prefix_value;  // the same as a JSON string
  std::optional<Nanoseconds> prefix_time;
  // Top level, in their order. Of an entry that wraps another (unfold.h) those of all layers, the
  // innermost first.
  std::span<const JsonMember> members;
  JsonTokens tokens;
  JsonValue object;         // the whole entry as a value
  bool has_arrays = false;  // it has some, at any depth
  Layers layers;
  std::uint32_t part = 0;  // which of those on its line is `raw`, from 0
  // Where the entry was made of what the line holds: the object that it was wrapped in, which is
  // the line's own, or of a batch what stands for one of its entries.
  bool is_unfolded = false;
  JsonTokens written_tokens;
  JsonValue written;
  std::uint32_t keys = 0;          // those of `members`; see JsonObject
  RoleLayouts* layouts = nullptr;  // of the reader of `members`

  // What holds layer `layer` as its text; the outermost layer has none.
  const JsonValue& wrapping(std::size_t layer) const {
    return members[layers.wrapping[layer]].value;
  }

  // The member that plays `role`, and (with Role::time, Role::level) what it says.
  // Each is looked for on first use, then kept.
  // PERF: in line, as an optional that is returned is put together in memory and waited for.
  const std::optional<RoleValue>& role(Role role) const {
    assert(is_played(role));
    if ((known_roles_ & role_bit(role)) == 0) find_roles(role_bit(role));
    return roles_[role];
  }
  std::optional<Nanoseconds> time() const {
    role(Role::time);
    return roles_.time ? std::optional(*roles_.time) : std::nullopt;
  }
  std::optional<Level> level() const {
    role(Role::level);
    return roles_.level ? std::optional(*roles_.level) : std::nullopt;
  }
  // The same for what no member plays.
  const EntryPattern& pattern() const;
  // False when it is certain that the key of the member that plays `role` occurs once.
  bool may_be_repeated(Role role) const { return (roles_.repeated & role_bit(role)) != 0; }
  // True when the message is not the text of a member: it was a template.
  bool has_filled_message() const;
  // The message as Serilog renders it, when that is not the message's value.
  std::optional<JsonValue> rendered_message() const;
  // Looks for those of `wanted`, a bit each, that were not looked for: together they cost less.
  void find_together(unsigned wanted) const;
  // All roles but txn, which costs more and which output does not need.
  const Roles& roles() const;
  // What the innermost layer's members may mean by their keys; null where they must be looked at
  // one by one, as some are escaped or rarely come in a row.
  const RoleLayout* layout() const;
  // The same of all members; null also where there are those of other layers.
  const RoleLayout* layout_of_all() const { return layers.count == 1 ? layout() : nullptr; }
  // Of an entry that is not malformed: of its innermost layer.
  const EntryFormat& format() const {
    assert(!malformed);
    return format_;
  }
  std::span<const JsonMember> layer(std::size_t index) const {
    assert(index < layers.count);
    const std::uint32_t begin = index == 0 ? 0 : layers.end[index - 1];
    return members.subspan(begin, layers.end[index] - begin);
  }

 private:
  friend class RecordParser;

  void forget_roles() {
    known_roles_ = 0;
    knows_layout_ = knows_pattern_ = false;
  }
  void find_roles(unsigned wanted) const;
  void find_txn() const;

  EntryFormat format_;
  mutable Roles roles_;
  mutable unsigned known_roles_ = 0;  // bit per role
  mutable std::string txn_path_;      // what the key of the txn's RoleValue may be a view of
  mutable const RoleLayout* layout_ = nullptr;
  mutable EntryPattern pattern_;
  mutable std::string pattern_text_;  // what it is a view of
  mutable bool knows_layout_ = false, knows_pattern_ = false;
};

}  // namespace gsaw
