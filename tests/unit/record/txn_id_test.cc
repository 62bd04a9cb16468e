// Transaction ids: decoding real ones, refusing near misses.
#include "record/txn_id.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "record/timestamp.h"

using namespace gsaw;

namespace {

// Ids printed in the Rackspace Cloud Monitoring documentation and in its clients' tests;
// the last one has Python's time.time() as ts.
constexpr std::string_view kSamples[] = {
    ".rh-g2Tm.h-ord1.product.api0.r-axAIO3bO.c-9210.ts-1324830675.v-24e946e",
    ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0",
    ".rh-nzQM.h-ele.r-Kxysr1TO.c-189.ts-1320879585331.v-ae0a53c",
    ".rh-nzQM.h-ele.r-lobnFBE4.c-195.ts-1320879585945.v-ae0a53c",
    ".rh-ZWac.h-lon3-maas-prod-api0.r-To4aIzNP.c-25577.ts-1326394448414.v-0c7bb08",
    ".rh-VE2m.h-lon3-maas-prod-api0.r-pm6oiwjm.c-37726.ts-1329263604920.v-3aec925",
    ".rh-YQzc.h-lon3-maas-prod-api0.r-kCU9r8nq.c-27354.ts-1329332815801.v-3aec925",
    ".rh-NGRc.h-dfw1-maas-prod-api0.r-fKxxaymj.c-34581.ts-1329407832952.v-b9d7626",
    ".rh-00oi.h-ord1-maas-prod-api1.r-WZWtj0Vc.c-5711.ts-1329408343356.v-b9d7626",
    ".rh-ew99.h-dfw1-maas-prod-api1.r-dRuk75SF.c-35593.ts-1329410023443.v-b9d7626",
    ".rh-ew99.h-dfw1-maas-prod-api1.r-Kti7H0py.c-39599.ts-1329418764114.v-b9d7626",
    ".rh-qRGT.h-ord1-maas-prod-api0.r-UH0HesoS.c-404.ts-1329420284585.v-a037e7a",
    ".rh-9pAY.h-lon3-maas-prod-api1.r-2ruPuxLu.c-99739.ts-1330064931513.v-c576983",
    ".rh-Fxp3.h-ord1-maas-prod-api0.r-4Fb5IwLs.c-455.ts-1330554327071.v-50c8c2d",
    ".rh-GLyy.h-dfw1-maas-prod-api0.r-2Ulro75y.c-32883.ts-1330554811888.v-6fee2d2",
    ".rh-zyPa.h-dfw1-maas-prod-api0.r-6RuOWE2V.c-236.ts-1330555655887.v-50c8c2d",
    ".rh-qyek.h-farscape.r-q3i5psGp.c-3.ts-1347320188220.v-0.1",
    ".rh-lHJL.h-ord1-maas-prod-api1.r-AGRIH406.c-4085336.ts-1377785008661.v-e602877",
    ".rh-QScV.h-ord1-maas-prod-api0.r-uuWnOhLS.c-206541.ts-1377805994157.v-9c40430",
    ".rh-DL6s.h-ord1-maas-stage-api0.r-3hj7YV2w.c-3297.ts-1384473268889.v-31b5052",
    ".rh-Skiy.h-ord1-maas-stage-api1.r-zzTqFcaG.c-1553.ts-1391108878406.v-65f8f6c",
    ".rh-kkil.h-ord1-maas-prod-agent0.r-NRV9HH4X.c-204.ts-1395785089015.v-29c1c1d",
    ".rh-quqy.h-ord1-maas-prod-api1.r-1wej75Ht.c-21273930.ts-1410911874749.v-858fee7",
    ".rh-D0j7.h-dfw1-maas-prod-api0.r-doc8iigF.c-5540173.ts-1410911874.75.v-bfe87f0",
};

std::string id_with(std::string_view host, std::string_view created, std::string_view version) {
  std::string id = ".rh-3dT5.h-";
  id.append(host).append(".r-pVDF7IRM.c-0.ts-").append(created).append(".v-").append(version);
  return id;
}

// The id put together again from its parts.
std::string id_of(const TxnId& id) {
  return fmt::format(".rh-{}.h-{}.r-{}.c-{}.ts-{}.v-{}", id.process, id.host, id.request,
                     id.counter, id.created_text, id.version);
}

}  // namespace

TEST_CASE("real ids are decoded in full") {
  for (const std::string_view sample : kSamples) {
    CAPTURE(sample);
    const auto id = decode_txn_id(sample);
    REQUIRE(id);
    CHECK(id->process.size() == 4);
    CHECK(id->request.size() == 8);
    CHECK(id->created == time_from_epoch(id->created_text));
    CHECK(id_of(*id) == sample);
  }
  const auto id =
      decode_txn_id(".rh-g2Tm.h-ord1.product.api0.r-axAIO3bO.c-9210.ts-1324830675.v-24e");
  REQUIRE(id);
  CHECK(id->process == "g2Tm");
  CHECK(id->host == "ord1.product.api0");
  CHECK(id->request == "axAIO3bO");
  CHECK(id->counter == "9210");
  CHECK(id->created_text == "1324830675");
  CHECK(id->version == "24e");
}

TEST_CASE("real ids say when they were made") {
  // The times that the sources of the ids give for them, some in the Date of the reply.
  const std::string_view times[] = {"2011-12-25T16:31:15Z", "2011-12-26T21:56:28.828Z",
                                    "2011-11-09T22:59:45.331Z", "2011-11-09T22:59:45.945Z",
                                    "2012-01-12T18:54:08.414Z"};
  for (std::size_t i = 0; i < std::size(times); ++i) {
    CAPTURE(times[i]);
    CHECK(decode_txn_id(kSamples[i])->created == time_from_text(times[i]));
  }
}

