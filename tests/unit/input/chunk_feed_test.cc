// Lanes side by side, for many threads: nothing lost, nothing twice, nobody kept waiting.
#include "input/chunk_feed.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include <chrono>
#include <future>
#include <map>
#include <mutex>
#include <thread>

#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;
using namespace std::chrono_literals;

namespace {

std::string make_fifo(const TempDir& dir, std::string_view name) {
  const std::string path = dir / name;
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  return path;
}

// Writes to a fifo, a piece at a time, as soon as somebody reads it.
void write_fifo(const std::string& path, const std::vector<std::string>& pieces) {
  const FileDescriptor fd(::open(path.c_str(), O_WRONLY));
  for (const std::string& piece : pieces) {
    CHECK(::write(fd.get(), piece.data(), piece.size()) == static_cast<ssize_t>(piece.size()));
    std::this_thread::yield();
  }
}

// All chunks of a feed, read by `count` threads, by their ids.
std::map<ChunkId, Chunk> read_by_threads(Feed& feed, int count) {
  std::mutex mutex;
  std::map<ChunkId, Chunk> chunks;
  std::size_t twice = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&] {
      ChunkBuffer buffer(feed.settings.long_lines);
      while (std::optional<Chunk> chunk = feed.feed.next()) {
        read_and_keep(buffer, chunk->block);
        const std::lock_guard lock(mutex);
        const ChunkId id = chunk->id;
        twice += chunks.emplace(id, std::move(*chunk)).second ? 0U : 1U;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(twice == 0);
  return chunks;
}

struct LaneSeen {
  std::string text;
  std::string errors;
  std::size_t chunks = 0, opened = 0, ends = 0;
};

std::vector<LaneSeen> lanes_of(const std::map<ChunkId, Chunk>& chunks) {
  std::vector<LaneSeen> lanes;
  for (const auto& [id, chunk] : chunks) {
    if (id.lane >= lanes.size()) lanes.resize(id.lane + 1);
    LaneSeen& lane = lanes[id.lane];
    CHECK(id.index == lane.chunks);  // without gaps
    CHECK(lane.ends == 0);           // nothing behind the last
    ++lane.chunks;
    lane.opened += chunk.first_of_file ? 1U : 0U;
    lane.ends += chunk.last_of_lane ? 1U : 0U;
    lane.text += chunk.block.bytes;
    for (const Error& error : chunk.block.errors) lane.errors += error.message + '\n';
  }
  for (const LaneSeen& lane : lanes) CHECK(lane.ends == 1);
  return lanes;
}

}  // namespace

TEST_CASE("no inputs give nothing, however often one asks") {
  Feed feed({});
  CHECK_FALSE(feed.feed.next());
  CHECK_FALSE(feed.feed.next());
}

TEST_CASE("any number of threads get every chunk of every lane once") {
  const TempDir dir, svlogd, none;
  const std::string text = lines_of(20'000);
  const std::string large = dir.write("large.log", text);
  const std::string empty = dir.write("empty.log", "");
  const std::string gz = dir.write("x.gz", "PK\x03\x04 and so on\n");
  const std::string fifo = make_fifo(dir, "fifo"), quick = make_fifo(dir, "quick");
  svlogd.write("@400000004ef8ecec0d2c3334.s", "a\nb");
  svlogd.write("@400000004ef8ecf10d2c3334.s", "");
  svlogd.write("current", "b\nc\n");
  const std::vector<std::string> paths{large, fifo,  empty, gz,    none.path(), svlogd.path(),
                                       large, quick, large, empty, "/dev/null", large};
  for (const int threads : {1, 2, 3, 8, 20}) {
    CAPTURE(threads);
    Feed feed(paths, settings_of(100, false, threads % 2 == 0));
    std::thread writer([&] { write_fifo(fifo, {"1\n2", "2\n3", "3"}); });
    std::thread other([&] { write_fifo(quick, {}); });
    const std::vector<LaneSeen> lanes = lanes_of(read_by_threads(feed, threads));
    writer.join();
    other.join();
    REQUIRE(lanes.size() == paths.size());
    for (const std::size_t lane : {0U, 6U, 8U, 11U}) {
      CHECK(lanes[lane].text.size() == text.size());
      CHECK(lanes[lane].text == text);  // the same lines, from the end as well
      CHECK(lanes[lane].opened == 1);
      CHECK(lanes[lane].chunks == (text.size() + 99) / 100);
    }
    CHECK(lanes[1].text == "1\n22\n33");
    for (const std::size_t lane : {1U, 2U, 7U, 9U, 10U}) CHECK(lanes[lane].opened == 1);
    CHECK(lanes[3].errors.starts_with(gz + " is an archive"));
    CHECK(lanes[3].opened == 0);
    CHECK(lanes[4].errors == "no log files in " + none.path() + '\n');
    CHECK(lanes[5].text == "a\nbb\nc\n");
    CHECK(lanes[5].opened == 3);
  }
}

TEST_CASE("whoever waits for a fifo keeps no others from the next lanes, nor from its own") {
  const TempDir dir;
  const std::string fifo = make_fifo(dir, "fifo");
  const std::string log = dir.write("x.log", lines_of(3300));
  Feed feed({fifo, log, log}, settings_of(330));
  std::promise<ChunkId> waited;
  std::thread waiter([&] { waited.set_value(feed.feed.next()->id); });
  // Once it is open for reading, the waiter has that lane.
  const FileDescriptor writer(::open(fifo.c_str(), O_WRONLY));
  for (std::uint32_t lane = 1; lane <= 2; ++lane) {
    for (std::uint64_t index = 0; index < 10; ++index) {
      const std::optional<Chunk> chunk = feed.feed.next();
      REQUIRE(chunk);
      CHECK(chunk->id == ChunkId{lane, index});
    }
  }
  std::future<ChunkId> id = waited.get_future();
  CHECK(id.wait_for(0ms) == std::future_status::timeout);
  // Nothing else is left: the next waits for that lane, too.
  std::promise<ChunkId> next;
  std::thread other([&] { next.set_value(feed.feed.next()->id); });
  CHECK(::write(writer.get(), "a\n", 2) == 2);
  CHECK(id.get() == ChunkId{0, 0});
  waiter.join();
  CHECK(::write(writer.get(), "b\n", 2) == 2);
  CHECK(next.get_future().get() == ChunkId{0, 1});
  other.join();
}

TEST_CASE("stop wakes all who wait: one for a quiet pipe, others for that one") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const FileDescriptor writer(ends[1]);
  const StdinFrom standard_input(ends[0]);
  Feed feed({"-"});
  REQUIRE(::write(writer.get(), "one\nhalf of", 11) == 11);
  CHECK(feed.next_lines() == "one\n");
  std::vector<std::future<bool>> waiting;
  for (int i = 0; i < 3; ++i) {
    waiting.push_back(std::async(std::launch::async, [&] { return feed.feed.next().has_value(); }));
  }
  std::this_thread::sleep_for(50ms);
  feed.feed.stop();
  for (std::future<bool>& got : waiting) {
    REQUIRE(got.wait_for(20s) == std::future_status::ready);
    CHECK_FALSE(got.get());
  }
  CHECK_FALSE(feed.feed.next());
  CHECK(feed.messages.text.empty());
}

TEST_CASE("stop ends the wait for somebody who writes to a fifo") {
  const TempDir dir;
  Feed feed({make_fifo(dir, "fifo")});
  std::future<bool> got =
      std::async(std::launch::async, [&] { return feed.feed.next().has_value(); });
  std::this_thread::sleep_for(50ms);
  feed.feed.stop();
  REQUIRE(got.wait_for(20s) == std::future_status::ready);
  CHECK_FALSE(got.get());
}

TEST_CASE("after stop nothing is given out") {
  const TempDir dir;
  Feed feed({dir.write("app.log", "a\nb\n")}, settings_of(1));
  CHECK(feed.feed.next());
  feed.feed.stop();
  CHECK_FALSE(feed.feed.next());
  CHECK_FALSE(feed.feed.next());
}

TEST_CASE("of a lane that is skipped there is one more chunk, its last; others go on") {
  const TempDir dir;
  const std::string log = dir.write("x.log", lines_of(3300));
  for (const bool from_end : {false, true}) {
    Feed feed({log, log}, settings_of(330, false, from_end));
    CHECK(feed.feed.next()->id == ChunkId{0, 0});
    feed.feed.skip_rest_of(0);
    feed.feed.skip_rest_of(1);  // nobody has come to it yet: it is not known
    const std::optional<Chunk> last = feed.feed.next();
    REQUIRE(last);
    CHECK(last->id == ChunkId{0, 1});
    CHECK(last->last_of_lane);
    CHECK(last->block.size() == 0);
    const std::optional<Chunk> other = feed.feed.next();
    REQUIRE(other);
    CHECK(other->id == ChunkId{1, 0});
    feed.feed.skip_rest_of(0);  // is gone
    CHECK(feed.feed.next()->id == ChunkId{1, 1});
  }
}

TEST_CASE("chunks outlive the feed, and what it read from") {
  const TempDir dir;
  const std::string text = lines_of(2000);
  const std::string log = dir.write("x.log", text);
  std::vector<Chunk> chunks;
  {
    Feed feed({log, "/proc/self/limits"}, settings_of(100));
    while (std::optional<Chunk> chunk = feed.feed.next()) chunks.push_back(std::move(*chunk));
  }
  std::filesystem::remove(log);
  const LongLineLimit limit;
  ChunkBuffer buffer(limit);
  std::string joined;
  for (Chunk& chunk : chunks) {
    buffer.read(chunk.block);
    joined += chunk.block.bytes;
  }
  CHECK(joined.starts_with(text + "Limit "));
}

TEST_CASE("many small files, more than may be mapped, and no descriptor is left open") {
  const TempDir dir;
  const auto open_descriptors = [] {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return std::distance(begin(all), end(all));
  };
  std::vector<std::string> paths;
  std::string expected;
  for (int i = 0; i < 400; ++i) {
    const std::string text = "line of file " + std::to_string(i) + '\n';
    paths.push_back(dir.write(std::to_string(i), text));
    expected += text;
  }
  const auto before = open_descriptors();
  {
    // One of its own is to be stopped by. Whoever holds a chunk holds its file open: one at a time
    // here.
    Feed feed(paths);
    std::string text;
    while (const std::optional<Chunk> chunk = feed.next()) {
      text += chunk->block.bytes;
      CHECK(open_descriptors() <= before + 2);
    }
    CHECK(text == expected);
    CHECK(open_descriptors() == before + 1);
  }
  CHECK(read_all({dir.path()}, settings_of(10, true)).opened.size() == 400);
  CHECK(open_descriptors() == before);
}

TEST_CASE("of streams each chunk knows how much comes before it, as far as it was given out") {
  const TempDir dir;
  const std::string fifo = make_fifo(dir, "fifo"), other = make_fifo(dir, "other");
  const std::string text = lines_of(2000);
  for (const int threads : {1, 4}) {
    CAPTURE(threads);
    Feed feed({fifo, other}, settings_of(100));
    std::thread first([&] { write_fifo(fifo, {text}); });
    std::thread second([&] { write_fifo(other, {text, text}); });
    const std::map<ChunkId, Chunk> chunks = read_by_threads(feed, threads);
    first.join();
    second.join();
    std::uint64_t before = 0, least_in_second = 0;
    for (const auto& [id, chunk] : chunks) {
      CHECK(chunk.streamed_before <= before);
      CHECK(chunk.streamed_before >= (id.lane == 0 ? before : least_in_second));
      if (threads == 1) CHECK(chunk.streamed_before == before);
      before += chunk.block.bytes.size();
      if (id.lane == 1) least_in_second += chunk.block.bytes.size();
    }
    CHECK(before == 3 * text.size());
  }
}
