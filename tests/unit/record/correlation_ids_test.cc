// The ids of an entry, wherever they stand, and the one that is its txn.
#include "record/correlation_ids.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;

// `key=value` of each, in their order.
std::string ids_of(std::string_view text) {
  ParsedLine line(text);
  std::string out;
  any_correlation_id(line.record(), [&](int, std::string_view key, const JsonValue& value) {
    out += (out.empty() ? "" : " ") + std::string(key) + '=' + std::string(value.raw);
    return false;
  });
  return out;
}

std::string txn_of(std::string_view text) {
  ParsedLine line(text);
  const auto& txn = line.record().role(Role::txn);
  return txn ? std::string(txn->key) + '=' + std::string(txn->value.raw) : "-";
}

TEST_CASE("the txn is the best of the ids") {
  CHECK(txn_of(R"({"span_id":"s","request_id":"r","txn_id":"t"})") == "txn_id=t");
  CHECK(txn_of(R"({"request_id":"","reqId":7})") == "reqId=7");
  CHECK(txn_of(R"({"\u0074raceId":"t"})") == "traceId=t");
  CHECK(txn_of(R"({"trace":{"id":"t"}})") == "trace.id=t");
  CHECK(txn_of(R"({"ctx":{"request_id":"r","txn\u0049d":"t"}})") == "ctx.txnId=t");
  CHECK(txn_of(R"({"spans":[{"request_id":"r"},{"trace_id":["t","u"]}]})") == "spans.trace_id=t");
  CHECK(txn_of(R"({"id":"x","cid":{"a":1},"trace":"at main"})") == "-");
}

TEST_CASE("ids are found in objects and arrays, at any depth") {
  CHECK(
      ids_of(R"({"_txnId":"t","span_id":"s","trace":{"id":"u"},"req":{"id":"v","a":{"traceId":"w",)"
             R"("b":{"traceId":"deep"}}},"list":[{"traceId":"x"}],"traceId":null,)"
             R"("traceId":{"y":1},"\u0072eqId":5})") ==
      "_txnId=t span_id=s trace.id=u req.id=v req.a.traceId=w req.a.b.traceId=deep "
      "list.traceId=x reqId=5");
  CHECK(ids_of(R"({"request_id":["a",["b"],{"x":"c"},7,null,true,""]})") ==
        "request_id=a request_id=b request_id=7");
  CHECK(ids_of(R"({"a":[1,{"b":2},[{"request":{"id":"x"}}]],"id":"no"})") == "a.request.id=x");
  CHECK(ids_of(R"({"request":[{"id":"x"}]})") == "request.id=x");
  CHECK(ids_of(R"({"x":[],"trace":{},"y":{"id":"no"}})").empty());
}

TEST_CASE("names given as values") {
  CHECK(ids_of(R"({"attributes":[{"key":"a","value":{"stringValue":"no"}},)"
               R"({"key":"request.id","value":{"stringValue":"x"}}]})") ==
        "attributes.request.id=x");
  CHECK(ids_of(R"({"A":[{"Key":"request.id","Value":{"Type":"STRING","Value":"x"}}]})") ==
        "A.request.id=x");
  CHECK(ids_of(R"({"A":[{"Key":"request.id","Value":{"Typ\u0065":"STRING","Value":"x"}}]})") ==
        "A.request.id=x");
  CHECK(ids_of(R"([{"value":"x","key":"traceId"}])") == "traceId=x");
  CHECK(ids_of(R"({"h":[{"value":"x","name":"X-Request-Id"}]})") == "h.X-Request-Id=x");
  CHECK(ids_of(R"({"key":"trace\u0049d","value":{"arrayValue":{"values":[{"intValue":"1"},)"
               R"({"intValue":"2"}]}}})") == "traceId=1 traceId=2");
  CHECK(ids_of(R"({"name":"traceId","value":"a","value":"b","name":"x","value":"c"})") ==
        "traceId=a traceId=b");
  CHECK(ids_of(R"({"key":"traceId"},{"value":"x"})").empty());
  CHECK(ids_of(R"({"key":7,"value":"x","key":"traceId","other":{"value":"y"}})") == "traceId=x");
}

TEST_CASE("`trace` needs the shape of an id") {
  const std::string id = "0af7651916cd43dd8448eb211c80319c";
  CHECK(ids_of(R"({"trace":")" + id + R"("})") == "trace=" + id);
  CHECK(ids_of(R"({"trace":"projects/p/traces/x"})") == "trace=projects/p/traces/x");
  CHECK(ids_of(R"({"trace":"deadbeef"})").empty());
  CHECK(ids_of(R"({"trace":["at a","at b"]})").empty());
}

TEST_CASE("it ends when it is told to") {
  ParsedLine line(R"({"traceId":"a","x":[{"traceId":"b"}],"key":"traceId","value":["c","d"]})");
  for (int wanted = 1; wanted <= 4; ++wanted) {
    int calls = 0;
    CHECK(any_correlation_id(
        line.record(), [&](int, std::string_view, const JsonValue&) { return ++calls == wanted; }));
    CHECK(calls == wanted);
  }
}

TEST_CASE("any_txn: all that stands where the txn does, and in its envelope") {
  ParsedLine line(R"({"traceId":"0x0af7651916cd43dd","spanId":"s","traceId":["t","u"]})");
  std::string seen;
  CHECK_FALSE(any_txn(line.record(), [&](const JsonValue& value) {
    seen += std::string(value.raw) + ' ';
    return false;
  }));
  CHECK(seen == "0x0af7651916cd43dd 0af7651916cd43dd t u ");
  ParsedLine none(R"({"a":1})");
  CHECK_FALSE(any_txn(none.record(), [](const JsonValue&) { return true; }));
}

TEST_CASE("hostile: deep, wide, and nested pairs") {
  const std::size_t deep = 100'000;
  std::string objects, arrays = R"({"traceId":)", pairs;
  for (std::size_t i = 0; i < deep; ++i) {
    objects += R"({"traceId":"x","a":)";
    arrays += '[';
    pairs += R"({"key":"traceId","value":)";
  }
  objects += "1" + std::string(deep, '}');
  arrays += "\"x\"" + std::string(deep, ']') + "}";
  pairs += "\"x\"" + std::string(deep, '}');
  ParsedLine nested(objects), listed(arrays), paired(pairs);
  std::size_t count = 0, longest = 0;
  const auto note = [&](int, std::string_view key, const JsonValue&) {
    ++count;
    longest = std::max(longest, key.size());
    return false;
  };
  any_correlation_id(nested.record(), note);
  CHECK(count == deep);
  CHECK(longest <= 128);
  count = 0;
  any_correlation_id(listed.record(), note);
  CHECK(count == 1);
  any_correlation_id(paired.record(), note);  // ends
}

}  // namespace
}  // namespace gsaw
