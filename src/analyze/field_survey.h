// What entries have, field after field, into a table of fields.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analyze/field_table.h"
#include "record/json_walk.h"
#include "record/record.h"

namespace gsaw {

// Walks all values of an entry: those in objects as `a.b`, those in arrays as `a[]`; deeper than
// kMostDepth, or with a long name, a container is a value of its own. Linear in the entry's tokens,
// never recurses. One per thread.
class FieldSurvey {
 public:
  static constexpr std::size_t kMostDepth = 32;

  // Of an entry that is not malformed.
  void add(const Record& record, FieldTable& table);

 private:
  // The values that play roles, by their tokens.
  class Players {
   public:
    void start() {
      count_ = 0;
      bits_ = 0;
    }
    void add(std::uint32_t token, unsigned role);
    // PERF: asked of every value; few have any.
    unsigned roles_of(std::uint32_t token) const {
      return (bits_ >> (token % 64) & 1) == 0 ? 0 : look_up(token);
    }

   private:
    unsigned look_up(std::uint32_t token) const;

    struct Player {
      std::uint32_t token;
      unsigned role;
    };
    std::array<Player, kRoleCount + 1> players_;
    std::size_t count_ = 0;
    std::uint64_t bits_ = 0;
  };
  // An object or array that is walked.
  struct Open {
    std::uint32_t name = FieldTree::kNone;
    std::uint32_t before = FieldTree::kNone;  // the member before
    bool is_object = false;
  };

  void find_players(const Record& record);
  void add_prefix(const Record& record, FieldTable& table);
  void add_value(std::uint32_t name, const JsonValue& value, FieldTable& table);
  void add_leaf(std::uint32_t name, const JsonValue& value, FieldTable& table);
  void walk(std::uint32_t name, std::uint32_t token, FieldTable& table);
  std::string_view decoded(std::string_view text, std::string& scratch) const;

  // Of the entry at hand.
  JsonTokens tokens_;
  bool escapes_ = false;
  Players players_;
  std::array<Open, kMostDepth> open_;
  std::string key_text_, value_text_;
};

}  // namespace gsaw
