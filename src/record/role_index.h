// A fast look-up of the roles that a key may play, by the names of role_names.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/short_text.h"
#include "record/key_name.h"
#include "record/role_names.h"
#include "record/status_level.h"

namespace gsaw {

// A name of the table, or one of the keys of a path.
struct NamePart {
  std::string name;         // KeyName::text
  std::uint64_t words = 0;  // where separators may stand in it

  bool is_spelled_by(const KeyName& key) const {
    return key.text() == name && (key.separators() & ~words) == 0;
  }
};

// One way in which a member with some key may play a role.
struct RoleUse {
  Role role = Role::time;
  std::uint8_t rank = 0;      // by the name's place in role_names(role); lower is better
  std::string_view spelling;  // as the table has it: of several with a rank it is taken first
  bool exact = false;         // counts in this spelling alone
  bool added = false;         // by the user (added_names.h): whatever fits is taken
  bool named_alone = false;   // of a level: by RoleIndex::is_named_alone
  // What is left of the name behind the member's key, for a path into its object. Empty: the member
  // itself.
  std::vector<NamePart> path;
};

// A key of the table.
struct RoleKey {
  NamePart name;
  std::vector<RoleUse> uses;
  unsigned roles = 0;  // bit per role it may play
  bool is_wrapper = false;
  std::string_view wrapper_spelling;  // of a wrapper that counts in one alone

  // Whether `key`, one of those that this stands for, may hold an entry.
  bool wraps(std::string_view key) const {
    return is_wrapper && (wrapper_spelling.empty() || wrapper_spelling == key);
  }
};

// What a key was found to be: one of the table, or one behind a wrapper's name (`fields.level`).
struct RoleMatch {
  const RoleKey* row = nullptr;
  std::string_view key;  // without wrappers' names
  unsigned depth = 0;    // how many of them there were

  explicit operator bool() const { return row != nullptr; }
};

// Immutable once entries are read; shared by threads.
class RoleIndex {
 public:
  static const RoleIndex& instance() { return shared(); }
  // After the names have changed; before any entry is read.
  static void rebuild();

  // What a decoded key is, if it may play one of `roles` (a bit each), or hold an entry that does.
  // Asked for every member of every entry: nearly all are refused by the two bytes they end in.
  RoleMatch find(std::string_view key, unsigned roles) const {
    if (key.empty()) return {};
    const std::uint8_t before = key.size() > 1 ? class_of(key[key.size() - 2]) : kSeparator;
    const std::size_t ending = before * kClasses + class_of(key.back());
    return (endings_[ending] & roles) == 0 ? RoleMatch() : match(key, roles);
  }

  // Whether a member with this key, decoded, may play the role itself.
  bool plays(Role role, std::string_view key) const;

  // Whether a member with this key is a level by certain names alone (status_level.h), and where
  // nothing else of the entry is one. Any other value is none, and is no fault.
  bool is_named_alone(std::string_view key) const {
    return equals_short(key, kStatusKey) && !is_status_added_;
  }

 private:
  // Letters of either case, digits and other bytes; several bytes may share one.
  static constexpr std::size_t kClasses = 33;
  static constexpr std::uint8_t kSeparator = 32;  // what a key is compared without
  static std::uint8_t class_of(char c) {
    if (is_key_separator(c) || c == '@') return kSeparator;
    return static_cast<std::uint8_t>(c) & 31U;
  }
  static constexpr std::size_t kSlots = 1024;
  static constexpr unsigned kMostDepth = 2;  // of wrappers' names in one key

  RoleIndex();
  static RoleIndex& shared();
  void add_name(Role role, std::size_t rank, std::string_view name);
  void add_users_name(Role role, std::size_t rank, std::string_view name);
  void add_use(std::string_view key, RoleUse use);
  RoleKey& row_of(const NamePart& name);
  void add_endings(const RoleKey& row);
  RoleMatch match(std::string_view key, unsigned roles) const;
  RoleMatch look_up(std::string_view key) const;
  const RoleKey* row_spelled(std::string_view key) const;
  std::size_t slot_of(std::string_view name) const;

  std::array<std::uint8_t, kClasses * kClasses> endings_{};  // roles of the keys that end so
  std::array<std::uint16_t, kSlots> slots_{};                // 0: none; else a row and one
  std::vector<RoleKey> rows_;
  bool is_status_added_ = false;  // by the user: then it is a level like others
};

}  // namespace gsaw
