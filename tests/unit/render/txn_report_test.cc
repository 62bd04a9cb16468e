// What --decode says of a transaction id.
#include "render/txn_report.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace gsaw {
namespace {

constexpr std::string_view kId =
    ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0";

TxnId decoded(std::string_view text) { return decode_txn_id(text).value(); }

TEST_CASE("one line a part") {
  CHECK(describe_txn(decoded(kId), TimeZone()) ==
        "host     product-api0\n"
        "created  2011-12-26 21:56:28.828 UTC\n"
        "process  3dT5  (drawn when the process started)\n"
        "request  pVDF7IRM\n"
        "counter  0  (requests of that process before this one)\n"
        "version  062c3d0\n");
}

TEST_CASE("the time is shown in the zone, which is named") {
  const auto created = [](std::string_view zone) {
    const std::string text = describe_txn(decoded(kId), TimeZone::named(zone).value());
    const std::size_t begin = text.find("created  ") + 9;
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  CHECK(created("+02:00") == "2011-12-26 23:56:28.828 UTC+02:00");
  CHECK(created("-03:30") == "2011-12-26 18:26:28.828 UTC-03:30");
  CHECK(created("-00:30") == "2011-12-26 21:26:28.828 UTC-00:30");
  CHECK(created("+13:45") == "2011-12-27 11:41:28.828 UTC+13:45");
  CHECK(created("UTC") == "2011-12-26 21:56:28.828 UTC");
}

TEST_CASE("as JSON: numbers are numbers, the time is RFC 3339") {
  CHECK(txn_as_json(decoded(kId)) ==
        R"({"host":"product-api0","created":"2011-12-26T21:56:28.828Z","process":"3dT5",)"
        R"("request":"pVDF7IRM","counter":0,"version":"062c3d0"})"
        "\n");
  // Seconds only, and a host with dots.
  CHECK(txn_as_json(
            decoded(".rh-g2Tm.h-ord1.product.api0.r-axAIO3bO.c-9210.ts-1324830675.v-24e946e")) ==
        R"({"host":"ord1.product.api0","created":"2011-12-25T16:31:15.000Z","process":"g2Tm",)"
        R"("request":"axAIO3bO","counter":9210,"version":"24e946e"})"
        "\n");
}

TEST_CASE("a counter that JSON has no number for stays text") {
  const std::string json =
      txn_as_json(decoded(".rh-AAAA.h-h.r-BBBBBBBB.c-007.ts-1324936588828.v-1"));
  CHECK(json.find("\"counter\":\"007\"") != std::string::npos);
  CHECK(txn_as_json(decoded(".rh-AAAA.h-h.r-BBBBBBBB.c-99999999999999999999.ts-1324936588828.v-1"))
            .find("\"counter\":99999999999999999999,") != std::string::npos);
}

TEST_CASE("hostile: a host and a version of any bytes cannot drive a terminal") {
  TxnId txn = decoded(kId);
  txn.host = "a\x1b[31m\n\"\\\xFF\xE2\x80\xAE";
  txn.version = "\x07";
  for (const std::string& text : {describe_txn(txn, TimeZone()), txn_as_json(txn)}) {
    CAPTURE(text);
    CHECK(text.find_first_of("\x1b\x07") == std::string::npos);
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(text.find('\xFF') == std::string::npos);
  }
  const std::string json = txn_as_json(txn);
  CHECK(json.find('\n') == json.size() - 1);
  CHECK(json.find(R"("host":"a\u001b[31m\n\"\\)") != std::string::npos);
  CHECK(describe_txn(txn, TimeZone()).find("\nversion  ") != std::string::npos);
}

}  // namespace
}  // namespace gsaw
