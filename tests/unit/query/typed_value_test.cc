// Values as they are typed in a query.
#include "query/typed_value.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

TEST_CASE("a value has quotes where it must") {
  CHECK(typed_value("web-1") == "web-1");
  CHECK(typed_value("10.0.0.1:80/x") == "10.0.0.1:80/x");
  CHECK(typed_value("caf\u00e9") == "caf\u00e9");
  CHECK(typed_value("") == "\"\"");
  CHECK(typed_value("two words") == "\"two words\"");
  CHECK(typed_value("say \"hi\"") == R"("say \"hi\"")");
  CHECK(typed_value("a\\b") == R"("a\\b")");
}

TEST_CASE("a value that would mean more has quotes") {
  CHECK(typed_value("web*") == "\"web*\"");
  CHECK(typed_value("@file") == "\"@file\"");
  CHECK(typed_value("1..5") == "\"1..5\"");
  CHECK(typed_value("a,b") == "\"a,b\"");
}

TEST_CASE("a value stands in the quotes that it was begun with") {
  CHECK(typed_value("web", '"') == "\"web\"");
  CHECK(typed_value("web \"1\"", '\'') == "'web \"1\"'");
  CHECK(typed_value("it's", '\'') == "\"it's\"");
}

}  // namespace
}  // namespace gsaw
