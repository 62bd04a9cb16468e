// Runs of NUL bytes.
#include "base/nul_run.h"

#include <doctest/doctest.h>

#include <string>

using namespace gsaw;

TEST_CASE("NULs that text begins with are counted, many or few") {
  for (const std::size_t count : {0U, 1U, 511U, 512U, 513U, 5000U}) {
    const std::string nuls(count, '\0');
    CHECK(leading_nuls(nuls) == count);
    CHECK(leading_nuls(nuls + 'x' + nuls) == count);
    CHECK(leading_nuls(nuls + '\n') == count);
  }
}
