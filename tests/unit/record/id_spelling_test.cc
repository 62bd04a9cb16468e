// The ways in which systems write one hexadecimal id.
#include "record/id_spelling.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace gsaw {
namespace {

using Texts = std::vector<std::string>;

const std::string kDigits = "0af7651916cd43dd8448eb211c80319c";
const std::string kUuid = "0af76519-16cd-43dd-8448-eb211c80319c";
const std::string kXray = "1-0af76519-16cd43dd8448eb211c80319c";
const std::string kShort = "8448eb211c80319c";
const std::string kPadded = "0000000000000000" + kShort;

std::string one(std::string_view id) {
  std::string scratch;
  return std::string(in_one_spelling(id, scratch));
}

TEST_CASE("the spellings of an id are one") {
  for (const std::string& id : {kDigits, kUuid, kXray}) CHECK(one(id) == kDigits);
  CHECK(one("0AF76519-16cd-43DD-8448-eb211c80319C") == kDigits);
  CHECK(one(kShort) == kPadded);
  CHECK(one("8448EB211C80319C") == kPadded);
  CHECK(one("00000000-0000-0000-8448-eb211c80319c") == kPadded);
}

TEST_CASE("an id of another shape has one spelling, in one case where it is hexadecimal") {
  for (const std::string_view id :
       {"", "x", ".rh-3dT5.h-product-api0", "12345678-90ab", "1-0af76519-16cd43dd8448eb211c80319",
        "2-0af76519-16cd43dd8448eb211c80319c", "0af76519-16cd-43dd-8448-eb211c80319g",
        "0af7651-916cd-43dd-8448-eb211c80319c", "0af76519-16cd43dd8448eb211c80319",
        "0af76519-16cd-43dd-8448eb211c80319cf", "1234567890123456",
        "12345678901234567890123456789012", "8448eb211c80319", "8448eb2-1c80319c"}) {
    CAPTURE(id);
    CHECK(one(id) == id);
    CHECK(other_spellings(id).empty());
    CHECK(end_of_spellings(id) == id);
  }
  CHECK(one("DEADBEEF-00") == "deadbeef-00");
}

TEST_CASE("the others of the spellings") {
  CHECK(other_spellings(kDigits) == Texts{kUuid, kXray});
  CHECK(other_spellings(kUuid) == Texts{kDigits, kXray});
  CHECK(other_spellings(kXray) == Texts{kDigits, kUuid});
  CHECK(other_spellings(kShort) == Texts{kPadded});
  CHECK(other_spellings(kPadded) == Texts{kShort});
  CHECK(other_spellings("0AF76519-16CD-43DD-8448-EB211C80319C") == Texts{kDigits, kXray});
}

TEST_CASE("all spellings are one and end alike") {
  for (const std::string& id : {kDigits, kUuid, kXray, kShort, kPadded}) {
    const std::string_view end = end_of_spellings(id);
    for (const std::string& other : other_spellings(id)) {
      CAPTURE(id);
      CAPTURE(other);
      CHECK(one(other) == one(id));
      CHECK(std::string_view(other).ends_with(end));
      CHECK(end_of_spellings(other) == end);
    }
  }
}

}  // namespace
}  // namespace gsaw
