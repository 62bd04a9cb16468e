#include "render/separated_row.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace gsaw {
namespace {

std::string row(Separation separation, const std::vector<std::string_view>& texts) {
  std::string out;
  SeparatedRow row(out, separation);
  for (const std::string_view text : texts) text == "(none)" ? row.nothing() : row.text(text);
  row.end();
  return out;
}

TEST_CASE("cells of CSV are quoted where RFC 4180 asks for it") {
  CHECK(row(Separation::csv, {"a", "b c", "1"}) == "a,b c,1\r\n");
  CHECK(row(Separation::csv, {"a,b", "c\"d", "e\nf", "g\rh"}) ==
        "\"a,b\",\"c\"\"d\",\"e\nf\",\"g\rh\"\r\n");
}

TEST_CASE("an empty text of CSV is told from nothing, and no line is blank") {
  CHECK(row(Separation::csv, {"", "(none)", "\t"}) == "\"\",,\t\r\n");
  CHECK(row(Separation::csv, {"(none)"}) == "\"\"\r\n");
  CHECK(row(Separation::csv, {"(none)", "(none)"}) == ",\r\n");
}

TEST_CASE("TSV escapes what would end a cell, and what escapes") {
  CHECK(row(Separation::tsv, {"a\tb", "c\nd", "e\rf", "g\\h", "\"i,"}) ==
        "a\\tb\tc\\nd\te\\rf\tg\\\\h\t\"i,\n");
  CHECK(row(Separation::tsv, {"", "(none)"}) == "\t\n");
}

}  // namespace
}  // namespace gsaw
