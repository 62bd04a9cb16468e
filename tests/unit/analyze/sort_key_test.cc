// SortKey: what is larger than what.
#include "analyze/sort_key.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace gsaw {
namespace {

SortKey number(std::string_view raw) { return SortKey::of({JsonType::number, raw}); }
SortKey text(std::string_view raw) { return SortKey::of({JsonType::string, raw}); }

TEST_CASE("numbers, then spans of time, then text: each by its own order, exactly") {
  // In order; those of a line are equal.
  const std::vector<std::vector<SortKey>> ascending{
      {text("")},  // not compared
      {text("Z")},
      {text("a")},
      {text("ab"), text("\\u0061b")},
      {SortKey::of({JsonType::boolean, "false"})},
      {SortKey::of({JsonType::boolean, "true"})},
      {text("\xc3\xa9"), text("\\u00e9")},
      {text("-2s")},
      {text("250ms"), text("0.25s"), text("250000us")},
      {text("1h")},
      {number("-1e400")},
      {number("-7"), text("-7")},
      {number("0"), number("-0.0")},
      {number("9007199254740992")},
      {number("9007199254740993"), text("9007199254740993"), text("+9007199254740993.0")},
      {number("1e400"), number("10e399")},
      {number("1e401")},
  };
  for (std::size_t i = 1; i < ascending.size(); ++i) {
    for (std::size_t j = 1; j < ascending.size(); ++j) {
      CAPTURE(i);
      CAPTURE(j);
      for (const SortKey& one : ascending[i]) {
        for (const SortKey& other : ascending[j]) {
          const int compared = one.compare(other);
          CHECK((compared > 0) == (i > j));
          CHECK((compared < 0) == (i < j));
        }
      }
    }
  }
}

TEST_CASE("what has no value") {
  CHECK(SortKey().is_missing());
  CHECK(text("").is_missing());
  CHECK(SortKey::of({JsonType::null, "null"}).is_missing());
  CHECK(SortKey::of({JsonType::array, "[1]"}).is_missing());
  CHECK(SortKey::of({JsonType::object, "{}"}).is_missing());
  CHECK_FALSE(text(" ").is_missing());
  CHECK_FALSE(number("0").is_missing());
}

TEST_CASE("of levels the worst is the largest") {
  CHECK(SortKey::of(Level::emerg).compare(SortKey::of(Level::err)) > 0);
  CHECK(SortKey::of(Level::err).compare(SortKey::of(Level::warn)) > 0);
  CHECK(SortKey::of(Level::debug).compare(SortKey::of(Level::debug)) == 0);
  CHECK(SortKey::of(Level::trace).compare(SortKey::of(Level::debug)) < 0);
}

TEST_CASE("keys by their numbers") {
  SortKeys keys;
  CHECK(keys.add({number("1"), SortKey()}) == 0);
  CHECK(keys.add({number("2"), SortKey()}) == 2);
  CHECK(keys.size() == 4);
  for (const bool smallest_first : {false, true}) {
    CHECK(keys.comes_before(2, 0, smallest_first) == !smallest_first);
    CHECK(keys.comes_before(0, 2, smallest_first) == smallest_first);
    CHECK(keys.comes_before(0, 1, smallest_first));
    CHECK_FALSE(keys.comes_before(1, 0, smallest_first));
    CHECK_FALSE(keys.comes_before(1, 3, smallest_first));
    CHECK_FALSE(keys.comes_before(0, 0, smallest_first));
  }
  CHECK(keys.take(2).compare(number("2")) == 0);
}

}  // namespace
}  // namespace gsaw
