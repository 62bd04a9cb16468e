// EntryStore: entries outlive their chunks, in the mapping of their file or as copies.
#include "pipeline/entry_store.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "unit/base/tmpdir_is.h"
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
  Diagnostics diagnostics([](std::string_view) {});
  EntryStore store(diagnostics);
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
  Diagnostics diagnostics([](std::string_view) {});
  auto store = std::make_unique<EntryStore>(diagnostics);
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
  Diagnostics diagnostics([](std::string_view) {});
  EntryStore store(diagnostics);
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
  Diagnostics diagnostics([](std::string_view) {});
  EntryStore store(diagnostics);
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
    std::string copy;
    CHECK(append_kept_line(wanted[i], copy));
  }
}

TEST_CASE(
    "where no temporary file can be made, what can no longer be copied is left out and said") {
  const testing::TmpDirIs no_folder("/no/such/folder");
  std::string said;
  Diagnostics diagnostics([&](std::string_view text) { said += text; });
  EntryStore store(diagnostics, std::size_t{1} << 20);
  const auto file = testing::input_file("a.log");
  const auto chunk = [&](std::uint32_t lane, bool is_mapping) {
    auto result = kept_chunk(lines({std::string(300 << 10, 'x')}), file, is_mapping);
    result.id.lane = lane;
    return result;
  };
  std::vector<KeptEntry> entries;
  int kept = 0;
  for (; kept < 100 && store.has_room_for(chunk(0, false)); ++kept) {
    const auto adopted = store.adopt(chunk(0, false), 1);
    entries.insert(entries.end(), adopted.begin(), adopted.end());
  }
  CHECK(kept > 3);
  CHECK(kept < 20);
  for (const KeptEntry& entry : entries) CHECK(text_of(entry) == std::string(300 << 10, 'x'));
  CHECK(store.is_full());
  CHECK(store.has_room_for(chunk(1, true)));
  CHECK_FALSE(store.has_room_for(chunk(0, false)));
  store.finish();
  CHECK(said ==
        "gsaw: the rest of a.log is left out: its temporary copy in /no/such/folder has failed: No "
        "such file or directory\n  set TMPDIR to a folder with room for it\n");
  CHECK_FALSE(store.has_room_for(chunk(2, false)));
  CHECK_FALSE(store.has_room_for(chunk(2, false)));
  CHECK_FALSE(store.has_room_for(chunk(3, false)));
  said.clear();
  store.finish();
  CHECK(said == "gsaw: 2 more inputs are left out for the same reason\n");
  CHECK(diagnostics.has_errors());
}

}  // namespace
}  // namespace gsaw
