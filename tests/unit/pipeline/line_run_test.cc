// Lines one after another, some at a time: none lost, none twice, each with its newline.
#include "pipeline/line_run.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace gsaw;

namespace {

// All whole lines that runs give; what none of them can hold is passed over.
std::vector<std::string> lines_by_runs(std::string_view text, std::size_t& longer) {
  LineRun lines;
  std::vector<std::string> seen;
  while (!text.empty()) {
    const std::string_view run = lines.start(text);
    CHECK(run.size() <= LineRun::kMost);
    std::size_t taken = run.size();
    if (run.empty()) {
      CHECK_FALSE(lines.has_next());
      const std::size_t newline = text.find('\n');
      taken = newline == text.npos ? text.size() : newline + 1;
      longer += taken > LineRun::kMost;
      seen.emplace_back(text.substr(0, taken));
    }
    while (lines.has_next()) seen.emplace_back(lines.next());
    text.remove_prefix(taken);
  }
  return seen;
}

}  // namespace

TEST_CASE("runs give each line of a text, in order, however long they are") {
  std::minstd_rand random(7);
  std::size_t longer = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> wanted;
    std::string text;
    while (text.size() < 150'000) {
      const std::size_t most = random() % 200 == 0 ? 40'000 : 1 + random() % 300;
      wanted.push_back(std::string(random() % most, 'x') + '\n');
      text += wanted.back();
    }
    if (round % 2 == 0) text += wanted.emplace_back("no newline");
    CHECK(lines_by_runs(text, longer) == wanted);
  }
  CHECK(longer > 10);
}

TEST_CASE("a run that is stopped gives nothing more, and the next begins anew") {
  LineRun lines;
  CHECK(lines.start("a\nb\n") == "a\nb\n");
  CHECK(lines.next() == "a\n");
  lines.stop();
  CHECK_FALSE(lines.has_next());
  CHECK(lines.start("c\nd") == "c\n");
  CHECK(lines.next() == "c\n");
  CHECK_FALSE(lines.has_next());
  CHECK(lines.start("d").empty());
}
