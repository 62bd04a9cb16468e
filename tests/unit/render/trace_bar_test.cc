// Bars: marks, spans, as far as they lie within the whole.
#include "render/trace_bar.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "render/text_width.h"

namespace gsaw {
namespace {

const TimeSpan kWhole{1000, 1080};

std::string bar(Nanoseconds begin, Nanoseconds end) {
  return trace_bar({1000 + begin, 1000 + end}, kWhole, 10, true);
}
std::string ascii(Nanoseconds begin, Nanoseconds end) {
  return trace_bar({1000 + begin, 1000 + end}, kWhole, 10, false);
}

TEST_CASE("a moment is a mark where it lies") {
  CHECK(bar(0, 0) == "▏         ");
  CHECK(bar(3, 3) == "▎         ");
  CHECK(bar(5, 5) == "▐         ");
  CHECK(bar(7, 7) == "▕         ");
  CHECK(bar(40, 40) == "     ▏    ");
  CHECK(bar(80, 80) == "         ▕");
  CHECK(ascii(0, 0) == "|         ");
  CHECK(ascii(80, 80) == "         |");
}

TEST_CASE("a span is a bar over it") {
  CHECK(bar(0, 80) == "██████████");
  CHECK(bar(0, 40) == "█████     ");
  CHECK(bar(8, 20) == " █▌       ");
  CHECK(bar(12, 24) == " ▐█       ");
  CHECK(ascii(0, 80) == "==========");
  CHECK(ascii(8, 20) == " ==       ");
  CHECK(ascii(8, 16) == " |        ");
}

TEST_CASE("what lies outside is not shown") {
  CHECK(bar(-50, 40) == "█████     ");
  CHECK(bar(40, 500) == "     █████");
  CHECK(bar(-500, -400) == "▏         ");
  CHECK(bar(400, 500) == "         ▕");
  CHECK(ascii(-50, 500) == "==========");
}

TEST_CASE("as many columns as asked for, whatever it is") {
  constexpr Nanoseconds kFirst = std::numeric_limits<Nanoseconds>::min();
  constexpr Nanoseconds kLast = std::numeric_limits<Nanoseconds>::max();
  for (const TimeSpan whole : {TimeSpan{0, 0}, TimeSpan{0, 1}, TimeSpan{kFirst, kLast}, kWhole}) {
    for (const TimeSpan span : {TimeSpan{0, 0}, TimeSpan{kFirst, kLast}, TimeSpan{1005, 1010}}) {
      for (const std::size_t cells : {1U, 2U, 28U}) {
        CHECK(text_width(trace_bar(span, whole, cells, true)) == cells);
        CHECK(trace_bar(span, whole, cells, false).size() == cells);
      }
    }
  }
}

}  // namespace
}  // namespace gsaw
