// The groups that an entry belongs to.
#include "analyze/group_field.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "record/record_parser.h"

namespace gsaw {
namespace {

std::vector<GroupField> fields(const std::vector<std::string>& names) {
  std::vector<GroupField> read;
  for (const std::string& name : names) {
    read.push_back({name, *read_field_name(name), std::nullopt});
  }
  return read;
}

// The groups of one entry: `a|b` for two values, `-` for none.
std::vector<std::string> groups_of(const std::vector<GroupField>& asked, const std::string& line) {
  RecordParser parser;
  REQUIRE(parser.parse(line) == 1);
  GroupReader reader(asked, 0);
  ValueGroups groups(asked.size());
  std::vector<std::string> texts;
  for (int round = 0; round < 2; ++round) {  // as the first of its keys, and as another
    texts.clear();
    for (const std::uint32_t group : reader.groups_of(parser.record(0), groups)) {
      std::string text;
      for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto value = groups.value(group, i);
        text += (i == 0 ? "" : "|") + (value ? std::string(value->text) : "-");
      }
      texts.push_back(text);
    }
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("values by key, by GELF's key, by path, of elements, and none") {
  const std::string line =
      R"({"a":1,"_b":"x\u0041","c":{"d":[{"e":1},{"e":2},{"e":1}]},"f":1,"f":"1","g":[1, 2]})";
  CHECK(groups_of(fields({"a", "b"}), line) == Texts{"1|xA"});
  CHECK(groups_of(fields({"c.d[].e"}), line) == Texts{"1", "2"});
  CHECK(groups_of(fields({"f", "c.d[].e"}), line) == Texts{"1|1", "1|2"});
  CHECK(groups_of(fields({"z", "g"}), line) == Texts{"-|[1,2]"});
  CHECK(groups_of(fields({}), line) == Texts{""});
  CHECK(groups_of(fields({"prefix"}), "2011-12-26_21:56:20.00000 " + line) ==
        Texts{"2011-12-26_21:56:20.00000"});
}

TEST_CASE("virtual fields, and times in stretches") {
  const std::string line =
      R"({"level":3,"host":"h","timestamp":1324936580.5,"short_message":"m","version":"1.1"})";
  auto asked = fields({"level", "host", "time"});
  asked[2].steps = TimeSteps(kNanosPerMinute);
  const auto texts = groups_of(asked, line);
  REQUIRE(texts.size() == 1);
  CHECK(level_of_group(texts[0].substr(0, 1)) == Level::err);
  CHECK(texts[0].substr(1, 3) == "|h|");
  CHECK(time_of_group(texts[0].substr(4)) == 1'324'936'560 * kNanosPerSecond);
}

TEST_CASE("an entry of very many combinations has none") {
  const std::string ten = "[0,1,2,3,4,5,6,7,8,9]", eleven = "[0,1,2,3,4,5,6,7,8,9,10]";
  CHECK(groups_of(fields({"a[]", "b[]"}), R"({"a":)" + ten + R"(,"b":)" + ten + "}").size() == 100);
  CHECK(groups_of(fields({"a[]", "b[]"}), R"({"a":)" + ten + R"(,"b":)" + eleven + "}").empty());
  std::string many = "[0";
  for (int i = 1; i < 1000; ++i) many += "," + std::to_string(i);
  CHECK(groups_of(fields({"a[]", "b"}), R"({"b":1,"a":)" + many + "]}").size() == 1000);
}

}  // namespace
}  // namespace gsaw
