// ClickHouse: SQL over files of lines, or a table with a column of these.
#include <fmt/format.h>

#include <initializer_list>

#include "translate/engines.h"
#include "translate/sql.h"

namespace gsaw {
namespace {

// In its strings and names a backslash escapes.
std::string escaped_in_marks(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) {
    if (c == mark || c == '\\') out += '\\';
    out += c;
  }
  return out + mark;
}

class ClickHouse : public Sql {
 public:
  using Sql::Sql;

  std::string_view name() const override { return "clickhouse"; }

 protected:
  std::string string(std::string_view text) const override { return escaped_in_marks(text, '\''); }
  std::string identifier(std::string_view name) const override {
    return escaped_in_marks(name, '"');
  }
  std::string usual_column() const override { return "line"; }

  std::string value_text(const TargetField& field) const override {
    return first(
        field, [](const std::string& at) { return text_at(at); }, "NULL");
  }
  std::string is_present(const TargetField& field) const override {
    return first(
        field, [](const std::string&) { return std::string("true"); }, "false");
  }
  std::string is_string(const TargetField& field) const override { return is(field, "String"); }
  std::string is_null(const TargetField& field) const override { return is(field, "Null"); }

  std::string all_texts() const override {
    return fmt::format(
        "arrayStringConcat(arrayConcat(JSONExtractKeys({0}), "
        "arrayMap(k -> {1}, JSONExtractKeys({0}))), char(1))",
        column(), text_at(column() + ", k"));
  }
  std::string number_in(const std::string& text) const override {
    return fmt::format(
        "if(match({0}, '^[-+]?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?\\\\z'), "
        "toFloat64OrNull({0}), NULL)",
        text);
  }
  std::string found(const std::string& text, std::string_view regex) const override {
    return fmt::format("match({}, {})", text, string(regex));
  }
  std::string contains(const std::string& text, std::string_view part) const override {
    return fmt::format("position({}, {}) > 0", text, string(part));
  }
  std::string starts(const std::string& text, std::string_view part) const override {
    return fmt::format("startsWith({}, {})", text, string(part));
  }
  std::string ends(const std::string& text, std::string_view part) const override {
    return fmt::format("endsWith({}, {})", text, string(part));
  }
  std::string folded(const std::string& text) const override {
    return fmt::format("lower(replaceAll(replaceAll({}, 'ſ', 's'), '\u212a', 'k'))", text);
  }
  std::string lines_of(const std::vector<std::string>& files) const override {
    if (files.empty()) return "file('*.log', LineAsString)";
    if (files.size() == 1) return fmt::format("file({}, LineAsString)", string(files.front()));
    std::vector<std::string> parts;
    for (const std::string& file : files) {
      parts.push_back(fmt::format("SELECT line FROM file({}, LineAsString)", string(file)));
    }
    return joined_conditions(parts, " UNION ALL ");
  }

 private:
  static std::string text_at(const std::string& at) {
    return fmt::format("if(JSONType({0}) = 'String', JSONExtractString({0}), JSONExtractRaw({0}))",
                       at);
  }

  // What `use` makes of the place of the first path that there is, else `none`.
  template <class Use>
  std::string first(const TargetField& field, Use use, std::string_view none) const {
    std::string cases;
    for (const auto& path : field.paths) {
      std::string at = column();
      for (const std::string& key : path) at.append(", ").append(string(key));
      cases += fmt::format("JSONHas({}), {}, ", at, use(at));
    }
    return fmt::format("multiIf({}{})", cases, none);
  }

  std::string is(const TargetField& field, std::string_view type) const {
    return first(
        field, [&](const std::string& at) { return fmt::format("JSONType({}) = '{}'", at, type); },
        "false");
  }
};

}  // namespace

std::unique_ptr<Engine> make_clickhouse(TargetNames names) {
  return std::make_unique<ClickHouse>(std::move(names));
}

}  // namespace gsaw
