// What an entry says that may tell it apart from others: its fields, their values, its pattern.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "query/compiled_query.h"
#include "record/field_walk.h"
#include "record/message_pattern.h"
#include "record/record.h"
#include "render/gelf_mark.h"

namespace gsaw {

// Left out are the fields that a query itself asks for, and what is another in each entry: time,
// message, transaction. One per worker.
class ToldValues {
 public:
  // Stands before a name as it is typed in a query: that of a virtual field, beside which there may
  // be a key of that name, or one in quotes. All others are paths.
  static constexpr char kTyped = '\0';
  static constexpr std::string_view kPattern{"\0pattern", 8};

  explicit ToldValues(const CompiledQuery& asked);

  // Calls `use` with each field, by the name that finds it (shown_names.h), and a value of it; none
  // where it is an object, or an array, of which each element that is plain comes next. Both live
  // for the call.
  void each(const Record& record,
            FunctionRef<void(std::string_view field, std::optional<std::string_view> value)> use);
  // All of them into a table of what entries have.
  template <class Table>
  void add_to(Table& table, const Record& record) {
    each(record, [&table](std::string_view field, std::optional<std::string_view> value) {
      if (value) {
        table.add(field, *value);
      } else {
        table.add_field(field);
      }
    });
  }

 private:
  using Use = FunctionRef<void(std::string_view field, std::optional<std::string_view> value)>;

  // What plays a role, by the token of its value.
  struct Player {
    std::uint32_t token;
    Role role;
  };

  void look_at(const Record& record);
  bool is_left_out(const Field& field);
  const Player* player_of(const Field& field) const;
  std::optional<Role> unplayed_role(std::string_view path);
  std::optional<Role> role_of(const Field& field);
  std::string_view name_of(const Field& field);
  bool is_plainly_hidden(std::string_view path);
  bool goes_without_mark(std::string_view path);
  void of_field(const Record& record, const Field& field, Use use);
  static bool is_sole(const Record& record, const Field& field);
  void of_level(const Record& record, Use use);
  void of_name(std::string_view name, const Record& record, const Field& field, Use use);

  std::vector<std::string> names_;     // that are left out,
  std::vector<std::uint32_t> tokens_;  // as are the values with these, in the entry at hand
  std::vector<Player> players_;        // others, of it
  unsigned unplayed_ = 0;              // the roles that nothing plays in it
  unsigned roles_;
  bool with_pattern_ = true;
  FieldWalk walk_;
  GelfMark mark_;
  MessagePattern pattern_;
  std::string name_, own_name_, text_;
};

}  // namespace gsaw
