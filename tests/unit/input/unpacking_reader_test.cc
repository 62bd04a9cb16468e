// A reader over what may be compressed: text passes, packings are unpacked, and how it ended is
// kept.
#include "input/unpacking_reader.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <thread>

#include "input/fd_reader.h"
#include "unit/input/stream_fixture.h"
#include "unit/packed/packed_text.h"

using namespace gsaw;
using namespace gsaw::testing;
using Kind = ReadOutcome::Kind;

namespace {

struct Seen {
  std::string text;
  ReadOutcome end;
};

Seen read_all_of(ByteReader& reader, std::size_t room) {
  Seen seen;
  std::string to(room, '\0');
  for (;;) {
    seen.end = reader.read(to);
    seen.text.append(to, 0, seen.end.bytes);
    if (seen.end.kind != Kind::more) return seen;
  }
}

Seen unpacked(std::string_view bytes, std::size_t piece, std::size_t room) {
  UnpackingReader reader(FakeReader::of(bytes, piece, true));
  return read_all_of(reader, room);
}

std::unique_ptr<UnpackingReader> over(std::deque<FakeReader::Read> reads) {
  return std::make_unique<UnpackingReader>(std::make_unique<FakeReader>(std::move(reads)));
}

}  // namespace

TEST_CASE("text passes, also what begins as a packing does") {
  for (const std::string_view text :
       {"", "{}\n", "BZh91AY", "\x1f\x8b", "P", "(\xb5 and so on\n"}) {
    for (const std::size_t piece : {1U, 2U, 100U}) {
      for (const std::size_t room : {1U, 3U, 100U}) {
        const Seen seen = unpacked(text, piece, room);
        CHECK(seen.text == text);
        CHECK(seen.end.kind == Kind::end);
      }
    }
  }
}

TEST_CASE("every packing is unpacked, however it trickles") {
  const std::string text = "{\"a\":1}\n{\"b\":2}\nand no newline";
  for (const Packing packing : kPackings) {
    for (const std::size_t piece : {1U, 5U, 100000U}) {
      for (const std::size_t room : {1U, 10U, 100000U}) {
        const Seen seen = unpacked(packed(packing, text) + packed(packing, text), piece, room);
        CHECK(seen.text == text + text);
        CHECK(seen.end.kind == Kind::end);
      }
    }
  }
}

TEST_CASE("what was made before reading failed comes out first") {
  const std::string text(300000, 'x');
  const std::string gzip = gzipped(text);
  const std::string part = gzip.substr(0, gzip.size() - 10);
  for (const Kind kind : {Kind::failed, Kind::stopped, Kind::lost}) {
    const auto reader = over({{part}, {"", {kind, 0, EIO}}});
    const Seen seen = read_all_of(*reader, 1000);
    CHECK(seen.end.kind == kind);
    CHECK(seen.end.error == EIO);
    CHECK(text.starts_with(seen.text));
    CHECK(read_all_of(*reader, 10).end.kind == kind);
  }
  CHECK(read_all_of(*over({{"\x1f"}, {"", {Kind::failed, 0, EIO}}}), 10).end.kind == Kind::failed);
}

TEST_CASE("a pipe that is quiet is not waited for while there is something to give") {
  const std::string text(300000, 'x');
  Pipe pipe;
  const StopSignal stop;
  UnpackingReader reader(std::make_unique<FdReader>(std::move(pipe.read_end), stop));
  pipe.write(gzipped(text));
  std::string to(100000, '\0');
  std::size_t size = reader.read(to).bytes;
  while (reader.is_ready()) size += reader.read(to).bytes;
  CHECK(size == text.size());
  pipe.close();
  CHECK(read_all_of(reader, 100).end.kind == Kind::end);
}

TEST_CASE("a member is given when it has come, and so is what was flushed of one") {
  const std::string text = "{\"msg\":\"some\"}\n";
  std::string many;
  for (int i = 0; i < 1000; ++i) many += text;
  for (const Packing packing : kPackings) {
    CAPTURE(static_cast<int>(packing));
    Pipe pipe;
    const StopSignal stop;
    Stream stream(std::make_unique<UnpackingReader>(
        std::make_unique<FdReader>(std::move(pipe.read_end), stop)));
    pipe.write(packed(packing, text));
    CHECK(stream.next() == text);
    pipe.write(packed(packing, many));
    CHECK(stream.next() == many);
    if (packing == Packing::gzip) {
      pipe.write(gzip_flushed(many));
      CHECK(stream.next() == many);
    }
    pipe.close();
    CHECK(stream.next() == "end");
    CHECK(stream.messages.text.empty() == (packing != Packing::gzip));
  }
}

TEST_CASE("who writes a byte now and then is not waited for until there are many") {
  const std::string text = "{\"n\":1}\n";
  Pipe pipe;
  const StopSignal stop;
  Stream stream(std::make_unique<UnpackingReader>(
      std::make_unique<FdReader>(std::move(pipe.read_end), stop)));
  std::atomic<bool> is_given = false;
  std::thread writer([&] {
    while (!is_given) {
      pipe.write(gzipped(text));
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  CHECK(stream.next().starts_with(text));
  is_given = true;
  writer.join();
}

TEST_CASE("lines are counted in the text, and a cut is told at its line") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "{\"n\":" + std::to_string(i) + "}\n";
  const std::string gzip = gzipped(text) + gzipped("{\"last\":1}");
  for (const std::size_t block : {1U, 100U, 100000U}) {
    Stream whole(std::make_unique<UnpackingReader>(FakeReader::of(gzip, 50, true)), block);
    std::string joined;
    for (std::string next = whole.next(); next != "end"; next = whole.next()) joined += next;
    CHECK(joined == text + "{\"last\":1}");
    CHECK(whole.messages.text.empty());
    Stream cut(std::make_unique<UnpackingReader>(
                   FakeReader::of(std::string_view(gzip).substr(0, gzip.size() - 1), 50, true)),
               block);
    joined.clear();
    for (std::string next = cut.next(); next != "end"; next = cut.next()) joined += next;
    CHECK(joined == text);
    CHECK(cut.messages.text == "gsaw: pipe:1001: the gzip data end too early, at byte " +
                                   std::to_string(gzip.size() - 1) +
                                   "; nothing from there on was searched\n");
  }
}

TEST_CASE("hostile: what is packed twice, or an archive in a packing, is told with what to do") {
  const std::string twice = gzipped(gzipped("{}\n"));
  Stream stream(std::make_unique<UnpackingReader>(FakeReader::of(twice, 1, true)));
  CHECK(stream.next() == "end");
  CHECK(stream.messages.text ==
        "gsaw: what pipe unpacks to is compressed (gzip)\n  try: zcat pipe | gsaw ...\n");
  const std::string tar = "a.log" + std::string(252, '\0') + "ustar " + std::string(249, '\0');
  Stream tarball(std::make_unique<UnpackingReader>(FakeReader::of(zstd_packed(tar), 1, true)), 16);
  CHECK(tarball.next() == "end");
  CHECK(tarball.messages.text ==
        "gsaw: what pipe unpacks to is an archive (tar)\n"
        "  try: zstdcat pipe | tar -xO | gsaw ...\n");
}
