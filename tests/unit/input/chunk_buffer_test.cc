// Chunks of files read into memory of one's own, and those that cannot be.
#include "input/chunk_buffer.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "base/diagnostics.h"
#include "input/chunk_source.h"
#include "unit/input/input_fixture.h"

using namespace gsaw;

namespace {

std::string lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "{\"n\":" + std::to_string(i) + "}\n";
  return text;
}

}  // namespace

TEST_CASE("the chunks of a file, read one after the other, are the file") {
  const testing::TempDir dir;
  const std::string text = lines(1000);
  Diagnostics diagnostics([](std::string_view) {});
  for (const std::size_t size : {1U, 100U, 4096U, 1U << 20}) {
    ChunkSource source({dir.write("a.log", text)}, {size, false}, diagnostics);
    ChunkBuffer buffer;
    std::string read;
    while (const auto chunk = source.next()) {
      const std::string_view bytes = buffer.read(*chunk);
      CHECK(bytes.data() != chunk->bytes.data());
      read += bytes;
    }
    CHECK(read == text);
  }
}

TEST_CASE("a giant line, and a file that has shrunk, stay where they are mapped") {
  const testing::TempDir dir;
  Diagnostics diagnostics([](std::string_view) {});
  ChunkBuffer buffer;
  {
    ChunkSource source({dir.write("giant.log", std::string(5U << 20, 'x'))}, {}, diagnostics);
    const auto chunk = source.next();
    REQUIRE(chunk);
    CHECK(buffer.read(*chunk).data() == chunk->bytes.data());
  }
  const std::string path = dir.write("shrinks.log", lines(1000));
  ChunkSource source({path}, {}, diagnostics);
  const auto chunk = source.next();
  REQUIRE(chunk);
  std::filesystem::resize_file(path, 100);
  CHECK(buffer.read(*chunk).data() == chunk->bytes.data());
  CHECK(chunk->usable_bytes().size() < 100);
}
