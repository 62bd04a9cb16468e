#include "analyze/sync_window.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace gsaw {

TEST_CASE("What came last in time goes out in order of its time") {
  SyncWindow window(100);
  std::string out;
  CHECK_FALSE(window.add(20, 0, "b", 0, out));
  CHECK_FALSE(window.add(10, 1, "a", 50, out));
  CHECK_FALSE(window.add(30, 0, "c", 60, out));
  window.take_due(99, out);
  CHECK(out.empty());
  SUBCASE("as soon as one has waited long enough") {
    window.take_due(100, out);
    CHECK(out == "ab");
    window.take_due(160, out);
    CHECK(out == "abc");
    CHECK(window.is_empty());
    CHECK(window.memory() == 0);
  }
  SUBCASE("or when there is nothing more to wait for") {
    window.take_all(out);
    CHECK(out == "abc");
    CHECK(window.is_empty());
  }
}

TEST_CASE("What comes when a later one is out goes out at once") {
  SyncWindow window(100);
  std::string out;
  window.add(20, 0, "b", 0, out);
  window.take_due(100, out);
  CHECK(window.add(19, 1, "a", 101, out));
  CHECK(out == "ba");
  CHECK_FALSE(window.add(20, 1, "c", 102, out));
  CHECK(out == "ba");
  CHECK_FALSE(window.add(SyncWindow::kNoTime, 1, "d", 103, out));
  CHECK(out == "bad");
  CHECK(window.cut_short() == 0);
}

TEST_CASE("Of equal times those of a source stay together") {
  SyncWindow window(100);
  std::string out;
  window.add(10, 1, "c", 0, out);
  window.add(10, 0, "a", 1, out);
  window.add(10, 1, "d", 2, out);
  window.add(10, 0, "b", 3, out);
  window.take_all(out);
  CHECK(out == "abcd");
}

TEST_CASE("A window without a length keeps nothing back") {
  SyncWindow window(0);
  std::string out;
  window.add(20, 0, "b", 5, out);
  window.take_due(5, out);
  CHECK(out == "b");
}

TEST_CASE("Where more comes than is held, the earliest goes out before its time") {
  SyncWindow window(1000, 1024);
  std::string out;
  for (int i = 0; i < 100; ++i) {
    window.add(100 - i, 0, std::string(1, static_cast<char>('0' + i % 10)), i, out);
    CHECK(window.memory() <= 1024);
  }
  CHECK(window.cut_short() > 0);
  window.take_all(out);
  CHECK(out.size() == 100);
}

TEST_CASE("All that comes in time is in order, whatever the order in which it comes") {
  std::mt19937 random(7);
  for (int turn = 0; turn < 50; ++turn) {
    SyncWindow window(100);
    std::string out;
    std::vector<std::pair<Nanoseconds, Nanoseconds>> texts;  // when they come, and happened
    for (int i = 0; i < 200; ++i) {
      const auto when = static_cast<Nanoseconds>(random() % 1000);
      texts.emplace_back(when + static_cast<Nanoseconds>(random() % 100), when);
    }
    std::sort(texts.begin(), texts.end());
    for (const auto& [came, when] : texts) {
      window.take_due(came, out);
      CHECK_FALSE(window.add(when, 0, std::string(1, static_cast<char>(when / 4)), came, out));
    }
    window.take_all(out);
    CHECK(out.size() == texts.size());
    CHECK(std::is_sorted(out.begin(), out.end(), [](char a, char b) {
      return static_cast<unsigned char>(a) < static_cast<unsigned char>(b);
    }));
  }
}

}  // namespace gsaw
