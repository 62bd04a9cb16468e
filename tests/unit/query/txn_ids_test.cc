// What -t takes for one of its ids.
#include "query/txn_ids.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

bool holds(const std::vector<std::string>& ids, std::string_view text, bool ignore_case = false) {
  std::string scratch;
  return TxnIds(ids, ignore_case).holds({JsonType::string, text, kNoToken}, text, scratch);
}

const std::string kTrace = "0af7651916cd43dd8448eb211c80319c";
const std::string kUpper = "0AF7651916CD43DD8448EB211C80319C";

TEST_CASE("an id is itself, a hexadecimal one in either case") {
  CHECK(holds({"abc"}, "abc"));
  CHECK_FALSE(holds({"abc"}, "ABC"));
  CHECK(holds({"abc"}, "ABC", true));
  CHECK_FALSE(holds({"abc"}, "abcd"));
  CHECK(holds({kTrace}, kUpper));
  CHECK(holds({kUpper}, kTrace));
  CHECK(holds({"x", kUpper}, kTrace));
  CHECK(holds({"5f0c7127-3BE9-4488-b801-c7b6415b45e9"}, "5F0C7127-3be9-4488-b801-C7b6415b45e9"));
  CHECK_FALSE(holds({kTrace}, kTrace + "0"));
  // Folding beyond ASCII is not meant.
  CHECK_FALSE(holds({"deadbeef"},
                    "deadbe\xC4\x93"
                    "f"));
}

TEST_CASE("an id is found in each of its spellings") {
  const std::string uuid = "0af76519-16CD-43dd-8448-eb211c80319c";
  const std::string xray = "1-0AF76519-16cd43dd8448eb211c80319c";
  for (const std::string& asked : {kTrace, kUpper, uuid, xray}) {
    for (const std::string& logged : {kTrace, kUpper, uuid, xray, "Root=" + xray, "0x" + kTrace}) {
      CAPTURE(asked);
      CAPTURE(logged);
      CHECK(holds({asked}, logged));
      CHECK(holds({asked}, logged, true));
      CHECK_FALSE(holds({asked}, logged + "0"));
    }
  }
  CHECK(holds({"8448eb211c80319c"}, "00000000000000008448EB211C80319C"));
  CHECK_FALSE(holds({"8448eb211c80319c"}, kTrace));
}

TEST_CASE("an id is found in its envelope, and the envelope itself") {
  const std::string parent = "00-" + kUpper + "-b7ad6b7169203331-01";
  CHECK(holds({kTrace}, parent));
  CHECK(holds({"B7AD6B7169203331"}, parent));
  CHECK(holds({parent}, parent));
  CHECK(holds({"projects/p/traces/x1"}, "projects/p/traces/x1"));
  CHECK(holds({"x1"}, "projects/p/traces/x1"));
  CHECK_FALSE(holds({"X1"}, "projects/p/traces/x1"));
  CHECK(holds({"X1"}, "projects/p/traces/x1", true));
  CHECK_FALSE(holds({"c7b6415b45e9"}, "5f0c7127-3be9-4488-b801-c7b6415b45e9"));
}

}  // namespace
}  // namespace gsaw
