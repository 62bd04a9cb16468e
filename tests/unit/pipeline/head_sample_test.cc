// HeadSample: the first entries of the inputs, the same whatever the chunks and their order.
#include "pipeline/head_sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "input/chunk_buffer.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::chunk_of;
using testing::TempDir;

constexpr std::size_t kNoLimit = std::size_t{64} << 20;

std::string lines(std::uint64_t count, std::size_t size = 10) {
  std::string line = "{\"n\":1}";
  line.resize(size - 1, ' ');
  line += '\n';
  std::string text;
  for (std::uint64_t i = 0; i < count; ++i) text += line;
  return text;
}

// The file's chunks of `size` bytes, read as a worker reads them.
void add_file(HeadSample& sample, const std::string& path, std::uint32_t lane, std::size_t size,
              bool from_end) {
  const Chunk whole = chunk_of(path);
  const std::uint64_t end = whole.block.range.end;
  std::vector<FileRange> ranges;
  for (std::uint64_t at = 0; at < end; at += size) {
    ranges.push_back({whole.block.range.file, at, std::min<std::uint64_t>(at + size, end)});
  }
  if (from_end) std::reverse(ranges.begin(), ranges.end());
  const LongLineLimit limit{kNoLimit, nullptr};
  ChunkBuffer buffer(limit);
  for (const FileRange& range : ranges) {
    Chunk chunk;
    chunk.file = whole.file;
    chunk.block.range = range;
    buffer.read(chunk.block);
    ChunkResult result;
    result.id.lane = lane;
    result.from_end = from_end;
    result.head.emplace(chunk, chunk.block.bytes, true);
    sample.add(result);
  }
}

void add_stream(HeadSample& sample, const std::string& text, std::uint32_t lane) {
  Chunk chunk;
  const auto bytes = std::make_shared<const std::string>(text);
  chunk.file = testing::input_file("standard input");
  chunk.block.bytes = *bytes;
  chunk.block.owner = bytes;
  ChunkResult result;
  result.id.lane = lane;
  result.head.emplace(chunk, chunk.block.bytes, true);
  sample.add(result);
}

SampleReport judged(const HeadSample& sample, MalformedLines malformed = MalformedLines::show,
                    std::size_t max_line = kNoLimit) {
  return sample.judge(testing::make_plan("zzz=1").query.compiled, malformed, max_line);
}

TEST_CASE("all of a small input: entries, malformed lines, names") {
  HeadSample sample;
  add_stream(sample, "{\"a\":1}\ntorn\n\n{\"b\":{\"c\":1}}{\"d\":1}\n", 0);
  const SampleReport report = judged(sample);
  CHECK(report.entries == 3);
  CHECK(report.malformed.count == 1);
  CHECK(report.all);
  CHECK(report.seen.entries == 3);
  CHECK(report.seen.names.contains("b.c"));
  CHECK(report.seen.names.contains("d"));
  REQUIRE(report.seen.terms.size() == 1);
  CHECK(report.seen.terms[0].evaluated == 3);
  const SampleReport only = judged(sample, MalformedLines::only);
  CHECK(only.entries == 3);
  CHECK(only.seen.entries == 0);
  CHECK(judged(HeadSample()).size() == 0);
  CHECK(judged(HeadSample()).all);
}

TEST_CASE("exactly as many as are looked at, and one more, for every chunk size and both ways") {
  const TempDir dir;
  for (const std::uint64_t count : {4999U, 5000U, 5001U}) {
    const std::string path = dir.write("x.log", lines(count));
    for (const std::size_t size : {std::size_t{7}, std::size_t{64}, std::size_t{4096}, kNoLimit}) {
      for (const bool from_end : {false, true}) {
        CAPTURE(count);
        CAPTURE(size);
        CAPTURE(from_end);
        HeadSample sample;
        add_file(sample, path, 0, size, from_end);
        const SampleReport report = judged(sample);
        CHECK(report.entries == std::min<std::uint64_t>(count, HeadSample::kEntries));
        CHECK(report.all == (count <= HeadSample::kEntries));
      }
    }
  }
}

TEST_CASE("no more bytes than are looked at, whatever the chunks") {
  const TempDir dir;
  constexpr std::size_t kLine = 4000;
  const std::uint64_t enough = HeadSample::kBytes / kLine + 1;
  for (const std::uint64_t count : {enough - 1, enough, enough + 1, 3 * enough}) {
    const std::string path = dir.write("x.log", lines(count, kLine));
    for (const std::size_t size : {std::size_t{1000}, std::size_t{524'288}, kNoLimit}) {
      for (const bool from_end : {false, true}) {
        CAPTURE(count);
        CAPTURE(size);
        CAPTURE(from_end);
        HeadSample sample;
        add_file(sample, path, 0, size, from_end);
        const SampleReport report = judged(sample);
        CHECK(report.entries == std::min(count, enough));
        CHECK(report.all == (count <= enough));
      }
    }
  }
}

TEST_CASE("over several inputs, in order, whichever end of each comes first") {
  const TempDir dir;
  const std::string a = dir.write("a.log", lines(3000)), b = dir.write("b.log", lines(3000));
  for (const bool from_end : {false, true}) {
    HeadSample sample;
    add_file(sample, a, 0, 1000, from_end);
    add_stream(sample, "{\"only\":1}\n", 1);
    add_file(sample, b, 2, 1000, from_end);
    const SampleReport report = judged(sample);
    CHECK(report.entries == 5000);
    CHECK_FALSE(report.all);
    CHECK(report.seen.names.contains("only"));
  }
}

TEST_CASE("what is not there any more, or is another file, is passed over") {
  const TempDir dir;
  const std::string path = dir.write("x.log", lines(10));
  HeadSample sample;
  add_file(sample, path, 0, 50, false);
  std::filesystem::rename(path, dir / "old.log");
  CHECK(judged(sample).entries == 0);
  dir.write("x.log", lines(20));
  CHECK(judged(sample).entries == 0);
  std::filesystem::rename(dir / "old.log", path);
  CHECK(judged(sample).entries == 10);
}

TEST_CASE("where the first malformed line stands, whatever the chunks") {
  const TempDir dir;
  const std::string good = lines(1, 40);
  const std::string path = dir.write("x.log", good + "\n" + good + "torn\n" + good + "torn too\n");
  for (const std::size_t size : {1U, 64U, 1000U}) {
    for (const bool from_end : {false, true}) {
      HeadSample sample;
      add_file(sample, dir.write("before.log", good), 0, size, from_end);
      add_file(sample, path, 1, size, from_end);
      const CountedLines malformed = judged(sample).malformed;
      CHECK(malformed.count == 2);
      CHECK(malformed.first.file->name == path);
      CHECK(malformed.first.offset == 2 * good.size() + 1);
    }
  }
}

TEST_CASE("lines that are too long are passed over, of files and of streams") {
  const TempDir dir;
  const std::string text =
      lines(3) + lines(1, 200) + lines(2) + "\"x\":" + lines(1, 300) + lines(1);
  HeadSample stream, file;
  add_stream(stream, text, 0);
  add_file(file, dir.write("x.log", text), 0, 64, false);
  for (const HeadSample* sample : {&stream, &file}) {
    CHECK(judged(*sample, MalformedLines::show, 100).entries == 6);
    CHECK(judged(*sample, MalformedLines::show, 100).malformed.count == 0);
    CHECK(judged(*sample).entries == 7);
    CHECK(judged(*sample).malformed.count == 1);
  }
}

}  // namespace
}  // namespace gsaw
