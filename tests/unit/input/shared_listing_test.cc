// SharedListing: as the directory is, however it was before.
#include "input/shared_listing.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

using Names = std::vector<std::string>;

struct Listed {
  Names now() {
    const RotationSets* const sets = listing->now();
    return sets == nullptr ? Names{"none"} : sets->set_of("app.log");
  }

  TempDir dir;
  std::string path = dir / "logs";
  ChangeWatch watch;
  SharedListings listings{watch};
  std::shared_ptr<SharedListing> listing = listings.of(path);
};

}  // namespace

TEST_CASE("all that happens to names is seen: they come, get others, and go") {
  Listed listed;
  CHECK(listed.now() == Names{"none"});
  std::filesystem::create_directory(listed.path);
  CHECK(listed.now() == Names{});
  listed.dir.write("logs/app.log", "");
  CHECK(listed.now() == Names{"app.log"});
  CHECK(listed.now() == Names{"app.log"});
  std::filesystem::rename(listed.path + "/app.log", listed.path + "/app.log.1");
  CHECK(listed.now() == Names{"app.log.1"});
  std::filesystem::remove(listed.path + "/app.log.1");
  CHECK(listed.now() == Names{});
}

TEST_CASE("another directory of the same path is listed anew, though nothing happens in either") {
  Listed listed;
  const std::string a = listed.dir / "a", b = listed.dir / "b";
  std::filesystem::create_directory(a);
  std::filesystem::create_directory(b);
  listed.dir.write("a/app.log", "");
  listed.dir.write("b/app.log.1", "");
  std::filesystem::create_symlink(a, listed.path);
  CHECK(listed.now() == Names{"app.log"});
  std::filesystem::remove(listed.path);
  std::filesystem::create_symlink(b, listed.path);
  CHECK(listed.now() == Names{"app.log.1"});
  std::filesystem::remove_all(b);
  CHECK(listed.now() == Names{"none"});
}

TEST_CASE("it is listed once until something has happened, or may have") {
  Listed listed;
  std::filesystem::create_directory(listed.path);
  const auto state = listed.watch.state_of(listed.path);
  if (!state) return;  // nobody sees what happens there
  CHECK(listed.watch.state_of(listed.path) == state);
  const RotationSets* const sets = listed.listing->now();
  CHECK(listed.listings.of(listed.path)->now() == sets);
  listed.watch.suspect_all();
  CHECK(listed.watch.state_of(listed.path) != state);
}
