// Paths to files, in lanes, found once.
#include "input/input_set.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

// The names of all items; lanes apart by a line.
std::string names_in(InputSet& inputs) {
  std::string names;
  for (std::size_t number = 0; const LaneInputs* const lane = inputs.lane(number); ++number) {
    if (number > 0) names += "|";
    for (const InputItem& item : lane->items) names += item.name + (item.open ? "* " : " ");
    for (const Error& error : lane->errors) names += error.message;
  }
  return names;
}

const std::string kFirst = "@400000004ef8ecec0d2c3334.s";
const std::string kSecond = "@400000004ef8ecf10d2c3334.u";

}  // namespace

TEST_CASE("a file is a lane, standard input is one the first time, svlogd's parts are one") {
  const TempDir dir, plain, svlogd;
  const std::string one = dir.write("one.log", "");
  plain.write("b.log", "");
  plain.write("a.log", "");
  svlogd.write("old.log", "");
  for (const std::string& name : {kFirst, kSecond, std::string("current")}) svlogd.write(name, "");
  Messages messages;
  InputSet inputs({one, "-", plain.path(), svlogd.path(), "-", one}, messages.diagnostics);
  const std::string expected = one + " |standard input |" + plain.path() + "/a.log |" +
                               plain.path() + "/b.log |" + svlogd.path() + "/old.log |" +
                               svlogd.path() + '/' + kFirst + ' ' + svlogd.path() + '/' + kSecond +
                               ' ' + svlogd.path() + "/current* |" + one + ' ';
  CHECK(names_in(inputs) == expected);
  CHECK(names_in(inputs) == expected);
  CHECK(messages.text.empty());
  const LaneInputs& parts = *inputs.lane(5);
  REQUIRE(parts.items.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(parts.items[i].in_stream);
    CHECK(parts.items[i].continues_previous == (i > 0));
    CHECK_FALSE(parts.items[i].named_on_command_line);
  }
  CHECK(inputs.lane(0)->items[0].named_on_command_line);
  CHECK_FALSE(inputs.lane(4)->items[0].in_stream);
  CHECK(inputs.lane(1)->items[0].is_stdin);
}

TEST_CASE("who goes through it twice finds the same files, whatever came since") {
  const TempDir dir;
  dir.write("a.log", "a\n");
  dir.write("b.log", "b\n");
  Feed first({dir.path()});
  CHECK(first.next_lines() == "a\n");
  dir.write("aa.log", "later\n");
  dir.write("c.log", "later\n");
  CHECK(first.next_lines() == "b\n");
  CHECK(first.next_lines() == "end");
  ChunkFeed again(first.inputs, first.settings, first.pool);
  std::string names;
  while (const std::optional<Chunk> chunk = again.next()) {
    if (chunk->first_of_file) names += chunk->file->name.substr(dir.path().size());
  }
  CHECK(names == "/a.log/b.log");
}

TEST_CASE("an svlogd directory gone through twice: current is the file that it was") {
  const TempDir dir;
  dir.write(kFirst, "a\n");
  dir.write("current", "b\n");
  Feed feed({dir.path()});
  for (int pass = 0; pass < 2; ++pass) {
    ChunkFeed chunks(feed.inputs, feed.settings, feed.pool);
    std::string text;
    while (const std::optional<Chunk> chunk = chunks.next()) text += chunk->block.bytes;
    CHECK(text == "a\nb\n");
    std::filesystem::rename(dir / "current", dir / kSecond);
    dir.write("current", "c\n");
    if (pass == 0) std::filesystem::remove(dir / kSecond);  // it is open still
  }
}

TEST_CASE("directories are listed when it is their turn") {
  const TempDir dir;
  const std::string one = dir.write("one.log", "");
  std::filesystem::create_directory(dir / "logs");
  Messages messages;
  InputSet inputs({one, dir / "logs"}, messages.diagnostics);
  CHECK(inputs.lane(0)->items[0].name == one);
  dir.write("logs/late.log", "");
  REQUIRE(inputs.lane(1) != nullptr);
  CHECK(inputs.lane(1)->items[0].name == dir / "logs/late.log");
  CHECK(inputs.lane(2) == nullptr);
  CHECK(inputs.lane(99) == nullptr);
}

TEST_CASE("what a lane holds stays where it is while others are found") {
  const TempDir dir;
  for (int i = 0; i < 300; ++i) dir.write(std::to_string(i), "");
  Messages messages;
  InputSet inputs({dir / "0", dir.path()}, messages.diagnostics);
  const LaneInputs* const first = inputs.lane(0);
  CHECK(inputs.lane(300) != nullptr);
  CHECK(inputs.lane(301) == nullptr);
  CHECK(inputs.lane(0) == first);
  CHECK(first->items[0].name == dir / "0");
}

TEST_CASE("what cannot be opened is said at once, and left out") {
  const TempDir dir;
  const std::string path = dir.write("app.log", "a\n");
  Messages messages;
  InputSet inputs({dir / "gone.log", path, path + "/below", ""}, messages.diagnostics);
  const std::string expected = "gsaw: cannot open " + (dir / "gone.log") +
                               ": No such file or directory\n" + "gsaw: cannot open " + path +
                               "/below: Not a directory\n" +
                               "gsaw: cannot open : No such file or directory\n";
  CHECK(messages.text == expected);
  CHECK(names_in(inputs) == path + ' ');
  CHECK(messages.text == expected);
  if (::geteuid() != 0) {
    ::chmod(path.c_str(), 0);
    CHECK(read_all({path}).messages == "gsaw: cannot open " + path + ": Permission denied\n");
  }
}

TEST_CASE("hostile: a file's name cannot forge a message") {
  const TempDir dir;
  CHECK(read_all({dir / "x\ngsaw: \x1b[2J"}).messages ==
        "gsaw: cannot open " + (dir / "x\\ngsaw: \\u001b[2J") + ": No such file or directory\n");
}

TEST_CASE("a directory without logs is an error in its place") {
  const TempDir dir;
  std::filesystem::create_directory(dir / "none");
  const std::string one = dir.write("one.log", "a\n");
  Messages messages;
  InputSet inputs({one, dir / "none", one}, messages.diagnostics);
  CHECK(messages.text.empty());
  CHECK(names_in(inputs) == one + " |no log files in " + (dir / "none") + '|' + one + ' ');
}

TEST_CASE("a file that went since it was named is an error when it is its turn") {
  const TempDir dir;
  const std::string one = dir.write("one.log", "a\n");
  const std::string two = dir.write("two.log", "b\n");
  Feed feed({one, two, one});
  std::filesystem::remove(two);
  CHECK(feed.next_lines() == "a\n");
  CHECK(feed.messages.text.empty());
  CHECK(feed.next_lines() == "a\n");
  CHECK(feed.messages.text == "gsaw: cannot open " + two + ": No such file or directory\n");
}
