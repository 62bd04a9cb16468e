// The order of log files by name.
#include "input/natural_order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace gsaw;

namespace {

using Names = std::vector<std::string>;

// Sorts from several starting orders; all must give the same.
Names sorted(Names names) {
  std::sort(names.begin(), names.end());
  Names result = names;
  std::sort(result.begin(), result.end(), is_older_log);
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::rotate(names.begin(), names.begin() + 1, names.end());
    Names again = names;
    std::sort(again.begin(), again.end(), is_older_log);
    CHECK(again == result);
  }
  return result;
}

void check_order(const Names& names) { CHECK(sorted(names) == names); }

}  // namespace

TEST_CASE("numbers compare by value") {
  CHECK(compare_natural("a2", "a10") < 0);
  CHECK(compare_natural("a10b3", "a10b20") < 0);
  CHECK(compare_natural("a01", "a1") == 0);
  CHECK(compare_natural("a", "a0") < 0);
  CHECK(compare_natural("99999999999999999999998", "99999999999999999999999") < 0);
  CHECK(compare_natural("caf\xc3\xa9", "cafe") > 0);
}

TEST_CASE("a numbered set is read from its oldest file on") {
  check_order({"app.log.10", "app.log.2", "app.log.1", "app.log"});
  check_order({"app.log.3.gz", "app.log.2.gz", "app.log.1", "app.log"});
}

TEST_CASE("up to six digits are a number, from eight on a date") {
  check_order({"app.log.123456", "app.log.99999", "app.log.1", "app.log"});
  check_order({"app.log.20231231", "app.log.20240101", "app.log"});
  // Seven are neither: a file of its own.
  check_order({"app.log", "app.log.1234567", "app.log.1234568"});
}

TEST_CASE("a dated set is read by date, the undated file last") {
  check_order({"app.log-20231231", "app.log-20240101.gz", "app.log-20240102", "app.log"});
  check_order({"app.log.2024-01-01", "app.log.2024-01-02", "app.log.2024-01-02_13", "app.log"});
  check_order({"app.log-1700000000", "app.log-1700086400", "app.log"});
  check_order({"app-2024-01-01.log", "app-2024-01-02.log", "app-2024-01-10.log"});
}

TEST_CASE("sets stand together") {
  check_order({"api.log.2", "api.log.1", "api.log", "db1.log.1", "db1.log", "db2.log", "db10.log.1",
               "db10.log"});
}

TEST_CASE("hostile: odd names have one order, too") {
  sorted({"",
          ".1",
          "1.",
          "-20240101",
          "a.-20240101",
          "a-20240101-",
          "a0",
          "a00",
          "a.00",
          "a.0",
          "a.1.gz",
          "a.1",
          "a.01",
          "\xff.1",
          "...1",
          "01.1",
          "1",
          "a-",
          "a.",
          "a.999999999999999999999999999",
          "a.gz",
          "a"});
}
