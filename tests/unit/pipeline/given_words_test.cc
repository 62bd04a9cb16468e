// Commands that go on from the one that was given.
#include "pipeline/given_words.h"

#include <doctest/doctest.h>

namespace gsaw {
namespace {

TEST_CASE("inputs are read alike, whichever entries are asked for") {
  const GivenWords given{{"-l err"}, {"--log-zone=CET"}, {"a.log", "'b c'"}};
  CHECK(given.command("-t x") == "gsaw -t x --log-zone=CET a.log 'b c'");
  CHECK(given.command_for_selected("--fields") ==
        "gsaw --fields -l err --log-zone=CET a.log 'b c'");
  CHECK(given.command_elsewhere("-s", "PATH") == "gsaw -s --log-zone=CET PATH");
  CHECK(GivenWords().command("-s") == "gsaw -s");
}

}  // namespace
}  // namespace gsaw
