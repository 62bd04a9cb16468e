// FollowedSet: what is written comes once, whatever becomes of the file.
#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <thread>

#include "input/followed_set.h"
#include "unit/input/follow_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

struct Following : FollowFixture {
  explicit Following(const std::string& path)
      : followed({path}, messages.diagnostics, &interrupt) {}

  std::string next() { return next_of(followed); }

  StopSignal interrupt;
  FollowedSet followed;
};

}  // namespace

TEST_CASE("what is there is not given out, but for a line without its newline") {
  const TempDir dir;
  const std::string log = dir.write("a.log", "one\ntwo\nthr");
  Following following(log);
  const auto so_far = following.followed.take_so_far();
  REQUIRE(so_far.size() == 1);
  CHECK(so_far[0].items[0].end == 8);
  append(log, "ee\nfo");
  CHECK(following.next() == "three\n");
  append(log, "ur\n");
  CHECK(following.next() == "four\n");
}

TEST_CASE("a renamed file is read to its end, then the new one, and late lines of the old one") {
  const TempDir dir;
  const std::string log = dir.write("a.log", "");
  Following following(log);
  append(log, "one\n");
  std::filesystem::rename(log, log + ".1");
  append(log, "two\n");
  CHECK(following.next() == "one\n");
  CHECK(following.next() == "two\n");
  append(log + ".1", "late\n");
  CHECK(following.next() == "late\n");
}

TEST_CASE("of a log that was copied and cut the copy goes on") {
  const TempDir dir;
  const std::string log = dir.write("a.log", "");
  Following following(log);
  append(log, "one\n");
  CHECK(following.next() == "one\n");
  append(log, "two\n");
  std::filesystem::copy_file(log, log + ".1");
  dir.write("a.log", "three\n");
  CHECK(following.next() == "two\n");
  CHECK(following.next() == "three\n");
  CHECK(following.messages.text.empty());
}

TEST_CASE("without a copy it is said that something may be missing") {
  const TempDir dir;
  const std::string log = dir.write("a.log", "one\ntwo\n");
  Following following(log);
  dir.write("a.log", "three\n");
  CHECK(following.next() == "three\n");
  CHECK(following.messages.text.find("was cut while it was followed") != std::string::npos);
}

TEST_CASE("it ends when whoever reads the output has gone") {
  const TempDir dir;
  Following following(dir.write("a.log", "one\n"));
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  following.followed.end_with_reader_of(ends[1]);
  std::thread leaving([&] { ::close(ends[0]); });
  CHECK(following.next() == "end");
  leaving.join();
  ::close(ends[1]);
}

TEST_CASE("a line that is too long is named by where it begins") {
  const std::string head = "2026-11-27T00:00:01Z stdout ";
  for (const std::string& long_line :
       {std::string(300, 'x') + '\n',
        head + "P " + std::string(80, 'y') + '\n' + head + "F " + std::string(80, 'z') + '\n'}) {
    CAPTURE(long_line);
    const TempDir dir;
    const std::string log = dir.write("a.log", head + "F one\n");
    Following following(log);
    following.settings.long_lines.max_line = 150;
    const std::string before = head + "F two\n";
    append(log, before + long_line);
    CHECK(following.next() == before);
    const auto block = following.followed.next(following.context);
    REQUIRE(block);
    REQUIRE(block->block.long_line);
    CHECK(block->block.long_line->place.offset == 2 * before.size());
  }
}

TEST_CASE(
    "an interrupt brings out the lines that wait for their newlines, those of old files first") {
  const TempDir dir;
  const std::string log = dir.write("a.log", "one");
  Following following(log);
  append(log, "\ntwo");
  CHECK(following.next() == "one\n");
  std::filesystem::rename(log, log + ".1");
  append(log, "three\nfour");
  CHECK(following.next() == "three\n");
  following.interrupt.request();
  CHECK(following.next() == "two");
  CHECK(following.next() == "four");
  CHECK(following.next() == "end");
}

TEST_CASE("an interrupt brings out no line of which there is more in its file") {
  const TempDir dir;
  const std::string log = dir.write("a.log", "");
  Following following(log);
  append(log, "one\ntw");
  CHECK(following.next() == "one\n");
  append(log, "o\nthree\n");
  following.interrupt.request();
  CHECK(following.next() == "end");
}

TEST_CASE("an interrupt brings out the parts of an entry that wait for the last one") {
  const TempDir dir;
  const std::string log = dir.write("a.log", "");
  Following following(log);
  append(log, "2026-11-27T00:00:01Z stdout F a\n");
  CHECK(following.next() == "2026-11-27T00:00:01Z stdout F a\n");
  append(log, "2026-11-27T00:00:02Z stdout P panic\n");
  append(log, "2026-11-27T00:00:03Z stderr F b\n");
  CHECK(following.next() == "2026-11-27T00:00:03Z stderr F b\n");
  following.interrupt.request();
  CHECK(following.next() == "2026-11-27T00:00:02Z stdout P panic\n");
  CHECK(following.next() == "end");
}

TEST_CASE("what is in another encoding is told once, and not shown") {
  using namespace std::string_view_literals;
  const TempDir dir;
  const auto text = "\xff\xfe{\0}\0\n\0"sv;
  const std::string log = dir.write("a.log", "");
  Following following(log);
  append(log, text);
  const auto block = following.followed.next(following.context);
  REQUIRE(block);
  CHECK(block->block.bytes.empty());
  REQUIRE(block->block.errors.size() == 1);
  CHECK(block->block.errors[0].message == log + " is UTF-16");
  append(log, text.substr(2));
  following.interrupt.request();
  CHECK(following.next() == "end");

  Following again(log);
  CHECK(again.messages.text.find(log + " is UTF-16") != std::string::npos);
  CHECK(again.followed.take_so_far().empty());
}

TEST_CASE("a stop ends it") {
  const TempDir dir;
  Following following(dir.write("a.log", "one\n"));
  following.stop.request();
  CHECK(following.next() == "end");
}
