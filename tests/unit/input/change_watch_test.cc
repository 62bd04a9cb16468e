// What watchers are told of names in a directory.
#include "input/change_watch.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <map>
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
  void take(const std::string& name, const WatchedFolder& from, const std::string& other) {
    std::filesystem::rename(from.folder_ / other, folder_ / name);
  }
  void remove() { std::filesystem::remove_all(folder_.path()); }
  // As whoever has looked does.
  void forget() { watcher_->forget_names(); }
  const Watcher& told() {
    watch_.take_changes();
    return *watcher_;
  }
  // The names that have a place, in this order.
  std::vector<std::string> in_order() {
    watch_.take_changes();
    std::map<std::uint64_t, std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      const std::string name = entry.path().filename();
      if (const std::uint64_t place = watcher_->place_of(name)) names.emplace(place, name);
    }
    std::vector<std::string> ordered;
    for (const auto& [place, name] : names) ordered.push_back(name);
    return ordered;
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
  CHECK(folder.in_order() == Names{"app.log.2", "app.log"});
  folder.rename("app.log", "app.log.1");
  CHECK(folder.in_order() == Names{"app.log.2", "app.log.1"});
  CHECK(folder.told().renamed_to == Names{"app.log.1", "app.log.1"});
  CHECK(folder.told().names_seen() == 5);
}

TEST_CASE("A file that was there before is none of those that came, whatever it is called by now") {
  WatchedFolder folder;
  folder.create("app.log.1");
  CHECK(folder.in_order() == Names{"app.log.1"});
  folder.forget();
  folder.rename("app.log.1", "app.log.2");
  CHECK(folder.in_order() == Names{});
  CHECK(folder.told().names_seen() == 1);
}

TEST_CASE("A name that another file gets is that of the file that came last") {
  WatchedFolder folder;
  folder.create("app.log.1");
  folder.create("app.log.2");
  folder.rename("app.log.2", "app.log.1");
  CHECK(folder.in_order() == Names{"app.log.1"});
  folder.create("a");
  folder.create("b");
  folder.rename("b", "app.log.1");
  CHECK(folder.in_order() == Names{"a", "app.log.1"});
}

TEST_CASE("What comes from another directory has come, whatever it was called there") {
  WatchedFolder folder, other;
  other.create("app.log");
  folder.create("app.log");
  folder.told();
  folder.take("app.log.1", other, "app.log");
  CHECK(folder.told().renamed_to == Names{});
  CHECK(folder.in_order() == Names{"app.log", "app.log.1"});
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
