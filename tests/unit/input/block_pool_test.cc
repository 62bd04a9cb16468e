// Blocks of memory that come back and are given out again.
#include "input/block_pool.h"

#include <doctest/doctest.h>

#include <cstring>
#include <optional>
#include <set>
#include <thread>

using namespace gsaw;

TEST_CASE("what comes back is given out again, as much as is to be kept") {
  BlockPool pool(100, 2);
  std::vector<std::shared_ptr<char[]>> taken;
  std::set<char*> places;
  for (int i = 0; i < 3; ++i) {
    taken.push_back(pool.take(100));
    places.insert(taken.back().get());
  }
  CHECK(places.size() == 3);  // none is given out twice
  taken.clear();
  taken.push_back(pool.take(50));
  taken.push_back(pool.take(100));
  CHECK(places.contains(taken[0].get()));
  CHECK(places.contains(taken[1].get()));
  CHECK(taken[0] != taken[1]);
}

TEST_CASE("the last owner lets go") {
  BlockPool pool(100, 2);
  std::shared_ptr<char[]> block = pool.take(100);
  const std::shared_ptr<const void> other = block;
  char* const place = block.get();
  block.reset();
  CHECK(pool.take(100).get() != place);
}

TEST_CASE("larger blocks are given out, and not kept") {
  BlockPool pool(100, 2);
  {
    const std::shared_ptr<char[]> large = pool.take(1'000'000);
    REQUIRE(large);
    std::memset(large.get(), 'x', 1'000'000);
  }
  CHECK(pool.block_size() == 100);
  std::memset(pool.take(100).get(), 'x', 100);
}

TEST_CASE("a few bytes do not take a block") {
  BlockPool pool(1000, 2);
  char* const place = pool.take(1000).get();
  const std::shared_ptr<char[]> few = pool.take(10);
  REQUIRE(few);
  CHECK(pool.take(1000).get() == place);  // it was there still
}

TEST_CASE("blocks may outlive the pool") {
  std::optional<BlockPool> pool(std::in_place, 100, 2);
  const std::shared_ptr<char[]> block = pool->take(100);
  std::shared_ptr<char[]> other = pool->take(100);
  pool.reset();
  other.reset();
  std::memset(block.get(), 'x', 100);  // under the address sanitizer it would not be forgiven
  CHECK(block[99] == 'x');
}

TEST_CASE("several threads never share a block") {
  BlockPool pool(1000, 3);
  std::vector<std::thread> threads;
  for (const char c : {'a', 'b', 'c', 'd'}) {
    threads.emplace_back([&pool, c] {
      int wrong = 0;
      for (int i = 0; i < 1000; ++i) {
        const std::shared_ptr<char[]> block = pool.take(1000);
        std::memset(block.get(), c, 1000);
        wrong += block[0] != c || block[999] != c ? 1 : 0;
      }
      CHECK(wrong == 0);
    });
  }
  for (std::thread& thread : threads) thread.join();
}
