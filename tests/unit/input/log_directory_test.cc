// Directories: which files are logs, and in which order. How they are
// read: svlogd_lane_test.cc.
#include "input/log_directory.h"

#include <doctest/doctest.h>

#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

const std::string kFirst = "@400000004ef8ecec0d2c3334";
const std::string kSecond = "@400000004ef8ecf10d2c3334";
const std::string kThird = "@400000004ef8ed0a1d2c3334";

std::vector<std::string> names_in(const std::string& path) {
  std::vector<std::string> names;
  const auto entries = list_log_directory(path);
  if (!entries) return {entries.error().message};
  for (const DirectoryEntry& entry : *entries) names.push_back(entry.name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a directory gives its files, rotated sets oldest first") {
  const TempDir dir;
  for (const char* name : {"app.log", "app.log.1", "app.log.2", "app.log.10", "web-9.log",
                           "web-10.log", ".hidden", "lock", "state", "newstate", "config"}) {
    dir.write(name, "x\n");
  }
  std::filesystem::create_directory(dir / "archive");
  REQUIRE(::mkfifo((dir / "fifo").c_str(), 0600) == 0);
  std::filesystem::create_symlink("app.log", dir / "zz-link");
  std::filesystem::create_symlink("nowhere", dir / "broken");
  // Whoever opens the broken link says what is wrong with it.
  CHECK(names_in(dir.path()) == Names{"app.log.10", "app.log.2", "app.log.1", "app.log", "broken",
                                      "web-9.log", "web-10.log", "zz-link"});
}

TEST_CASE("an svlogd directory comes in label order, current last") {
  const TempDir dir;
  for (const std::string& name :
       {kThird + ".u", kFirst + ".s", kSecond + ".s", kSecond + ".u", kThird + ".t",
        std::string("current"), std::string("lock"), std::string("config"), std::string("state")}) {
    dir.write(name, "x\n");
  }
  CHECK(names_in(dir.path()) == Names{kFirst + ".s", kSecond + ".s", kThird + ".u", "current"});
}

TEST_CASE("other files beside svlogd's are not lost, and near misses are ordinary names") {
  const TempDir dir;
  for (const std::string& name : {std::string("current"), kFirst + ".s", std::string("old.log"),
                                  kFirst + ".x", std::string("@4000.s")}) {
    dir.write(name, "x\n");
  }
  CHECK(names_in(dir.path()) ==
        Names{"@4000.s", kFirst + ".x", "old.log", kFirst + ".s", "current"});
}

TEST_CASE("a current renamed since it was opened is not listed twice") {
  const TempDir dir;
  dir.write("current", "x\n");
  std::filesystem::create_hard_link(dir / "current", dir / (kFirst + ".s"));
  CHECK(names_in(dir.path()) == Names{"current"});
}

TEST_CASE("a directory without logs is an error") {
  const TempDir dir;
  CHECK(names_in(dir.path()) == Names{"no log files in " + dir.path()});
  dir.write("lock", "");
  CHECK(names_in(dir.path()) == Names{"no log files in " + dir.path()});
  CHECK(names_in(dir / "gone") ==
        Names{"cannot open " + (dir / "gone") + ": No such file or directory"});
}
