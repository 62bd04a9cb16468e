// SQL over lines that are documents: what its dialects share.
#include "translate/sql.h"

#include <fmt/format.h>

#include "base/ascii.h"
#include "record/json_text.h"
#include "translate/json_document.h"
#include "translate/portable_regex.h"

namespace gsaw {
namespace {

constexpr char kApart = '\x01';

// A test of what may be missing.
std::string certain(std::string_view test) { return fmt::format("coalesce({}, false)", test); }

}  // namespace

std::string Sql::column() const {
  const std::string_view given = given_name("line");
  return given.empty() ? usual_column() : identifier(given);
}

TargetField Sql::usual_field(const FieldName& name) const { return field_of_json(name); }

Said Sql::place_of(const Asked& asked, const std::string& text, TextPlace place,
                   const Literal& value) const {
  if (value.ignore_case && (!is_ascii(value.text) || place == TextPlace::words)) {
    return refuse(asked, "case of letters beyond ASCII, or of whole words");
  }
  std::string part = value.text;
  if (value.ignore_case) make_ascii_lower(part);
  const std::string in = value.ignore_case ? folded(text) : text;
  switch (place) {
    case TextPlace::words:
      return certain(found(in, whole_words_regex(part)));
    case TextPlace::start:
      return certain(starts(in, part));
    case TextPlace::end:
      return certain(ends(in, part));
    case TextPlace::anywhere:
      break;
  }
  return certain(contains(in, part));
}

Said Sql::anywhere(const Asked& asked, const Literal& text, bool whole_words) {
  if (text.text.find(kApart) != text.text.npos) return refuse(asked, "this character");
  return place_of(asked, all_texts(), whole_words ? TextPlace::words : TextPlace::anywhere, text);
}

Said Sql::equals(const Asked& asked, const TargetField& field, const Literal& value) {
  const std::string text = value_text(field);
  if (value.glob) {
    if (value.ignore_case) return refuse(asked, "globs in any case");
    return certain(found(text, glob_regex(value.text, "(?s:.*)")));
  }
  if (value.ignore_case) {
    if (!is_ascii(value.text)) return refuse(asked, "case of letters beyond ASCII");
    std::string small = value.text;
    make_ascii_lower(small);
    return certain(fmt::format("{} = {}", folded(text), string(small)));
  }
  const std::string same = fmt::format("{} = {}", text, string(value.text));
  if (value.quoted || !is_json_number(value.text)) return certain(same);
  return fmt::format(
      "({} OR {})", certain(same),
      certain(fmt::format("NOT {} AND {} = {}", is_string(field), number_in(text), value.text)));
}

Said Sql::ordered(const Asked&, const TargetField& field, Order order, const std::string& number) {
  return certain(
      fmt::format("{} {} {}", number_in(value_text(field)), order_symbol(order), number));
}

Said Sql::moment(const Asked& asked, const TargetField& field, Order order, Nanoseconds time) {
  const auto seconds = epoch_seconds(time);
  if (!seconds) return refuse(asked, "times finer than microseconds");
  return ordered(asked, field, order, *seconds);
}

Said Sql::holds(const Asked& asked, const TargetField& field, TextPlace place,
                const Literal& text) {
  return place_of(asked, value_text(field), place, text);
}

Said Sql::matches(const Asked&, const TargetField& field, const std::string& regex,
                  bool ignore_case) {
  // Theirs is RE2, too.
  return certain(found(value_text(field), (ignore_case ? "(?i-s)" : "(?-s)") + regex));
}

Said Sql::exists(const Asked& asked, const TargetField& field, Presence presence) {
  if (presence == Presence::not_empty) return refuse(asked, "what is empty");
  if (presence == Presence::present) return is_present(field);
  return fmt::format("({} AND NOT {})", is_present(field), is_null(field));
}

std::string Sql::negation(const std::string& condition) const {
  return fmt::format("NOT {}", condition);
}

std::string Sql::all_of(const std::vector<std::string>& conditions) const {
  return joined_conditions(conditions, " AND ");
}

std::string Sql::any_of(const std::vector<std::string>& conditions) const {
  return joined_conditions(conditions, " OR ");
}

Said Sql::whole(const Translation& what, const std::string& condition) {
  for (const std::string& file : what.files) {
    if (file.find_first_of("*?[]{}") != file.npos) {
      return refuse({}, "the name of a file would be taken for a pattern");
    }
  }
  const std::string from = what.table.empty() ? lines_of(what.files) : what.table;
  std::string where = condition;
  if (what.whole_txn) {
    const std::string txn = value_text(field({"txn", false, Role::txn, {}}));
    where = fmt::format("{0} IN (SELECT {0} FROM {1} WHERE {2})", txn, from, condition);
    where = certain(where);
  }
  std::string shown = column(), behind;
  const auto& fields = what.count_by.empty() ? what.keys : what.count_by;
  for (const FieldName& each : fields) {
    if (each.text == column()) return refuse({}, "a field that is called as the column is");
  }
  if (what.count) {
    shown = "count(*)";
  } else if (!fields.empty()) {
    std::vector<std::string> columns;
    std::string groups;
    for (const FieldName& each : fields) {
      columns.push_back(fmt::format("{} AS {}", value_text(field(each)), identifier(each.text)));
      groups.append(groups.empty() ? "" : ", ").append(std::to_string(columns.size() + 1));
    }
    shown = fmt::format("{}", fmt::join(columns, ",\n  "));
    if (!what.count_by.empty()) {
      shown = "count(*) AS count,\n  " + shown;
      behind = fmt::format("\nGROUP BY {}\nORDER BY 1 DESC", groups);
    }
  }
  return fmt::format("SELECT {}\nFROM {}\nWHERE {}{};", shown, from, where, behind);
}

}  // namespace gsaw
