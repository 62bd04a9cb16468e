// EntryStore: entries outlive their chunks, in the mapping of their file or as copies.
#include "pipeline/entry_store.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

// A chunk of these lines, whose bytes are in `owner`.
ChunkResult kept_chunk(const std::shared_ptr<const std::vector<std::string>>& owner,
                       std::shared_ptr<const InputFile> file, bool is_mapping) {
  ChunkResult result;
  result.file = std::move(file);
  auto product = std::make_unique<KeptChunk>();
  for (const std::string& line : *owner) {
    KeptEntry entry;
    entry.line = line.data();
    entry.size = static_cast<std::uint32_t>(line.size());
    entry.checksum = line_checksum(line);
    product->entries.push_back(entry);
  }
  product->owner = owner;
  product->is_mapping = is_mapping;
  result.product = std::move(product);
  return result;
}

auto lines(std::vector<std::string> texts) {
  return std::make_shared<const std::vector<std::string>>(std::move(texts));
}

std::string text_of(const KeptEntry& entry) { return {entry.line, entry.size}; }

TEST_CASE("what stands in memory is copied; the chunk's memory is let go") {
  EntryStore store;
  auto owner = lines({"one", "two", "three"});
  const std::weak_ptr<const std::vector<std::string>> seen = owner;
  std::vector<KeptEntry> entries;
  {
    const ChunkResult result =
        kept_chunk(std::exchange(owner, nullptr), testing::input_file("a.log"), false);
    entries = store.adopt(result, 2);
  }
  CHECK(seen.expired());
  REQUIRE(entries.size() == 2);
  CHECK(text_of(entries[0]) == "one");
  CHECK(text_of(entries[1]) == "two");
  CHECK(store.file_of(entries[1]).name == "a.log");
  CHECK(store.copied_bytes() == 6);
}

TEST_CASE("what stands in a mapping stays there, and holds it") {
  auto store = std::make_unique<EntryStore>();
  auto owner = lines({"one", "two"});
  const std::weak_ptr<const std::vector<std::string>> seen = owner;
  const char* const first = owner->front().data();
  std::vector<KeptEntry> entries;
  {
    const ChunkResult result =
        kept_chunk(std::exchange(owner, nullptr), testing::input_file("a.log"), true);
    entries = store->adopt(result, 2);
  }
  CHECK(entries[0].line == first);
  CHECK(store->copied_bytes() == 0);
  store->keep_only({});
  CHECK_FALSE(seen.expired());
  store.reset();
  CHECK(seen.expired());
}

TEST_CASE("chunks of one file have one number, others another") {
  EntryStore store;
  const auto file = testing::input_file("a.log"), other = testing::input_file("b.log");
  const auto mapping = lines({"x"});
  const auto number = [&](const std::shared_ptr<const InputFile>& of) {
    return store.adopt(kept_chunk(mapping, of, true), 1).front().file;
  };
  CHECK(number(file) == number(file));
  const std::uint32_t first = number(file), second = number(other);
  CHECK(first != second);
  CHECK(store.adopt(kept_chunk(mapping, other, true), 0).empty());
}

TEST_CASE("what is no longer wanted is let go, and what is wanted stays as it was") {
  EntryStore store;
  std::vector<KeptEntry> wanted;
  const auto file = testing::input_file("a.log");
  for (int i = 0; i < 1000; ++i) {
    const auto entries =
        store.adopt(kept_chunk(lines({std::to_string(i), "other"}), file, false), 2);
    if (i % 100 == 7) wanted.push_back(entries.front());
  }
  store.keep_only(wanted);
  CHECK(store.copied_bytes() == 28);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    CHECK(text_of(wanted[i]) == std::to_string(i * 100 + 7));
    std::string scratch;
    CHECK(kept_line(wanted[i], scratch).has_value());
  }
}

}  // namespace
}  // namespace gsaw
