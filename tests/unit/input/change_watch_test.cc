// What watchers are told of names in a directory.
#include "input/change_watch.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "unit/input/input_fixture.h"

namespace gsaw {
namespace {

class WatchedFolder {
 public:
  WatchedFolder() {
    watcher_->name = "app.log";
    watch_.watch_directory(folder_.path(), watcher_);
  }

  void create(const std::string& name) { folder_.write(name, "a\n"); }
  void rename(const std::string& from, const std::string& to) {
    std::filesystem::rename(folder_ / from, folder_ / to);
  }
  void remove() { std::filesystem::remove_all(folder_.path()); }
  // As whoever has looked does.
  void forget() {
    watcher_->names_seen = 0;
    watcher_->in_order.clear();
  }
  const Watcher& told() {
    watch_.take_changes();
    return *watcher_;
  }

 private:
  testing::TempDir folder_;
  ChangeWatch watch_;
  std::shared_ptr<Watcher> watcher_ = std::make_shared<Watcher>();
};

using Names = std::vector<std::string>;

TEST_CASE(
    "Files are told in the order in which the log gave up its name, whatever they are called") {
  WatchedFolder folder;
  folder.create("app.log");
  folder.rename("app.log", "app.log.1");
  folder.create("app.log");
  // In the middle of the next rotation.
  folder.rename("app.log.1", "app.log.2");
  CHECK(folder.told().in_order == Names{"app.log.2", "app.log"});
  folder.rename("app.log", "app.log.1");
  CHECK(folder.told().in_order == Names{"app.log.2", "app.log.1"});
  CHECK(folder.told().renamed_to == Names{"app.log.1", "app.log.1"});
  CHECK(folder.told().names_seen == 5);
}

TEST_CASE("A file that was there before is none of those that came, whatever it is called by now") {
  WatchedFolder folder;
  folder.create("app.log.1");
  CHECK(folder.told().in_order == Names{"app.log.1"});
  folder.forget();
  folder.rename("app.log.1", "app.log.2");
  CHECK(folder.told().in_order == Names{});
  CHECK(folder.told().names_seen == 1);
}

TEST_CASE("A name that another file gets is that of the file that came last") {
  WatchedFolder folder;
  folder.create("app.log.1");
  folder.create("app.log.2");
  folder.rename("app.log.2", "app.log.1");
  CHECK(folder.told().in_order == Names{"app.log.1"});
  folder.create("a");
  folder.create("b");
  folder.rename("b", "app.log.1");
  CHECK(folder.told().in_order == Names{"a", "app.log.1"});
}

TEST_CASE("A directory that is deleted is lost") {
  WatchedFolder folder;
  folder.create("app.log");
  CHECK_FALSE(folder.told().is_lost);
  folder.remove();
  CHECK(folder.told().is_lost);
}

}  // namespace
}  // namespace gsaw
