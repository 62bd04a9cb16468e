// Where paths lead, however they are spelled.
#include "input/real_path.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

TEST_CASE("a file is within its directory, and those above it, and itself") {
  CHECK(is_within("/var/log/app.log", "/var/log"));
  CHECK(is_within("/var/log/app.log", "/"));
  CHECK(is_within("/var/log/app.log", "/var/log/app.log"));
  CHECK_FALSE(is_within("/var/log/app.log", "/var/lo"));
  CHECK_FALSE(is_within("/var/log", "/var/log/app.log"));
  CHECK_FALSE(is_within("/var/log/app.log", ""));
  CHECK_FALSE(is_within("", ""));
}

TEST_CASE("what is left out by its name is not read with its directory") {
  CHECK(is_read_with("/var/log/app/a.log", "/var/log"));
  CHECK_FALSE(is_read_with("/var/log/.old/a.log", "/var/log"));
  CHECK_FALSE(is_read_with("/var/log/app/lock", "/var/log"));
  CHECK(is_read_with("/var/log/lock/a.log", "/var/log"));
  CHECK(is_read_with("/var/log/.old/a.log", "/var/log/.old"));
  CHECK_FALSE(is_read_with("/var/logs/a.log", "/var/log"));
}

TEST_CASE("however a path is spelled it leads to the same place, and nowhere to none") {
  const TempDir directory;
  const std::string file = directory.write("a.log", "{}\n");
  const std::string folder = std::filesystem::path(file).parent_path().string();
  std::filesystem::create_symlink("a.log", folder + "/link.log");
  CHECK(real_path(folder + "/./a.log") == real_path(file));
  CHECK(real_path(folder + "/link.log") == real_path(file));
  CHECK(real_path(folder + "/nothing").empty());
}
