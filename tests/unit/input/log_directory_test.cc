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

std::vector<std::string> names_in(const std::string& path, LeftOut* left_out = nullptr) {
  std::vector<std::string> names;
  LinkedFiles linked(path);
  LeftOut unasked;
  const auto listing = list_log_directory(path, linked, left_out != nullptr ? *left_out : unasked);
  if (!listing) return {listing.error().message};
  for (const DirectoryEntry& entry : listing->files) names.push_back(entry.name);
  return names;
}

void set_executable(const std::string& path) { REQUIRE(::chmod(path.c_str(), 0744) == 0); }

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
  const TempDir elsewhere;
  std::filesystem::create_symlink(elsewhere.write("x", "x\n"), dir / "zz-link");
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

TEST_CASE("parts that were compressed by hand stay in the stream") {
  const TempDir dir;
  for (const std::string& name :
       {kFirst + ".s.gz", kFirst + ".u", kSecond + ".u.zst", kThird + ".s", kThird + ".s.gz",
        kThird + ".t.gz", std::string("current"), kFirst + ".s.gz.gz", kFirst + ".sgz"}) {
    dir.write(name, "x\n");
  }
  LeftOut left_out;
  CHECK(names_in(dir.path(), &left_out) == Names{kFirst + ".s.gz.gz", kFirst + ".sgz",
                                                 kFirst + ".s.gz", kSecond + ".u.zst",
                                                 kThird + ".s", "current"});
  CHECK(describe(left_out) == "1 of a log service's own (" + (dir / (kThird + ".t.gz")) + ")");
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

TEST_CASE("multilog and s6-log: previous comes before current, until it has its label") {
  const TempDir dir;
  for (const std::string& name :
       {kFirst + ".s", std::string("previous"), std::string("current"), std::string("processed")}) {
    dir.write(name, "x\n");
  }
  LeftOut left_out;
  CHECK(names_in(dir.path(), &left_out) == Names{kFirst + ".s", "previous", "current"});
  CHECK(describe(left_out) == "1 of a log service's own (" + (dir / "processed") + ")");
  std::filesystem::create_hard_link(dir / "previous", dir / (kSecond + ".s"));
  CHECK(names_in(dir.path()) == Names{kFirst + ".s", kSecond + ".s", "current"});
  std::filesystem::remove(dir / (kSecond + ".s"));
  // Its processor has done its work when it may be executed and the source is gone.
  std::filesystem::remove(dir / "previous");
  CHECK(names_in(dir.path()) == Names{kFirst + ".s", "current"});
  set_executable(dir / "processed");
  CHECK(names_in(dir.path()) == Names{kFirst + ".s", "processed", "current"});
  std::filesystem::create_hard_link(dir / "processed", dir / (kSecond + ".s"));
  CHECK(names_in(dir.path()) == Names{kFirst + ".s", kSecond + ".s", "current"});
}

TEST_CASE("previous and processed are names like others where no log service writes") {
  const TempDir dir;
  dir.write("previous", "x\n");
  dir.write("processed", "x\n");
  CHECK(names_in(dir.path()) == Names{"previous", "processed"});
}

TEST_CASE("a current renamed to previous since it was opened is not listed twice") {
  const TempDir dir;
  dir.write("current", "x\n");
  std::filesystem::create_hard_link(dir / "current", dir / "previous");
  CHECK(names_in(dir.path()) == Names{"current"});
}

TEST_CASE("a current that is a link to the newest file is left out, as other such links") {
  const TempDir dir;
  dir.write("app-2026-11-27.log", "x\n");
  std::filesystem::create_symlink("app-2026-11-27.log", dir / "current");
  CHECK(names_in(dir.path()) == Names{"app-2026-11-27.log"});
}

TEST_CASE("what is left out is named, with the reason") {
  const TempDir dir;
  for (const char* name : {"a.log", ".a", ".b", ".c", ".d", "lock"}) dir.write(name, "x\n");
  dir.write((kThird + ".t"), "x\n");
  std::filesystem::create_directory(dir / ".git");
  std::filesystem::create_directory(dir / "below");
  std::filesystem::create_symlink("below", dir / "link");
  std::filesystem::create_symlink("a.log", dir / "b.log");
  REQUIRE(::mkfifo((dir / "fifo").c_str(), 0600) == 0);
  LeftOut left_out;
  CHECK(names_in(dir.path(), &left_out) == Names{"a.log"});
  CHECK(left_out.count() == 10);
  const std::string at = dir.path() + "/";
  CHECK(describe(left_out) == "5 hidden (" + at + ".a, " + at + ".b, " + at + ".c, ...), 2 of a " +
                                  "log service's own (" + at + kThird + ".t, " + at +
                                  "lock), 2 links (" + at + "b.log, " + at + "link), 1 special (" +
                                  at + "fifo)");
}

TEST_CASE("a file that has another name since it was listed is found") {
  const TempDir dir;
  struct stat status {};
  REQUIRE(::stat(dir.write("current", "old\n").c_str(), &status) == 0);
  const FileIdentity identity{status.st_dev, status.st_ino};
  std::filesystem::rename(dir / "current", dir / (kFirst + ".s"));
  dir.write("current", "new\n");
  const FileDescriptor fd = open_renamed(dir / "current", identity);
  char text[4] = {};
  REQUIRE(::read(fd.get(), text, 3) == 3);
  CHECK(std::string(text) == "old");
  std::filesystem::remove(dir / (kFirst + ".s"));
  CHECK_FALSE(open_renamed(dir / "gone", identity).is_open());
  CHECK_FALSE(open_renamed(dir / "gone/current", identity).is_open());
}

TEST_CASE("a directory that cannot be read is an error, an empty one is not") {
  const TempDir dir;
  CHECK(names_in(dir.path()).empty());
  dir.write("lock", "");
  CHECK(names_in(dir.path()).empty());
  CHECK(names_in(dir / "gone") ==
        Names{"cannot open " + (dir / "gone") + ": No such file or directory"});
}
