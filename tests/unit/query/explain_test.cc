// A query as it was understood.
#include "query/explain.h"

#include <doctest/doctest.h>

#include <string>

#include "query/parser.h"

using namespace gsaw;

namespace {

std::string explained(std::string_view query) {
  const auto node = parse_query(query, TimeContext{});
  if (!node) FAIL(std::string(query) << ": " << node.error().message);
  return explain_query(**node);
}

}  // namespace

TEST_CASE("one node a line, children indented") {
  CHECK(explained("a (b or not c=d) level>=warn") ==
        "all of\n"
        "  text \"a\" anywhere\n"
        "  any of\n"
        "    text \"b\" anywhere\n"
        "    not\n"
        "      field c = text \"d\"\n"
        "  level is at least as severe as warn\n");
  CHECK(explained("") == "everything\n");
}

TEST_CASE("how a value will be compared is shown") {
  CHECK(explained("f=200") == "field f = number 200\n");
  CHECK(explained("f=\"200\"") == "field f = text \"200\"\n");
  CHECK(explained("f>\"200\"") == "field f > number 200\n");
  CHECK(explained("f=007") == "field f = text \"007\"\n");
  CHECK(explained("f>=250ms") == "field f >= duration \"250ms\"\n");
  CHECK(explained("f=*") == "field f = glob \"*\"\n");
  CHECK(explained("time>end-1h") ==
        "virtual field time > time \"end-1h\", counted from the newest entry\n");
  CHECK(explained("time>1324936588.828") ==
        "virtual field time > time 2011-12-26 21:56:28.828000000 UTC\n");
}

TEST_CASE("transactions, which -t makes, are shown") {
  const NodePtr node = make_node(TxnIs{{"a", "b"}});
  CHECK(explain_query(*node) == "transaction id is \"a\" or \"b\"\n");
}

TEST_CASE("fields that are one key, or not virtual, tell so") {
  CHECK(explained("exists level") == "virtual field level is present\n");
  CHECK(explained("exists .level") == "field level is present\n");
  CHECK(explained("exists \"level\"") == "key \"level\" is present\n");
  CHECK(explained("exists 日本") == "field \"日本\" is present\n");
}

TEST_CASE("long lists are shown in part") {
  std::string query = "f in (v";
  for (int i = 0; i < 30; ++i) query += ",v";
  const std::string text = explained(query + ")");
  CHECK(text.ends_with("text \"v\" and 11 more\n"));
}

TEST_CASE("hostile: nothing that drives a terminal is shown as it is") {
  CHECK(explained("\"\x1b[31m\n\\u202e\\\"\"") == "text \"\\u001b[31m\\n\\u202e\\\"\" anywhere\n");
  CHECK(explained("'\x1b]0;x'~'\x1b'") ==
        "key \"\\u001b]0;x\" matches regular expression \"\\u001b\"\n");
  CHECK(explained("f in @'\x1b'") == "field f = one of the lines of file \"\\u001b\"\n");
  const NodePtr node = make_node(TextTerm{{"\xff", true, false, {}}});
  CHECK(explain_query(*node) == "text \"\\xff\" anywhere\n");
}
