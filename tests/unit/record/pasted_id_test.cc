// What is taken off an id that was pasted, and what is left alone.
#include "record/pasted_id.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace gsaw {
namespace {

constexpr std::string_view kId =
    ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0";

TEST_CASE("what was taken out stays as it is, whatever the brackets of names were") {
  const std::string_view id = id_in_paste(
      "> <ab\xff\x9e"
      "79uid=pnd]]]]!]]]]]]IY]]]]]]]");
  CHECK(id_in_paste(id) == id);
}

TEST_CASE("what stands around an id is taken off") {
  const std::string id(kId);
  for (const std::string& text : {id,
                                  " " + id + "\n",
                                  id + ",",
                                  id + ".",
                                  id + ";",
                                  id + ",;. ",
                                  "\"" + id + "\"",
                                  "'" + id + "',",
                                  "`" + id + "`",
                                  "\\\"" + id + "\\\"",
                                  "<" + id + ">",
                                  "(" + id + ").",
                                  "[\"" + id + "\"]",
                                  id + "\",",
                                  "\"" + id,
                                  "X-Response-Id: " + id,
                                  "x-response-id:" + id + "\r\n",
                                  "< X-Response-Id: " + id,
                                  "txnId=" + id,
                                  "\"request_id\": \"" + id + "\",",
                                  "\"_txnId\":\"" + id + "\"",
                                  "'txn_id' : '" + id + "'",
                                  "{\"txnId\":\"" + id + "\"}",
                                  "\\\"txnId\\\":\\\"" + id + "\\\",",
                                  "txn: " + id,
                                  "transaction id " + id,
                                  "request.id=" + id,
                                  id + ":",
                                  id + "?",
                                  "(" + id + ")!",
                                  id + ").",
                                  id + ")",
                                  "[" + id,
                                  "\"txnId\":\"" + id + "\"}",
                                  "\"txnId\":\"" + id + "\"}}]",
                                  "{\"txnId\":\"" + id + "\"}}",
                                  "{\"txnId\":\"" + id + "\",",
                                  "“" + id + "”",
                                  "„" + id + "“.",
                                  "«" + id + "»",
                                  "«\u00a0" + id + "\u202f»",
                                  "‘" + id + "’,",
                                  "›" + id + "‹",
                                  "txnId: “" + id + "”",
                                  id + "”",
                                  id + "…",
                                  "…" + id + "…",
                                  "「" + id + "」。",
                                  "（" + id + "），",
                                  "**" + id + "**",
                                  "| " + id + " |",
                                  "\"txnId\"=>\"" + id + "\"",
                                  "txnId => " + id,
                                  "https://logs.example/trace/" + id,
                                  "<https://logs.example/a/traces/" + id + "/spans>.",
                                  "http://host:80/search?from=1&txnId=" + id + "&to=2",
                                  "https://host/?request_id=" + id + "#top",
                                  "?txnId=" + id,
                                  "&txnId=" + id + "&x=1",
                                  "ID: \"" + id + "\""}) {
    CAPTURE(text);
    CHECK(id_in_paste(text) == kId);
  }
}

TEST_CASE("an id that nothing stands around is left as it is") {
  for (const std::string_view text :
       {std::string_view("abc"),
        kId,
        std::string_view("a=b"),
        std::string_view("a:b:0:1"),
        std::string_view("0HNE8RROBGB7K:00000001"),
        std::string_view("abc=="),
        std::string_view("projects/p/traces/x1"),
        std::string_view("it's"),
        std::string_view("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        std::string_view("Root=1-58406520-a006649127e371903a2de979;Parent=b7ad6b7169203331"),
        std::string_view("arn:aws:x"),
        std::string_view("=x"),
        std::string_view("a(b)"),
        std::string_view("f[0]"),
        std::string_view("é"),
        std::string_view("a<b>"),
        std::string_view("a(b"),
        std::string_view("https://x/y?id=7"),
        std::string_view("https://trace.example/a/b"),
        std::string_view("https://x/trace/"),
        std::string_view("https://x/trace?b=1"),
        std::string_view("urn:trace/x"),
        std::string_view("a*"),
        std::string_view("*"),
        std::string_view("a/trace/b")}) {
    CAPTURE(text);
    CHECK(id_in_paste(text) == text);
  }
}

TEST_CASE("an envelope stays whole, only its name is taken off") {
  CHECK(id_in_paste("X-Amzn-Trace-Id: Root=1-58406520-a006649127e371903a2de979;Sampled=1") ==
        "Root=1-58406520-a006649127e371903a2de979;Sampled=1");
  CHECK(id_in_paste("b3: 80f198ee56343ba8-e457b5a2e4d86bd1-1") ==
        "80f198ee56343ba8-e457b5a2e4d86bd1-1");
}

TEST_CASE("what is searched for: the id, the trace in an envelope, and the text as it is") {
  using Texts = std::vector<std::string>;
  CHECK(id_readings("abc") == Texts{"abc"});
  CHECK(id_readings("abc.") == Texts{"abc", "abc."});
  CHECK(id_readings("abc)") == Texts{"abc", "abc)"});
  CHECK(id_readings("(abc") == Texts{"abc", "(abc"});
  CHECK(id_readings(kId) == Texts{std::string(kId)});
  const std::string trace = "0af7651916cd43dd8448eb211c80319c";
  const std::string parent = "00-" + trace + "-b7ad6b7169203331-01";
  CHECK(id_readings(parent) == Texts{parent, trace});
  CHECK(id_readings("traceparent: " + parent) == Texts{parent, trace, "traceparent: " + parent});
  CHECK(id_readings("Root=1-58406520-a006649127e371903a2de979;Sampled=1").back() ==
        "1-58406520-a006649127e371903a2de979");
  CHECK(id_readings("0x" + trace) == Texts{"0x" + trace, trace});
  CHECK(id_readings("projects/p/traces/x1") == Texts{"projects/p/traces/x1"});
  CHECK(id_readings("") == Texts{""});
}

TEST_CASE("hostile: where nothing would be left all of it is the id; nested quotes end quickly") {
  for (const std::string_view text : {"", " ", ".", "\"\"", "\"", "',.;'", "txnId=", "txnId: \"\",",
                                      "[]", "id", "“”", ")", ":", "»"}) {
    CAPTURE(text);
    CHECK(id_in_paste(text) == text);
  }
  const std::string many(200'000, '"');
  CHECK(id_in_paste(many + "x" + many) == "x");
  const std::string brackets = std::string(200'000, '[') + "x" + std::string(200'000, ']');
  CHECK(id_in_paste(brackets) == "x");
  CHECK(id_in_paste("x" + std::string(200'000, ']')) == "x");
  std::string quotes;
  for (int i = 0; i < 50'000; ++i) quotes += "»)\"";
  CHECK(id_in_paste("x" + quotes) == "x");
  std::string names;
  for (int i = 0; i < 50'000; ++i) names += "txnId=";
  CHECK(id_in_paste(names + "x") == "x");
  std::string parts = "https://x";
  for (int i = 0; i < 50'000; ++i) parts += "?a=b/c&";
  const std::string quoted = std::string(50'000, '"') + parts + std::string(50'000, '"');
  CHECK(id_in_paste(quoted).size() == parts.size());
  CHECK(id_in_paste(std::string(1'000'000, '.')) == std::string(1'000'000, '.'));
  CHECK(id_in_paste("\xFF\x1b") == "\xFF\x1b");
}

TEST_CASE("a txnId that holds what could be the name of an id is one all the same") {
  const std::string id = ".rh-2dT5.h-a.r-pVDF7IRM.c-0.ts-1324936588828.v-tx.nId:x";
  CHECK(id_in_paste(id) == id);
  CHECK(id_in_paste("\"" + id + "\",") == id);
  CHECK(id_in_paste("X-Response-Id: " + id + ".") == id);
}

}  // namespace
}  // namespace gsaw
