// Queries that are still being typed.
#include "query/unfinished_query.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace gsaw {
namespace {

// Place, what stands before the last word, and what stands of it; of a value its field.
std::string read(std::string_view query) {
  using Place = UnfinishedQuery::Place;
  const UnfinishedQuery end = read_unfinished(query);
  if (end.place == Place::nowhere) return "nowhere";
  const std::string front(query.substr(0, end.begin));
  switch (end.place) {
    case Place::name:
      return "name [" + front + "] " + end.text;
    case Place::after_name:
      return "after name [" + front + "] " + end.text;
    case Place::after_term:
      return "after term [" + front + "] " + end.text;
    default:
      return "value [" + front + "] " + end.field + " = " + end.quote + end.text;
  }
}

std::string value(std::string_view query) {
  std::string text = read(query);
  text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
  return text;
}

TEST_CASE("a term begins with a name") {
  CHECK(read("") == "name [] ");
  CHECK(read("ho") == "name [] ho");
  CHECK(read("  ") == "name [  ] ");
  CHECK(read("(a or no") == "name [(a or ] no");
  CHECK(read("http://a") == "name [] http://a");
  CHECK(read("not ") == "name [not ] ");
  CHECK(read("a=1 and (") == "name [a=1 and (] ");
  CHECK(read("headers.\"User A") == "name [] headers.\"User A");
  CHECK(read("\"two w") == "name [] \"two w");
}

TEST_CASE("behind a name comes an operator, behind a term what joins it") {
  CHECK(read("level ") == "after name [level ] ");
  CHECK(read("level an") == "after name [level ] an");
  CHECK(read("level=err an") == "after term [level=err ] an");
  CHECK(read("(a) ") == "after term [(a) ] ");
  CHECK(read("a exists ") == "after term [a exists ] ");
  CHECK(read("a ~ /x/ ") == "after term [a ~ /x/ ] ");
  CHECK(read("a in (1, 2) ") == "after term [a in (1, 2) ] ");
}

TEST_CASE("behind a comparison comes a value") {
  CHECK(value("level=") == "value [level=] level = ");
  CHECK(value("level=e") == "value [level=] level = e");
  CHECK(value("level:e") == "value [level:] level = e");
  CHECK(value("level:") == "value [level:] level = ");
  CHECK(value("a!= b") == "value [a!= ] a = b");
  CHECK(value("a=1 or x.y[0]=z") == "value [a=1 or x.y[0]=] x.y[0] = z");
  CHECK(value("a=\"two w") == "value [a=] a = \"two w");
  CHECK(value("a='two w") == "value [a=] a = 'two w");
  CHECK(value("a=\"say \\\"h") == "value [a=] a = \"say \"h");
  CHECK(value("\"two words\"=x") == "value [\"two words\"=] \"two words\" = x");
  CHECK(value(".level=6") == "value [.level=] .level = 6");
  CHECK(value("a in (b, c") == "value [a in (b, ] a = c");
  CHECK(value("a in (") == "value [a in (] a = ");
}

TEST_CASE("a value is put in the place of the last word where it is read as such") {
  const auto whole = [](std::string_view query, std::string_view value) {
    return with_value(query, read_unfinished(query), value).value_or("(none)");
  };
  CHECK(whole("x or a=b", "bc") == "x or a=bc");
  CHECK(whole("a=b", "b c") == "a=\"b c\"");
  CHECK(whole("a='b", "b c") == "a='b c'");
  CHECK(whole("a=", "") == "a=\"\"");
  CHECK(whole("a=\"", "x\"") == "a=\"x\\\"\"");
  CHECK(whole("fe:", "80f3:::::::b") == "fe:\"80f3:::::::b\"");  // an address, else
  // The id of a span behind that of its trace.
  CHECK(whole("deadbeefdeadbeef:", "cafe") == "(none)");
  CHECK(whole("deadbeefdeadbeef=", "cafe") == "deadbeefdeadbeef=cafe");
}

TEST_CASE("elsewhere nothing is known") {
  CHECK(read("a~x") == "nowhere");
  CHECK(read("a contains x") == "nowhere");
  CHECK(read("a>1") == "nowhere");
  CHECK(read("a=\"done\"") == "nowhere");
  CHECK(read("a in (b ") == "nowhere");
  CHECK(read("a in ") == "nowhere");
  CHECK(read("a === b") == "nowhere");
  CHECK(read("\xff") == "nowhere");
  CHECK(read("=") == "nowhere");
}

}  // namespace
}  // namespace gsaw
