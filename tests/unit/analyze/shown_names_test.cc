#include "analyze/shown_names.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace gsaw {
namespace {

// "told: name other", of each.
std::vector<std::string> shown(const std::vector<std::string>& told) {
  FieldValues values;
  for (const std::string& each : told) values.field(each);
  const ShownNames names = shown_names(values);
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < told.size(); ++i) {
    std::string row(names.names[i].value_or("-"));
    if (names.others[i]) row += " " + std::string(*names.others[i]);
    rows.push_back(std::move(row));
  }
  return rows;
}

using Rows = std::vector<std::string>;

TEST_CASE("a field with a mark goes by the name without it where that is shown") {
  CHECK(shown({"_a"}) == Rows{"a"});
  CHECK(shown({"a", "_a"}) == Rows{"a", "a"});
  CHECK(shown({"\1_a"}) == Rows{"_a"});
  CHECK(shown({"\1_a", "a"}) == Rows{"a", "a"});
}

TEST_CASE("beside another field it has both names") {
  CHECK(shown({"\2_a", "a", "_a", "\1_a"}) == Rows{"_a", "a", "a _a", "a _a"});
  CHECK(shown({"\2_a", "_a"}) == Rows{"_a", "_a"});
}

TEST_CASE("what plays a role is told under its key only where others have that too") {
  CHECK(shown({"\3host", "\3_host"}) == Rows{"-", "-"});
  CHECK(shown({"\3host", "host"}) == Rows{"host", "host"});
  CHECK(shown({"\3\1_host", "host"}) == Rows{"host", "host"});
  CHECK(shown({"\3\2_host", "host"}) == Rows{"-", "host"});
}

TEST_CASE("other names stay as they are") {
  CHECK(shown({"", std::string("\0.net", 5), "\2_", "\2__a"}) ==
        Rows{"", std::string("\0.net", 5), "_", "__a"});
}

}  // namespace
}  // namespace gsaw
