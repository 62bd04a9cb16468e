// TxnMembership: which transactions an entry belongs to.
#include "query/txn_membership.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "record/record_parser.h"

namespace gsaw {
namespace {

using Ids = std::vector<std::string>;

Ids ids_of(const std::string& line, const Ids& asked = {}) {
  RecordParser parser;
  REQUIRE(parser.parse(line) == 1);
  Ids ids;
  TxnMembership({asked}).each(parser.record(0), [&](std::string_view id) { ids.emplace_back(id); });
  return ids;
}

const std::string kHex = "4bf92f3577b34da6a3ce929d0e0e4736";
const std::string kUpper = "4BF92F3577B34DA6A3CE929D0E0E4736";

TEST_CASE("of no ids asked for: the entry's own, the best key's") {
  CHECK(ids_of(R"({"request_id":"r","txnId":"t"})") == Ids{"t"});
  CHECK(ids_of(R"({"request_id":"r"})") == Ids{"r"});
  CHECK(ids_of(R"({"txnId":17})") == Ids{"17"});
  CHECK(ids_of(R"({"txnId":"a\u0062"})") == Ids{"ab"});
}

TEST_CASE("of ids in any case: as they were asked for") {
  const TxnMembership any_case({{"aBc-Ä", "ABC-ä", "\"x\"", "x"}, true});
  CHECK(any_case.asked() == Ids{"aBc-Ä", "x"});
  CHECK(TxnMembership({{"aBc", "ABC", kHex, kUpper}, false}).asked() == Ids{"aBc", "ABC", kHex});
  RecordParser parser;
  REQUIRE(parser.parse(R"({"txnId":"abC-ä","request_id":"X"})") == 1);
  Ids ids;
  any_case.each(parser.record(0), [&](std::string_view id) { ids.emplace_back(id); });
  CHECK(ids == Ids{"aBc-Ä", "x"});
}

TEST_CASE("an id that is asked for in several readings is named once") {
  const std::string parent = "00-" + kHex + "-00f067aa0ba902b7-01";
  CHECK(ids_of(R"({"traceparent":")" + parent + "\"}", {parent}) == Ids{parent});
  const std::string uuid = "4bf92f35-77b3-4da6-a3ce-929d0e0e4736";
  CHECK(TxnMembership({{uuid, kHex}, false}).asked() == Ids{uuid});
  CHECK(ids_of(R"({"a":{"trace_id":")" + kUpper + R"("},"request_id":")" + uuid + "\"}", {uuid}) ==
        Ids{uuid});
}

TEST_CASE("entries that belong to none") {
  for (const char* line : {R"({"a":1})", R"({"txnId":""})", R"({"txnId":null})", R"({"txnId":{}})",
                           "txnId=t", R"({"message":"t"})"}) {
    CAPTURE(line);
    CHECK(ids_of(line).empty());
  }
}

TEST_CASE("hexadecimal ids are one in either case, others are not") {
  CHECK(ids_of(R"({"trace_id":")" + kUpper + "\"}") == Ids{kHex});
  CHECK(ids_of(R"({"txnId":"Q"})") == Ids{"Q"});
  CHECK(ids_of(R"({"trace_id":")" + kUpper + "\"}", {kHex}) == Ids{kHex});
  CHECK(ids_of(R"({"trace_id":")" + kHex + "\"}", {kUpper}) == Ids{kUpper});
  CHECK(ids_of(R"({"txnId":"Q"})", {"q"}).empty());
}

TEST_CASE("without its envelope") {
  CHECK(ids_of(R"({"traceparent":"00-)" + kHex + R"(-00f067aa0ba902b7-01"})") == Ids{kHex});
  CHECK(ids_of(R"({"traceparent":"00-)" + kHex + R"(-00f067aa0ba902b7-01"})", {kHex}) == Ids{kHex});
}

TEST_CASE("asked for in an envelope: one id, of an entry that has it so as of one that does not") {
  const std::string parent = "00-" + kHex + "-00f067aa0ba902b7-01";
  for (const std::string& asked : {parent, "0x" + kHex, "projects/p/traces/" + kHex}) {
    CAPTURE(asked);
    CHECK(ids_of(R"({"trace_id":")" + asked + "\"}", {asked}) == Ids{asked});
    CHECK(ids_of(R"({"trace_id":")" + kHex + "\"}", {asked}) == Ids{asked});
    CHECK(ids_of(R"({"trace_id":")" + asked + "\"}", {asked, kUpper}) == Ids{asked});
    CHECK(ids_of(R"({"trace_id":")" + asked + "\"}", {kUpper, asked}) == Ids{kUpper});
    CHECK(TxnMembership({{kUpper, asked, kHex}, false}).asked() == Ids{kUpper});
  }
}

TEST_CASE("of ids asked for: all that it carries, each once, as asked for") {
  const std::string line =
      R"({"txnId":"t","request_id":"r","x":{"trace_id":"t"},"correlation_id":["c","d"]})";
  CHECK(ids_of(line, {"r", "t"}) == Ids{"t", "r"});
  CHECK(ids_of(line, {"t"}) == Ids{"t"});
  CHECK(ids_of(line, {"d", "nobody"}) == Ids{"d"});
  CHECK(ids_of(line, {"nobody"}).empty());
}

TEST_CASE("ids that are prefixes of each other are others") {
  CHECK(ids_of(R"({"txnId":"req-10"})", {"req-1", "req-100"}).empty());
  CHECK(ids_of(R"({"txnId":"req-10"})", {"req-1", "req-10", "req-100"}) == Ids{"req-10"});
}

TEST_CASE("an entry that carries thousands of the ids asked for: linear enough") {
  Ids asked;
  std::string line = R"({"trace_id":[)";
  constexpr int kMany = 50'000;
  for (int i = 0; i < kMany; ++i) {
    asked.push_back("id-" + std::to_string(i));
    line += (i > 0 ? ",\"" : "\"") + asked.back() + '"';
  }
  CHECK(ids_of(line + "]}", asked).size() == kMany);
}

}  // namespace
}  // namespace gsaw
