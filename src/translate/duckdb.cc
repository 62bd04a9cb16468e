// DuckDB: SQL over files of one object a line, or a table with a column of these.
#include <fmt/format.h>

#include "translate/engines.h"
#include "translate/sql.h"

namespace gsaw {
namespace {

std::string doubled_in_marks(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) {
    out += c;
    if (c == mark) out += c;
  }
  return out + mark;
}

class DuckDb : public Sql {
 public:
  using Sql::Sql;

  std::string_view name() const override { return "duckdb"; }

 protected:
  std::string string(std::string_view text) const override { return doubled_in_marks(text, '\''); }
  std::string identifier(std::string_view name) const override {
    return doubled_in_marks(name, '"');
  }
  std::string usual_column() const override { return "json"; }

  std::string value_text(const TargetField& field) const override {
    return fmt::format("json_extract_string({}, '$')", value(field));
  }
  std::string is_present(const TargetField& field) const override {
    return fmt::format("({} IS NOT NULL)", value(field));
  }
  std::string is_string(const TargetField& field) const override { return is(field, "VARCHAR"); }
  std::string is_null(const TargetField& field) const override { return is(field, "NULL"); }

  std::string all_texts() const override {
    return fmt::format(
        "array_to_string(list_concat(json_keys({0}), json_extract_string({0}, '$.*')), chr(1))",
        column());
  }
  std::string number_in(const std::string& text) const override {
    return fmt::format(
        "TRY_CAST(CASE WHEN regexp_full_match({0}, '[-+]?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?') "
        "THEN {0} END AS DOUBLE)",
        text);
  }
  std::string found(const std::string& text, std::string_view regex) const override {
    return fmt::format("regexp_matches({}, {})", text, string(regex));
  }
  std::string contains(const std::string& text, std::string_view part) const override {
    return fmt::format("contains({}, {})", text, string(part));
  }
  std::string starts(const std::string& text, std::string_view part) const override {
    return fmt::format("starts_with({}, {})", text, string(part));
  }
  std::string ends(const std::string& text, std::string_view part) const override {
    return fmt::format("ends_with({}, {})", text, string(part));
  }
  std::string folded(const std::string& text) const override {
    // The dotted capital I would become an i.
    return fmt::format("lower(translate({}, 'ſ\u212aİ', 'sk#'))", text);
  }
  std::string lines_of(const std::vector<std::string>& files) const override {
    std::vector<std::string> names;
    for (const std::string& file : files) names.push_back(string(file));
    if (names.empty()) names.emplace_back("'*.log'");
    return fmt::format("read_ndjson_objects([{}])", fmt::join(names, ", "));
  }

 private:
  std::string value(const TargetField& field) const {
    std::vector<std::string> values;
    for (const auto& path : field.paths) {
      values.push_back(fmt::format("json_extract({}, {})", column(), string(pointer(path))));
    }
    if (values.size() == 1) return values.front();
    return fmt::format("coalesce({})", fmt::join(values, ", "));
  }

  std::string is(const TargetField& field, std::string_view type) const {
    return fmt::format("(json_type({}) = '{}')", value(field), type);
  }

  // RFC 6901
  static std::string pointer(const std::vector<std::string>& path) {
    std::string out;
    for (const std::string& key : path) {
      out += '/';
      for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return out;
  }
};

}  // namespace

std::unique_ptr<Engine> make_duckdb(TargetNames names) {
  return std::make_unique<DuckDb>(std::move(names));
}

}  // namespace gsaw
