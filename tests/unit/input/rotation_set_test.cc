// The names of rotated logs: whose they are, and their order.
#include "input/rotation_set.h"

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
  sort_logs(result);
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::rotate(names.begin(), names.begin() + 1, names.end());
    Names again = names;
    sort_logs(again);
    CHECK(again == result);
  }
  return result;
}

void check_order(const Names& names) { CHECK(sorted(names) == names); }

// `names`, oldest first, are the files of `log`'s set, and nothing else is.
void check_set(const std::string& log, const Names& names) {
  check_order(names);
  Names shuffled = names;
  std::reverse(shuffled.begin(), shuffled.end());
  for (const char* other : {"ap.log", "app.logs", "app.log.bak", "xapp.log.1", "other-20261127.log",
                            "app.log.1234567", "app.log.d", "app.log.", "app.log-", ""}) {
    shuffled.emplace_back(other);
  }
  CHECK(RotationSets(shuffled).set_of(log) == names);
}

}  // namespace

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

TEST_CASE("the set of a log, in the forms of those who rotate") {
  // logrotate, savelog, Python, Docker
  check_set("app.log", {"app.log.10.gz", "app.log.2.gz", "app.log.1", "app.log.0", "app.log"});
  check_set("app.log", {"app.log-20261126.zst", "app.log-20261127-0930", "app.log-20261127-1630",
                        "app.log-20261128", "app.log"});
  check_set("app.log", {"app.log.2026-11-26", "app.log.2026-11-27", "app.log"});
  check_set("app.log", {"app.log-1700000000", "app.log-1700086400.bz2", "app.log"});
  check_set("app.log", {"app.log.2026-10", "app.log.2026-11", "app.log"});
  check_set("app.log", {"app.log.old", "app.log"});
  check_set("app.log", {"app.log.1.old", "app.log.1", "app.log.old", "app.log"});
  // log4j, logback, winston, lumberjack, pm2
  check_set("app.log", {"app.2.log", "app.1.log", "app.log"});
  check_set("app.log", {"app-2026-11-26.log.gz", "app-2026-11-27.log", "app.log"});
  check_set("app.log", {"app.2026-11-27.0.log.gz", "app.2026-11-27.1.log.gz", "app.log"});
  check_set("app.log", {"app-2026-11-27-1.log", "app-2026-11-27-2.log", "app-2026-11-27-10.log"});
  check_set("app.log", {"app-2026-11-27T16-30-00.000.log", "app.log"});
  check_set("app.log", {"app__2026-11-26_00-00-00.log", "app__2026-11-27_00-00-00.log", "app.log"});
  check_set("app", {"app.2", "app.1.xz", "app"});
}

TEST_CASE("a log whose own name has a date has rotated files, too") {
  check_set("app-2026-11-27.log",
            {"app-2026-11-27.log.2.gz", "app-2026-11-27.log.1", "app-2026-11-27.log"});
  const LogName log("app.log"), day("app-2026-11-27.log");
  CHECK(LogName("app-2026-11-27.log.1").is_rotated_from(log));
  CHECK(LogName("app-2026-11-27.log.1").is_rotated_from(day));
  CHECK(day.is_rotated_from(log));
  CHECK_FALSE(log.is_rotated_from(day));
  CHECK_FALSE(log.is_rotated_from(log));
  CHECK_FALSE(LogName("app-2026-11-28.log").is_rotated_from(day));
  CHECK_FALSE(log.is_rotated());
  CHECK_FALSE(LogName("app.log.gz").is_rotated());
  CHECK(LogName("app.log.gz").log() == "app.log");
  check_order({"app-2026-11-26.log", "app-2026-11-27.log.2", "app-2026-11-27.log.1",
               "app-2026-11-27.log", "app.log"});
}

TEST_CASE("what is no rotation: addresses, versions, counts of instances, days that are none") {
  for (const char* name :
       {"host-10.0.0.1.log", "web-9.log", "app-1.2.log", "app.log-20261327", "app.log-20261132",
        "app.log.2026-13", "app-12345678.log", "x.2099-99-99", "2026-11-27.log", "20261127.log",
        ".old", ".1", "app.log.12.34-x"}) {
    CHECK_MESSAGE(!LogName(name).is_rotated(), name);
  }
}

TEST_CASE("whether a log is there of which a name was made, among many alike") {
  const RotationSets sets({"worker.1.log", "worker.2.log", "worker.2.log.1", "app.log.gz"});
  for (const char* name : {"worker.1.log.3", "worker.2.log.1", "app.log.1"}) {
    CHECK_MESSAGE(sets.holds_log_of(name), name);
  }
  for (const char* name : {"worker.1.log", "worker.3.log.1", "worker.log", "app.log", "a.log.1"}) {
    CHECK_MESSAGE(!sets.holds_log_of(name), name);
  }
  CHECK(sets.set_of("worker.2.log") == Names{"worker.2.log.1", "worker.2.log"});
  CHECK(sets.set_of("worker.log") == Names{"worker.2.log.1", "worker.2.log", "worker.1.log"});
}
