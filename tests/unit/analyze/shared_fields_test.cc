// Which fields say the same in all entries of a transaction.
#include "analyze/shared_fields.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "record/record_parser.h"

namespace gsaw {
namespace {

using Paths = std::vector<std::string>;

SharedFields fields_of(const std::vector<std::string>& lines, const std::string& id = "t1") {
  SharedFields fields(id);
  RecordParser parser;
  for (const std::string& line : lines) {
    REQUIRE(parser.parse(line) == 1);
    fields.add(parser.record());
  }
  return fields;
}

TEST_CASE("common: once in each entry, with one value") {
  const SharedFields fields = fields_of({R"({"a":1,"b":{"c":"x"},"d":1,"e":[1],"msg":"m"})",
                                         R"({"a":1,"b":{"c":"x"},"d":2,"e":[1],"msg":"m"})"});
  CHECK(fields.common_fields() == Paths{"a", "b.c", "e"});
  CHECK(fields.id_fields().empty());
  CHECK(
      fields_of({R"({"a":"b\/c","\u0064":"e"})", R"({"a":"b/c","d":"\u0065"})"}).common_fields() ==
      Paths{"a", "d"});
}

TEST_CASE("common: none of one entry, of what some lack, of what stands twice") {
  CHECK(fields_of({R"({"a":1})"}).common_fields().empty());
  CHECK(fields_of({R"({"a":1})", R"({"b":1})"}).common_fields().empty());
  CHECK(fields_of({R"({"a":1,"a":2})", R"({"a":1})"}).common_fields().empty());
  CHECK(fields_of({R"({"a":1})", R"({"a":1,"a":1})"}).common_fields().empty());
  CHECK(fields_of({R"({"a":null,"b":"","c":{}})", R"({"a":null,"b":"","c":{}})"})
            .common_fields()
            .empty());
  CHECK(fields_of({R"({"a":{ },"b":[ ]})", R"({"a":{ },"b":[ ]})"}).common_fields().empty());
  const std::string long_value(300, 'x');
  CHECK(fields_of({"{\"a\":\"" + long_value + "\"}", "{\"a\":\"" + long_value + "\"}"})
            .common_fields()
            .empty());
}

TEST_CASE("the id: where it is all that the field ever says") {
  CHECK(fields_of({R"({"txnId":"t1","ref":"t1"})", R"({"txnId":"t1","ref":"t2"})"}).id_fields() ==
        Paths{"txnId"});
  CHECK(fields_of({R"({"ref":"t2"})", R"({"ref":"t1"})"}).id_fields().empty());
  CHECK(fields_of({R"({"traceId":"ABCDEF0123456789"})"}, "abcdef0123456789").id_fields() ==
        Paths{"traceId"});
  CHECK(fields_of({R"({"txnId":"t1"})", R"({"txnId":"t1"})"}).common_fields().empty());
}

TEST_CASE("of more paths than are worth it nothing is claimed") {
  std::string line = "{";
  for (std::size_t i = 0; i < SharedFields::kMost + 5; ++i) {
    line += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":1";
  }
  line += "}";
  CHECK(fields_of({line, line}).common_fields().size() == SharedFields::kMost);
}

}  // namespace
}  // namespace gsaw
