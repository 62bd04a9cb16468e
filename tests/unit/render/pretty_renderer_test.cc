// Pretty output: the line and the block below it.
#include <doctest/doctest.h>

#include <string>

#include "unit/render/render_fixture.h"

namespace gsaw {
namespace {

std::string pretty(std::string_view line) { return rendered(RenderSettings{}, line); }

// The fields of an entry that has nothing else.
std::string fields(std::string_view members) {
  std::string line(1, '{');
  line += members;
  line += '}';
  return pretty(line);
}

TEST_CASE("a GELF entry of logmagic") {
  CHECK(
      pretty(R"({"version":"1.0","host":"product-api0","timestamp":1324936418.221,)"
             R"("short_message":"Something is wrong","full_message":null,"level":7,)"
             R"("facility":"myapp.api.handler","_accountId":"ac42",)"
             R"("_txnId":".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0"})") ==
      "2011-12-26 21:53:38.221 DEBUG product-api0 myapp.api.handler  Something is wrong  "
      "accountId=ac42 "
      "txnId=.rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0\n");
}

TEST_CASE("levels are padded to one column") {
  CHECK(pretty(R"({"host":"h","short_message":"m","level":3})") == "ERR   h  m\n");
  CHECK(pretty(R"({"short_message":"m","level":6})") == "INFO   m\n");
  CHECK(pretty(R"({"short_message":"m","level":5})") == "NOTICE  m\n");
  CHECK(pretty(R"({"level":"info"})") == "INFO\n");
}

TEST_CASE("what an entry does not have is left out with its blanks") {
  CHECK(pretty("{}") == "\n");
  CHECK(pretty(R"({"msg":"only"})") == "only\n");
  CHECK(pretty(R"({"level":"info","a":1})") == "INFO   a=1\n");
  CHECK(pretty(R"({"a":1,"b":2})") == "a=1 b=2\n");
  CHECK(pretty(R"({"msg":"","hostname":"","a":1})") == "a=1\n");
  CHECK(pretty(R"({"timestamp":1324936418.221,"a":1})") == "2011-12-26 21:53:38.221  a=1\n");
}

TEST_CASE("values that play no role after all stay among the fields") {
  CHECK(pretty(R"({"msg":"m","level":"Metadata","time":"soon"})") ==
        "m  .level=Metadata .time=soon\n");
}

TEST_CASE("a message that is no string is shown as JSON") {
  CHECK(pretty(R"({"short_message":{"obj": 1, "s": "\u001b"}})") ==
        "{\"obj\":1,\"s\":\"\\u001b\"}\n");
  CHECK(pretty(R"({"short_message":404})") == "404\n");
}

TEST_CASE("values are quoted only where they must be") {
  CHECK(fields(R"("a":"x,y;z","b":"1","c":1,"d":true)") == "a=x,y;z b=1 c=1 d=true\n");
  CHECK(fields(R"("a":"two words","b":"k=v","c":"say \"hi\"")") ==
        "a=\"two words\" b=\"k=v\" c=\"say \\\"hi\\\"\"\n");
  CHECK(fields(R"("a":"C:\\dir","b":"C:\\my dir","c":"it's")") ==
        "a=C:\\dir b=\"C:\\\\my dir\" c=it's\n");
  CHECK(fields(R"("a":"x\ny","b":"\t")") == "b=\"\\t\"\n    a:\n        x\n        y\n");
  CHECK(fields("\"a\":\"\u65e5\u672c\",\"b\":\"\\u00e9 \\/\"") ==
        "a=\u65e5\u672c b=\"\u00e9 /\"\n");
  CHECK(fields(R"("n":1.50e3,"i":12345678901234567890123)") ==
        "n=1.50e3 i=12345678901234567890123\n");
}

TEST_CASE("empty values are left out, GELF's marks and version too") {
  CHECK(fields(R"("a":null,"b":"","c":{},"d":[],"e":{ },"f":{"g":null},"h":0,"i":false)") ==
        "h=0 i=false\n");
  CHECK(fields(R"("_a":1,"__b":2,"_":3,"":4)") == "_a=1 __b=2 _=3 \"\"=4\n");
  CHECK(pretty(R"({"version":"1.1","short_message":"m","_x":1})") == "m  x=1\n");
  // Not where the name without the mark is another's, or would be.
  CHECK(
      pretty(
          R"({"short_message":"m","host":"h","_x":1,"x":2,"\u0079":3,"_y":4,"_host":5,"_not":6})") ==
      "h  m  _x=1 x=2 y=3 _y=4 _host=5 _not=6\n");
  CHECK(pretty(R"({"short_message":"m","__x":1,"_a b":2,"_r":{"c d":3,"_e":4}})") ==
        "m  __x=1 \"_a b\"=2 r.\"c d\"=3 r._e=4\n");
  CHECK(pretty(R"({"version":"2.0","msg":"m"})") == "m  version=2.0\n");
}

TEST_CASE("nested objects are flattened, arrays shown as JSON") {
  CHECK(fields(R"("_req":{"url":"/a","n":{"m":[1, "a b"]}},"z":[{"a": 1}])") ==
        "_req.url=/a _req.n.m=[1,\"a b\"] z=[{\"a\":1}]\n");
  CHECK(fields(R"("a":{"b":{},"_c":1,"d":null})") == "a._c=1\n");
  CHECK(fields(R"("a b":1,"c":{"d e":2})") == "\"a b\"=1 c.\"d e\"=2\n");
}

TEST_CASE("a nested value that plays a role is not shown twice") {
  CHECK(pretty(R"({"msg":"m","log":{"level":"warn","file":"a.c"}})") == "WARN   m  log.file=a.c\n");
  CHECK(pretty(R"({"msg":"m","err":{"stack":"E\n  at x","code":1}})") ==
        "m  err.code=1\n    err.stack:\n        E\n          at x\n");
}

TEST_CASE("the prefix of a line is a field, but for what wraps the entry") {
  CHECK(pretty(R"(2011-12-26_21:53:38.22100 {"msg":"m","a":1})") ==
        "2011-12-26 21:53:38.221  m  a=1\n");
  CHECK(pretty(R"(2011-12-26_21:53:38.22100 p "x" {"msg":"m","a":1})") ==
        "2011-12-26 21:53:38.221  m  a=1 prefix=\"p \\\"x\\\"\"\n");
  CHECK(pretty(R"(2011-12-26_21:53:38.22100 {"time":"2012-12-26T21:53:38Z","msg":"m"})") ==
        "2012-12-26 21:53:38.000  m  prefix=2011-12-26_21:53:38.22100\n");
}

TEST_CASE("stack traces and further lines of the message go below") {
  CHECK(pretty(R"({"short_message":"multi\nline","full_message":"line1\n\nline2\ttab\n","a":1})") ==
        "multi  a=1\n    line\n    line1\n\n    line2    tab\n");
  CHECK(pretty(R"({"msg":"m\r\nn\r\n","a":1})") == "m  a=1\n    n\n");
  CHECK(pretty(R"({"msg":"m","stack":["at a","at b\n"]})") ==
        "m\n    stack:\n        at a\n        at b\n");
  CHECK(pretty(R"({"msg":"m","stack":[{"func": "f"}, 1]})") == "m  stack=[{\"func\":\"f\"},1]\n");
  CHECK(pretty(R"({"msg":"m","a":"x\ny","b":{"c":"z\nw"},"d":1})") ==
        "m  d=1\n    a:\n        x\n        y\n    b.c:\n        z\n        w\n");
  CHECK(pretty(R"({"msg":"\nfirst","a":1})") == "a=1\n    first\n");
}

TEST_CASE("full_message is left out only when it says the same as the message") {
  CHECK(pretty(R"({"short_message":"m\n","full_message":"m"})") == "m\n");
  CHECK(pretty(R"({"short_message":"m","full_message":"m\nmore"})") == "m\n    more\n");
}

TEST_CASE("hostile: nothing in an entry drives the terminal") {
  CHECK(
      pretty("{\"host\":\"h\\u001b[2J\",\"msg\":\"a\x1b[31m\xC2\x9b\",\"k\\u0007\":\"\\u202e\"}") ==
      "h\\u001b[2J  a\\u001b[31m\\u009b  \"k\\u0007\"=\\u202e\n");
  CHECK(pretty(R"({"msg":"m","stack":"a\u001b[2J\rb\u0000\nc\u009b","t":["\u2028"]})") ==
        "m  t=[\"\\u2028\"]\n    stack:\n        a\\u001b[2J\\rb\\u0000\n        c\\u009b\n");
}

TEST_CASE("hostile: malformed lines are shown escaped") {
  CHECK(pretty("panic: \x1b[31m\xFF\ttab") == "panic: \\u001b[31m\\xff\\ttab\n");
  CHECK(pretty(R"({"a":1)") == "{\"a\":1\n");
}

TEST_CASE("hostile: flattening ends at a depth and at a length of keys") {
  std::string deep;
  for (int i = 0; i < 50000; ++i) deep += "{\"a\":";
  deep += "1" + std::string(50000, '}');
  const std::string out = pretty(deep);
  CHECK(out.starts_with("a.a.a.a"));
  CHECK(out.find("={\"a\":{\"a\":") == 2 * 33 - 1);
  CHECK(out.size() < deep.size() + 100);

  const std::string key(1000, 'k');
  CHECK(pretty("{\"" + key + "\":{\"a\":1,\"b\":2}}") == key + "={\"a\":1,\"b\":2}\n");
}

TEST_CASE("file and line go directly before the entry, the file escaped") {
  RenderSettings settings;
  settings.with_filename = settings.with_line_number = true;
  CHECK(rendered(settings, R"({"msg":"m\nn"})", {"a\x1b.log", 3}) == "a\\u001b.log:3:m\n    n\n");
  settings.with_filename = false;
  CHECK(rendered(settings, "bad", {"a", 3}) == "3:bad\n");
}

}  // namespace
}  // namespace gsaw
