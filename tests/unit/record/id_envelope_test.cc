// ids_within: the standard envelopes, and what only looks like one.
#include "record/id_envelope.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

const std::string kTrace = "0af7651916cd43dd8448eb211c80319c", kSpan = "b7ad6b7169203331";

std::string ids_of(std::string_view text) {
  std::string out;
  for (const std::string_view id : ids_within(text))
    out += (out.empty() ? "" : " ") + std::string(id);
  return out;
}

TEST_CASE("each envelope gives its ids") {
  const std::string both = kTrace + " " + kSpan;
  CHECK(ids_of("projects/my-project/traces/" + kTrace) == kTrace);
  CHECK(ids_of("projects/p/traces/x") == "x");
  CHECK(ids_of("00-" + kTrace + "-" + kSpan + "-01") == both);
  CHECK(ids_of("Root=1-5840-a00;Parent=" + kSpan + ";Sampled=1") == "1-5840-a00 " + kSpan);
  CHECK(ids_of("Self=1-2-3; Root=1-4-5") == "1-2-3 1-4-5");
  CHECK(ids_of("Root=1-4-5;Root=1-4-6;Lineage=a:1") == "1-4-5");
  CHECK(ids_of(kTrace + ":" + kSpan + ":0:1") == both);
  CHECK(ids_of("7f3:" + kSpan + ":9c:1") == "7f3 " + kSpan + " 9c");
  CHECK(ids_of("0x" + kTrace) == kTrace);
  CHECK(ids_of("0X" + kSpan) == kSpan);
  CHECK(ids_of(kTrace + "/12345;o=1") == kTrace + " 12345");
  CHECK(ids_of(kTrace + "/12345") == kTrace + " 12345");
  CHECK(ids_of(kTrace + "-" + kSpan) == both);
  CHECK(ids_of(kTrace + "-" + kSpan + "-1") == both);
  CHECK(ids_of(kSpan + "-" + kSpan + "-d-05e3ac9a4f6e3b90") ==
        kSpan + " " + kSpan + " 05e3ac9a4f6e3b90");
}

TEST_CASE("anything else is no envelope") {
  for (const std::string& text : {std::string(),
                                  kTrace,
                                  std::string("5f0c7127-3be9-4488-b801-c7b6415b45e9"),
                                  "00-" + kTrace + "-" + kSpan,
                                  "00-" + kTrace + "-" + kSpan + "-01-",
                                  "zz-" + kTrace + "-x-01",
                                  kTrace + "-" + kSpan + "-7",
                                  kTrace + "-" + kSpan + "-1-2",
                                  kTrace + "-",
                                  "-" + kTrace,
                                  kTrace + "x-" + kSpan,
                                  std::string("projects/p/traces/"),
                                  std::string("projects//traces/x"),
                                  std::string("projects/p/traces/x/y"),
                                  std::string("projects/p/spans/xyz"),
                                  kTrace + "/12a;o=1",
                                  kTrace + "/1;x=1",
                                  kTrace + ":" + kSpan + ":0",
                                  "a:b:c:d:e" + kTrace,
                                  std::string("12:34:56:78:90"),
                                  std::string("0x12"),
                                  "0x" + kTrace + "0",
                                  "0xz" + kTrace,
                                  std::string("Root=;Parent="),
                                  std::string("Rooted=1-2-3;x")}) {
    CAPTURE(text);
    CHECK(ids_of(text).empty());
  }
}

TEST_CASE("hostile envelopes are refused at once") {
  CHECK(ids_of("projects/p/traces/" + std::string(1'000'000, 'a')).empty());
  CHECK(ids_of("Root=" + std::string(1'000'000, ';')).empty());
  CHECK(ids_of(std::string(500, '-')).empty());
  CHECK(ids_of("Root=1;" + std::string(400, ';')) == "1");
}

TEST_CASE("zeros are no id, in no envelope") {
  const std::string zeros(32, '0'), span(16, '0');
  for (const std::string& text :
       {zeros, span, "00-" + zeros + "-" + span + "-00", "0x" + zeros, "0X" + span,
        "projects/my-project/traces/" + zeros, zeros + "/0;o=0", zeros + "/1234",
        zeros + ":" + span + ":0:0", std::string("0:0:0:0"), std::string("0x0"), std::string("0"),
        std::string("-"), std::string("N/A"), std::string("projects/p/traces/0"), std::string(" "),
        std::string(40, ' ')}) {
    CAPTURE(text);
    CHECK(is_nil_id(text));
  }
  for (const std::string& text :
       {kTrace, "0x" + kTrace, "projects/p/traces/" + kTrace, span + kSpan, kTrace + "/0;o=0",
        kTrace + ":" + span + ":0:0", "p-" + zeros, "x" + zeros, std::string("00"),
        std::string("0x00"), std::string(""), std::string(" x")}) {
    CAPTURE(text);
    CHECK_FALSE(is_nil_id(text));
  }
}

TEST_CASE("hexadecimal ids") {
  for (const std::string& id :
       {kTrace, kSpan, std::string("5F0C7127-3be9-4488-B801-c7b6415b45e9"), std::string("deadbeef"),
        std::string("1-58406520-a006649127e371903a2de979")}) {
    CAPTURE(id);
    CHECK(is_hex_id(id));
  }
  for (const char* id : {"", "abc", "12345678", "deadbee-", "-deadbeef", "deadbeeg", "0xdeadbeef",
                         ".rh-3dT5.h-a.r-pVDF7IRM.c-0.ts-1.v-1", "dead beef"}) {
    CAPTURE(id);
    CHECK_FALSE(is_hex_id(id));
  }
}

}  // namespace
}  // namespace gsaw
