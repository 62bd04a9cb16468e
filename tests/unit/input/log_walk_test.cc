// Directories below directories.
#include "input/log_walk.h"

#include <doctest/doctest.h>

#include "unit/input/input_fixture.h"
#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

namespace fs = std::filesystem;

using Names = std::vector<std::string>;

const std::string kLabel = "@400000004ef8ecec0d2c3334.s";

// All files below `path`, a lane a string, their names from there on; or the error.
Names lanes_below(const std::string& path, LeftOut* left_out = nullptr) {
  Names names;
  LogWalk walk;
  std::deque<LaneInputs> lanes;
  LeftOut unasked;
  walk.start(path);
  while (!walk.is_done()) walk.add_next(lanes, left_out != nullptr ? *left_out : unasked);
  for (const LaneInputs& lane : lanes) {
    std::string all;
    for (const Error& error : lane.errors) all += error.message;
    for (const InputItem& item : lane.items) {
      all += (all.empty() ? "" : " ") + item.name.substr(path.size() + 1);
    }
    names.push_back(all);
  }
  return names;
}

}  // namespace

TEST_CASE("a directory's own files come first, then those below it, in natural order") {
  const TempDir dir;
  fs::create_directories(dir / "web10/old");
  fs::create_directories(dir / "web9");
  fs::create_directories(dir / "empty");
  for (const char* name :
       {"z.log", "web9/a.log", "web10/a.log", "web10/a.log.1", "web10/b.log", "web10/old/a.log"}) {
    dir.write(name, "");
  }
  CHECK(lanes_below(dir.path()) == Names{"z.log", "web9/a.log", "web10/a.log.1", "web10/a.log",
                                         "web10/b.log", "web10/old/a.log"});
}

TEST_CASE("a log service's directory is one lane at any depth") {
  const TempDir dir;
  for (const char* name : {"one/log", "two/log/main"}) {
    fs::create_directories(dir / name);
    dir.write(std::string(name) + "/current", "");
    dir.write(std::string(name) + '/' + kLabel, "");
  }
  CHECK(lanes_below(dir.path()) == Names{"one/log/" + kLabel + " one/log/current",
                                         "two/log/main/" + kLabel + " two/log/main/current"});
}

TEST_CASE("links to directories are not followed, but for the one that is named") {
  const TempDir dir;
  fs::create_directories(dir / "logs/below");
  dir.write("logs/below/a.log", "");
  fs::create_symlink("..", dir / "logs/below/loop");
  fs::create_symlink("loop2", dir / "logs/loop1");
  fs::create_symlink("loop1", dir / "logs/loop2");
  fs::create_symlink("logs", dir / "link");
  // A link that leads in a circle is for whoever opens it to say.
  CHECK(lanes_below(dir / "link") == Names{"loop1", "loop2", "below/a.log"});
}

TEST_CASE("a file to which links lead is read once") {
  const TempDir dir, outside;
  fs::create_directories(dir / "a");
  fs::create_directories(dir / ".hidden");
  fs::create_directories(dir / "z");
  dir.write("z/app.log", "");
  dir.write(".hidden/x.log", "");
  const std::string far = outside.write("far.log", "");
  fs::create_symlink("../z/app.log", dir / "a/current.log");
  fs::create_symlink("../.hidden/x.log", dir / "a/seen.log");
  fs::create_symlink(far, dir / "a/far1.log");
  fs::create_symlink(far, dir / "z/far2.log");
  fs::create_symlink(dir.path() + "/z", outside / "z");
  fs::create_symlink((outside / "z") + "/app.log", dir / "a/round.log");
  CHECK(lanes_below(dir.path()) == Names{"a/far1.log", "a/seen.log", "z/app.log"});
  // Another tree with a name that begins alike.
  fs::create_directories(dir / "a2");
  dir.write("a2/b.log", "");
  fs::create_symlink("../a2/b.log", dir / "a/b.log");
  CHECK(lanes_below(dir / "a") == Names{"b.log", "current.log", "far1.log", "seen.log"});
}

TEST_CASE("a tree without logs is an error, and so is what cannot be read in it") {
  const TempDir dir;
  CHECK(lanes_below(dir.path()) == Names{"no log files in " + dir.path()});
  fs::create_directories(dir / "below/again");
  dir.write("below/lock", "");
  CHECK(lanes_below(dir.path()) == Names{"no log files in " + dir.path()});
  dir.write("below/again/a.log", "");
  CHECK(lanes_below(dir.path()) == Names{"below/again/a.log"});
  if (::geteuid() == 0) return;
  REQUIRE(::chmod((dir / "below/again").c_str(), 0) == 0);
  CHECK(lanes_below(dir.path()) ==
        Names{"cannot open " + (dir / "below/again") + ": Permission denied"});
  REQUIRE(::chmod((dir / "below/again").c_str(), 0700) == 0);
}

TEST_CASE("a few hundred log services at most keep a descriptor for their current file") {
  const TempDir dir;
  constexpr std::size_t kServices = 300;
  for (std::size_t i = 0; i < kServices; ++i) {
    const std::string service = std::to_string(i);
    fs::create_directory(dir / service);
    dir.write(service + "/current", service + "\n");
  }
  LogWalk walk;
  std::deque<LaneInputs> lanes;
  LeftOut left_out;
  walk.start(dir.path());
  while (!walk.is_done()) walk.add_next(lanes, left_out);
  REQUIRE(lanes.size() == kServices);
  std::size_t open = 0;
  for (const LaneInputs& lane : lanes) {
    open += lane.items[0].open != nullptr ? 1U : 0U;
    CHECK((lane.items[0].open != nullptr || lane.items[0].identity != FileIdentity{}));
  }
  CHECK(open > 0);
  CHECK(open <= 256);
}

// The current of service `s`, as if no more descriptors could be held.
InputItem unheld_current(const TempDir& dir) {
  fs::create_directory(dir / "s");
  dir.write("s/current", "old\n");
  Messages messages;
  InputSet inputs({dir.path() + "/s"}, messages.diagnostics);
  InputItem item = inputs.lane(0)->items[0];
  struct stat status {};
  REQUIRE(::stat((dir / "s/current").c_str(), &status) == 0);
  item.open = nullptr;
  item.identity = {status.st_dev, status.st_ino};
  return item;
}

// What opening takes.
struct Opening {
  StopSignal stop;
  ReadSettings settings;
  BlockPool pool{settings.chunk_size, 2};

  OpenedSource open(const InputItem& item) {
    return open_source(item, SourceContext{settings, stop, pool});
  }
};

TEST_CASE("a current without a descriptor is found under the name that rotation gave it") {
  const TempDir dir;
  const InputItem item = unheld_current(dir);
  fs::rename(dir / "s/current", dir / ("s/" + kLabel));
  dir.write("s/current", "new\n");
  Opening opening;
  const OpenedSource opened = opening.open(item);
  REQUIRE(opened.source != nullptr);
  CHECK(opened.source->next()->bytes == "old\n");
}

TEST_CASE("a current without a descriptor that is gone is said") {
  const TempDir dir;
  const InputItem item = unheld_current(dir);
  fs::remove(dir / "s/current");
  Opening opening;
  const OpenedSource opened = opening.open(item);
  CHECK(opened.source == nullptr);
  REQUIRE(opened.errors.size() == 1);
  CHECK(opened.errors[0].message.find("No such file") != std::string::npos);
}