TEST_CASE("a host may hold what the id itself is made of") {
  for (const std::string_view host : {"a", "-", "a.b-c_d", "x.r-AAAAAAAA",
                                      "x.r-AAAAAAAA.c-1.ts-2.v-3", ".r-", "h-.h-", "h\xC3\xA9"}) {
    CAPTURE(host);
    const std::string text = id_with(host, "1324936588828", "UNSET");
    const auto id = decode_txn_id(text);
    REQUIRE(id);
    CHECK(id->host == host);
    CHECK(id->request == "pVDF7IRM");
    CHECK(id->version == "UNSET");
  }
}

TEST_CASE("a version may hold dots; what ends a sentence is no part of it") {
  for (const std::string_view version : {"0.1", "1.2.3-rc1", "1.r-abc", "1.0+build", "a.v-b"}) {
    CAPTURE(version);
    const std::string text = id_with("h", "1324936588828", version) + ".-.";
    const auto id = decode_txn_id(text);
    REQUIRE(id);
    CHECK(id->version == version);
  }
}

TEST_CASE("the creation time is exact, its unit told by magnitude") {
  const auto created = [](std::string_view text) {
    const std::string id = id_with("h", text, "1");
    const auto decoded = decode_txn_id(id);
    REQUIRE(decoded);
    CHECK(decoded->created_text == text);
    return decoded->created;
  };
  CHECK(created("1324936588") == 1'324'936'588'000'000'000);
  CHECK(created("1324936588.828") == 1'324'936'588'828'000'000);
  CHECK(created("1324936588.123456789") == 1'324'936'588'123'456'789);
  CHECK(created("1324936588.1234567899999999999999") == 1'324'936'588'123'456'789);
  CHECK(created("1324936588828") == 1'324'936'588'828'000'000);
  CHECK(created("1324936588828.123456789") == 1'324'936'588'828'123'456);
  CHECK(created("0001324936588") == 1'324'936'588'000'000'000);
  CHECK(created("0") == 0);
  CHECK(created("100000000000") == 100'000'000'000'000'000);
}

TEST_CASE("what is no id") {
  using namespace std::string_view_literals;
  // What is wrong: the ends, the lengths, the alphabets.
  const std::string_view shapes[] = {
      ""sv,
      "."sv,
      ".rh-"sv,
      "sometransaction"sv,
      "7961cb5b8e70a7475d1ecd4ecf0145ba"sv,
      "rh-3dT5.h-a.r-pVDF7IRM.c-0.ts-1.v-1"sv,
      " .rh-3dT5.h-a.r-pVDF7IRM.c-0.ts-1.v-1"sv,
      ".rh-3dT.h-a.r-pVDF7IRM.c-0.ts-1.v-1"sv,
      ".rh-3dT55.h-a.r-pVDF7IRM.c-0.ts-1.v-1"sv,
      ".rh-3dT5.h-a.r-pVDF7IR.c-0.ts-1.v-1"sv,
      ".rh-3dT5.h-a.r-pVDF7IRMM.c-0.ts-1.v-1"sv,
      ".rh-3d-5.h-a.r-pVDF7IRM.c-0.ts-1.v-1"sv,
      ".rh-3dT5.h-a.r-pVDF7IR_.c-0.ts-1.v-1"sv,
      ".rh-3dT5.h-.r-pVDF7IRM.c-0.ts-1.v-1"sv,
      ".rh-3dT5.h-a b.r-pVDF7IRM.c-0.ts-1.v-1"sv,
      ".rh-3dT5.h-a\0.r-pVDF7IRM.c-0.ts-1.v-1"sv,
  };
  for (const std::string_view text : shapes) {
    CAPTURE(text);
    CHECK_FALSE(decode_txn_id(text));
  }
  // What is wrong after the request: no digits, other numbers, times past the year
  // 2262, no version, more text.
  for (const std::string_view rest :
       {"c-.ts-1.v-1", "c--1.ts-1.v-1", "c-0.ts-.v-1", "c-0.ts-1..v-1", "c-0.ts-1.5.5.v-1",
        "c-0.ts-1e9.v-1", "c-0.ts-9999999999999999.v-1", "c-0.ts-99999999999.v-1",
        "c-0.ts-99999999999999999999999999999.v-1", "c-0.ts-1.v-", "c-0.ts-1.v-...",
        "c-0.ts-1.v-1 failed", "c-0.ts-1.v-1\"", "c-0.ts-1.v-1\x1b[m"}) {
    CAPTURE(rest);
    CHECK_FALSE(decode_txn_id(".rh-3dT5.h-a.r-pVDF7IRM." + std::string(rest)));
  }
}

TEST_CASE("hostile ids end quickly") {
  std::string text = ".rh-3dT5.h-";
  for (int i = 0; i < 200'000; ++i) text += ".r-pVDF7IRM.c-0.ts-99999999999.v-";
  CHECK_FALSE(decode_txn_id(text));
  CHECK_FALSE(decode_txn_id(text + " "));
  CHECK_FALSE(decode_txn_id(".rh-3dT5.h-" + std::string(1'000'000, '.')));
  CHECK(decode_txn_id(id_with(std::string(1'000'000, 'h'), "1", std::string(1'000'000, '9'))));
}
