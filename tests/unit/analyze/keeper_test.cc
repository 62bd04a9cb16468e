// Keeper: bytes stay where they are, in memory or in a file, as long as they are owned.
#include "analyze/keeper.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "unit/base/tmpdir_is.h"

namespace gsaw {
namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;

std::string line(std::size_t number, std::size_t size) {
  std::string text = std::to_string(number) + ' ';
  text.resize(size, static_cast<char>('a' + number % 26));
  return text;
}

struct Kept {
  Keeper::Kept kept;
  std::size_t number, size;

  bool is_intact() const { return std::string_view(kept.bytes, size) == line(number, size); }
};

std::vector<Kept> keep_many(Keeper& keeper, std::size_t count, std::size_t size) {
  std::vector<Kept> kept;
  for (std::size_t i = 0; i < count; ++i) kept.push_back({keeper.keep(line(i, size)), i, size});
  return kept;
}

TEST_CASE("bytes are copied, and stay while the keeper takes more") {
  Keeper keeper;
  CHECK(keeper.in_memory() == 0);
  std::string text = "first";
  const Keeper::Kept first = keeper.keep(text);
  text = "other";
  keep_many(keeper, 10, 100);
  CHECK(std::string_view(first.bytes, 5) == "first");
  CHECK(first.owner != nullptr);
  CHECK(keeper.keep("").owner != nullptr);
}

TEST_CASE("past the limit full blocks move to a file, and nothing that points there changes") {
  Keeper keeper(2 * kMiB);
  const std::vector<Kept> kept = keep_many(keeper, 9000, 1000);
  CHECK(keeper.in_memory() >= kMiB);
  CHECK(keeper.in_memory() <= 4 * kMiB);
  std::size_t intact = 0;
  for (const Kept& entry : kept) intact += entry.is_intact() ? 1 : 0;
  CHECK(intact == kept.size());
}

TEST_CASE("lines longer than a block have one of their own") {
  Keeper keeper(kMiB);
  const std::vector<Kept> kept = keep_many(keeper, 6, 3 * kMiB + 7);
  CHECK(keeper.in_memory() <= 8 * kMiB);
  for (const Kept& entry : kept) CHECK(entry.is_intact());
}

TEST_CASE("memory falls as owners go") {
  Keeper keeper(100 * kMiB);
  std::vector<Kept> kept = keep_many(keeper, 5000, 1000);
  const std::size_t before = keeper.in_memory();
  CHECK(before >= 4 * kMiB);
  kept.erase(kept.begin(), kept.begin() + 4000);
  CHECK(keeper.in_memory() < before / 2);
  CHECK(kept.front().is_intact());
  kept.clear();
  CHECK(keeper.in_memory() <= kMiB);  // the block being filled
}

TEST_CASE("owners outlive the keeper, in memory and in the file") {
  std::optional<Keeper> keeper(std::in_place, kMiB);
  const std::vector<Kept> kept = keep_many(*keeper, 5000, 1000);
  keeper.reset();
  for (std::size_t i = 0; i < kept.size(); i += 100) CHECK(kept[i].is_intact());
}

TEST_CASE("a limit of nothing: every full block goes to the file") {
  Keeper keeper(0);
  const std::vector<Kept> kept = keep_many(keeper, 5000, 1000);
  CHECK(keeper.in_memory() <= kMiB);
  for (std::size_t i = 0; i < kept.size(); i += 100) CHECK(kept[i].is_intact());
}

TEST_CASE("where there is no folder for the file, all stays in memory") {
  const testing::TmpDirIs no_folder("/nonexistent/folder");
  Keeper keeper(0);
  const std::vector<Kept> kept = keep_many(keeper, 5000, 1000);
  CHECK(keeper.in_memory() >= 5 * kMiB);
  for (std::size_t i = 0; i < kept.size(); i += 100) CHECK(kept[i].is_intact());
}

}  // namespace
}  // namespace gsaw
