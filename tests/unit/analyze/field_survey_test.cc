// Which fields entries have, by the names that find them.
#include "analyze/field_survey.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "record/record_parser.h"

namespace gsaw {
namespace {

using Lines = std::vector<std::string>;

// Adds the entries of these lines, with all the table's fields as text behind each name.
class Survey {
 public:
  explicit Survey(const Lines& lines) {
    for (const std::string& line : lines) add(line);
  }
  void add(const std::string& line) {
    const std::size_t count = parser_.parse(line);
    for (std::size_t i = 0; i < count; ++i) survey_.add(parser_.record(i), table_);
  }
  FieldTable& table() { return table_; }

 private:
  RecordParser parser_;
  FieldSurvey survey_;
  FieldTable table_;
};

constexpr std::size_t kAll = 1000000;

// `name entries types` with the letters of the types there are, each with its count.
Lines rows_of(const FieldTable& table) {
  Lines rows;
  for (const std::uint32_t name : table.ranked(false, kAll)) {
    const FieldRow& row = table.row(name);
    std::string text = table.name(name) + " " + std::to_string(row.entries) + " ";
    for (std::size_t i = 0; i < kJsonTypes; ++i) {
      if (row.types[i] > 0) text += "0bnsao"[i] + std::to_string(row.types[i]);
    }
    rows.push_back(text);
  }
  return rows;
}

Lines rows_of(const Lines& lines) { return rows_of(Survey(lines).table()); }

TEST_CASE("members by their keys, those of objects by their paths, elements by brackets") {
  CHECK(rows_of({R"({"a":1,"b":{"c":"x","d":{"e":true}},"f":[1,[2,3],{"g":null}]})"}) ==
        Lines{"a 1 n1", "b.c 1 s1", "b.d.e 1 b1", "f[] 1 n1a1o1", "f[][] 1 n2", "f[].g 1 01"});
}

TEST_CASE("what is empty is a value, and a key that holds other values is a field, too") {
  CHECK(rows_of({R"({"a":{},"b":[],"c":{"d":1}})", R"({"a":{"x":1},"c":"y"})"}) ==
        Lines{"a 2 o2", "c 2 s1o1", "b 1 a1", "c.d 1 n1", "a.x 1 n1"});
}

TEST_CASE("an entry counts once, each of its values in the types") {
  CHECK(rows_of({R"({"a":1,"a":"x","b":[1,2,3]})"}) == Lines{"a 1 n1s1", "b[] 1 n3"});
}

TEST_CASE("keys as they are typed") {
  CHECK(rows_of({R"({"two words":{"x y":1},"\u0061":1,"level":[1],"and":2,"k.l":3,"":4})"}) ==
        Lines{"\"two words\".\"x y\" 1 n1", "a 1 n1", ".level[] 1 n1", "\"and\" 1 n1", "k.l 1 n1",
              "\"\" 1 n1"});
}

TEST_CASE("GELF's mark is left out where the name finds the field without it") {
  const std::string gelf = R"({"version":"1.1","host":"h","short_message":"m",)";
  CHECK(rows_of({gelf + R"("_a":1,"_b":1,"b":2,"_level":3,"_c d":4})"}) ==
        Lines{"version 1 s1", "host 1 s1", "short_message 1 s1", "a 1 n1", "_b 1 n1", "b 1 n1",
              "_level 1 n1", "\"_c d\" 1 n1"});
  CHECK(rows_of({gelf + R"("_a":1})", R"({"_a":1})"}).front() == "_a 2 n2");
}

TEST_CASE("which roles a field plays, by the values that are taken for them") {
  Survey survey(
      {R"({"time":"2026-01-02T03:04:05Z","level":"info","msg":"m","svc":1,"app":"web"})",
       R"({"ts":1767323045,"level":"x","hostname":"h","trace":{"id":"4bf92f3577b34da6"}})",
       R"s({"error":{"stack":"Error: x\n    at f (a.js:1:2)"},"msg":"m"})s"});
  std::map<std::string, unsigned> roles;
  const FieldTable& table = survey.table();
  for (const std::uint32_t name : table.ranked(false, kAll)) {
    if (table.roles(name) != 0) roles[table.name(name)] = table.roles(name);
  }
  CHECK(roles ==
        std::map<std::string, unsigned>{{"app", FieldTable::kServiceBit | role_bit(Role::logger)},
                                        {"error.stack", role_bit(Role::stack)},
                                        {"hostname", role_bit(Role::host)},
                                        {"level", role_bit(Role::level)},
                                        {"msg", role_bit(Role::message)},
                                        {"time", role_bit(Role::time)},
                                        {"trace.id", role_bit(Role::txn)},
                                        {"ts", role_bit(Role::time)}});
}

TEST_CASE("what stood before the JSON is a field, and tells the time where nothing else does") {
  Survey survey({R"(2011-12-26_21:53:38.22127 {"a":1})"});
  const FieldTable& table = survey.table();
  CHECK(rows_of(table) == Lines{"a 1 n1", "prefix 1 s1"});
  CHECK(table.roles(table.ranked(true, kAll).back()) == role_bit(Role::time));
}

TEST_CASE("too deep is a value, too many names are not counted") {
  const std::string deep = std::string(40, '[') + "1" + std::string(40, ']');
  const Lines rows = rows_of({"{\"a\":" + deep + "}"});
  std::string name = "a";
  for (std::size_t i = 0; i < FieldSurvey::kMostDepth; ++i) name += "[]";
  CHECK(rows == Lines{name + " 1 a1"});

  std::string many = "{\"k\":1";
  for (std::size_t i = 0; i < FieldTable::kMostOfEntry; ++i) {
    many += ",\"k" + std::to_string(i) + "\":1";
  }
  Survey survey({R"({"k":1})", many + ",\"k\":2,\"x\":{\"y\":[1,2]}}", R"({"x":1})"});
  CHECK(survey.table().crowded() == 1);
  const auto names = survey.table().ranked(false, kAll);
  CHECK(names.size() == FieldTable::kMostOfEntry + 1);
  CHECK(survey.table().row(names.front()).entries == 2);
  CHECK(survey.table().row(names.front()).types[static_cast<std::size_t>(JsonType::number)] == 3);
}

TEST_CASE("tables of pieces are the table of all, and what there is no room for is about counted") {
  Lines lines;
  for (int i = 0; i < 400; ++i) {
    const std::string n = std::to_string(i);
    lines.push_back("{\"a\":" + n + ",\"m\":{\"u" + n + "\":[" + n + ",\"x\"]},\"b\":\"v" +
                    std::to_string(i % 7) + "\"}");
  }
  Survey whole(lines), piece({});
  FieldTable merged, small({12, 1000});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    piece.add(lines[i]);
    if (i % 37 != 36 && i + 1 < lines.size()) continue;
    merged.merge(piece.table());
    small.merge(piece.table());
    piece.table().clear();
  }
  CHECK(rows_of(merged) == rows_of(whole.table()));
  CHECK(merged.entries() == 400);
  CHECK(merged.left_out() == 0);
  CHECK(rows_of(small) == Lines{"a 400 n400", "b 400 s400", "m.u0[] 1 n1s1", "m.u1[] 1 n1s1",
                                "m.u2[] 1 n1s1", "m.u3[] 1 n1s1"});
  CHECK(small.left_out() > 380);
  CHECK(small.left_out() < 412);
  const auto names = small.ranked(false, 1);
  CHECK(small.values().different(small.row(names[0]).values) ==
        whole.table().values().different(
            whole.table().row(whole.table().ranked(false, 1)[0]).values));
}

}  // namespace
}  // namespace gsaw
