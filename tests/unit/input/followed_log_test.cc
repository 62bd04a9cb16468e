// FollowedLog: what rotation did while it was being listed; entries in parts.
#include "input/followed_log.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "input/part_joiner.h"

#include "unit/input/follow_fixture.h"
#include "unit/input/runtime_log.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

const std::string kFirst = "@400000004ef8ecec0d2c3334", kSecond = "@400000004ef8eced0d2c3334";

// A directory of svlogd that is followed.
struct Stream : FollowFixture {
  explicit Stream(const std::string& path)
      : folder(path), log(LogFamily::of_stream(path), listings, messages.diagnostics) {}

  // How many files there are.
  std::size_t begin() {
    std::deque<LaneInputs> so_far;
    log.begin_at_end(so_far);
    return so_far.empty() ? 0 : so_far[0].items.size();
  }

  std::string next() {
    watch.take_changes();
    return next_of(log);
  }

  // `current` has got this label, and its processor made `text` of it.
  void process(const std::string& label, std::string_view text) {
    const std::string path = folder + "/" + label;
    std::filesystem::rename(folder + "/current", path + ".u");
    append(path + ".s", text);
    std::filesystem::remove(path + ".u");
  }

  std::string folder;
  ChangeWatch watch;
  SharedListings listings{watch};
  FollowedLog log;
};

// A file that holds `text` when it is first looked at.
struct Log : FollowFixture {
  explicit Log(std::string_view text)
      : path(dir.write("a.log", text)),
        log(LogFamily::of_file(path), listings, messages.diagnostics) {
    log.begin_at_end(so_far);
  }

  // What comes of a piece of text that is written.
  std::string next_of_written(std::string_view piece) {
    append(path, piece);
    watch.take_changes();
    return next_of(log);
  }

  TempDir dir;
  std::string path;
  ChangeWatch watch;
  SharedListings listings{watch};
  FollowedLog log;
  std::deque<LaneInputs> so_far;
};

}  // namespace

TEST_CASE("that a log is docker's is known by what stood in it before") {
  Log log(docker("stdout", "one\\n"));
  CHECK(log.next_of_written(docker("stdout", "tw")) == "end");
  CHECK(log.next_of_written(docker("stdout", "o\\n")) == docker("stdout", "two\\n"));
}

TEST_CASE("an entry of which parts stood in the log before is joined with the rest") {
  const std::string a = cri("stdout", "F", "a"), b = cri("stdout", "P", "b1"),
                    c = cri("stderr", "F", "c"), d = cri("stdout", "P", "b2"),
                    e = cri("stdout", "F", "b3");
  Log log(a + b + c + d);
  CHECK(log.so_far[0].items[0].end == (a + b + c + d).size());
  CHECK(log.next_of_written("") == "end");
  CHECK(log.next_of_written(e.substr(0, 40)) == "end");
  CHECK(log.next_of_written(e.substr(40)) == cri("stdout", "F", "b1b2b3"));
}

TEST_CASE("of a long log that was not read a part is looked at for what is open") {
  const std::string first = cri("stdout", "P", "first"), last = cri("stdout", "F", "last");
  const std::size_t size = FollowedLog::kUnreadReach - first.size() - cri("stderr", "F", "").size();
  for (const bool is_near : {true, false}) {
    CAPTURE(is_near);
    const std::string between = cri("stderr", "F", std::string(size + (is_near ? 0 : 1), 'x'));
    Log log(cri("stdout", "F", "begin") + first + between);
    const std::string rest = is_near ? cri("stdout", "F", "firstlast") : last;
    CHECK(log.next_of_written(last) == rest);
  }
}

TEST_CASE("of a log that was read as much is looked at again as was left open") {
  const std::string begin = cri("stdout", "F", "begin"), first = cri("stdout", "P", "first"),
                    last = cri("stdout", "F", "last");
  const std::string between = cri("stderr", "F", std::string(FollowedLog::kUnreadReach, 'x'));
  for (const bool is_open : {true, false}) {
    CAPTURE(is_open);
    Log log(begin + first + between);
    const auto& item = log.so_far[0].items[0];
    item.left_open->from = is_open ? begin.size() : *item.end;
    CHECK(log.next_of_written(last) == (is_open ? cri("stdout", "F", "firstlast") : last));
  }
}

TEST_CASE("an entry of docker's that was not waited for is none less for those that follow") {
  Log log("");
  CHECK(log.next_of_written(docker("stdout", "on")) == docker("stdout", "on"));
  CHECK(log.next_of_written(docker("stdout", "e\\n")) == docker("stdout", "e\\n"));
  CHECK(log.next_of_written(docker("stdout", "tw")) == "end");
  CHECK(log.next_of_written(docker("stdout", "o\\n")) == docker("stdout", "two\\n"));
}

TEST_CASE("a part of a stream that is gone when its next one has no name yet is not read again") {
  const TempDir dir;
  const std::string current = dir.write("current", "one\n");
  Stream stream(dir.path());
  CHECK(stream.begin() == 1);
  append(current, "two\n");
  CHECK(stream.next() == "two\n");
  stream.process(kFirst, "ONE\nTWO\n");
  CHECK(stream.next() == "end");
  append(current, "three\n");
  CHECK(stream.next() == "three\n");
  CHECK(stream.next() == "end");
}

TEST_CASE(
    "a part of a stream that was renamed before it was listed is not taken for the next one") {
  const TempDir dir;
  const std::string current = dir.write("current", "one\n");
  Stream stream(dir.path());
  std::filesystem::rename(current, dir.path() + "/" + kFirst + ".s");
  append(current, "two\n");
  CHECK(stream.begin() == 2);

  append(current, "three\n");
  CHECK(stream.next() == "three\n");
  // A processor has made another file of it by the time that anyone looks.
  stream.process(kSecond, "TWO\nTHREE\n");
  append(current, "four\n");
  CHECK(stream.next() == "four\n");
  CHECK(stream.next() == "end");
  CHECK(stream.messages.text.empty());
}
