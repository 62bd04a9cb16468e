// Amounts as a person reads them.
#include "base/amount_text.h"

#include <doctest/doctest.h>

namespace gsaw {
namespace {

TEST_CASE("bytes: three digits that count, in decimal units") {
  const auto bytes = [](std::uint64_t count) { return readable_bytes(count); };
  CHECK(bytes(0) == "0 B");
  CHECK(bytes(999) == "999 B");
  CHECK(bytes(1000) == "1.00 kB");
  CHECK(bytes(10'000) == "10.0 kB");
  CHECK(bytes(100'000) == "100 kB");
  CHECK(bytes(999'499) == "999 kB");
  CHECK(bytes(999'600) == "1.00 MB");
  CHECK(bytes(1'080'000'000) == "1.08 GB");
}

TEST_CASE("numbers in groups, and of what") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1'234'567) == "1,234,567");
  CHECK(counted(1, "line") == "1 line");
  CHECK(counted(1200, "line") == "1,200 lines");
  CHECK(counted_entries(1) == "1 entry");
  CHECK(counted_entries(0) == "0 entries");
}

}  // namespace
}  // namespace gsaw
