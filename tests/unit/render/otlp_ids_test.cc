// Ids of OpenTelemetry: taken where the log has one, else made by a rule that never changes.
#include "render/otlp_ids.h"

#include <doctest/doctest.h>

#include <string>

#include "base/sha256.h"

namespace gsaw {
namespace {

TEST_CASE("SHA-256 of the standard's examples") {
  CHECK(leading_hex(sha256(""), 32) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(leading_hex(sha256("abc"), 32) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(leading_hex(sha256("abc"), 0).empty());
}

TEST_CASE("a valid trace id is taken") {
  const std::string id = "4bf92f3577b34da6a3ce929d0e0e4736";
  CHECK(otlp_trace_id(id) == id);
  CHECK(otlp_trace_id("4BF92F3577B34DA6A3CE929D0E0E4736") == id);
  CHECK(otlp_trace_id("4bf92f35-77b3-4da6-a3ce-929d0e0e4736") == id);
  CHECK(otlp_trace_id("a3ce929d0e0e4736") == "0000000000000000a3ce929d0e0e4736");
}

TEST_CASE("of an id in its envelope, or in the other case, it is that of the id") {
  const std::string id = "4bf92f3577b34da6a3ce929d0e0e4736";
  CHECK(otlp_trace_id("00-" + id + "-00f067aa0ba902b7-01") == id);
  CHECK(otlp_trace_id("0x" + id) == id);
  CHECK(otlp_trace_id("projects/p/traces/" + id) == id);
  for (const char* xray : {"Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1",
                           "1-5759e988-bd862e3fe1be46a994272793"}) {
    CHECK(otlp_trace_id(xray) == "5759e988bd862e3fe1be46a994272793");
  }
  CHECK(otlp_trace_id("DEADBEEF01") == otlp_trace_id("deadbeef01"));
}

TEST_CASE("of all other ids it is the hash") {
  const auto is_hash = [](const std::string& id) {
    return otlp_trace_id(id) == leading_hex(sha256(id), 16);
  };
  CHECK(is_hash(""));
  CHECK(is_hash(".rh-3dT5.h-api0.r-pVDF7IRM.c-0.ts-1324936588000.v-062c3d0"));
  CHECK(is_hash(std::string(32, '0')));
  CHECK(is_hash(std::string(16, '0')));
  CHECK(is_hash("00000000-0000-0000-0000-000000000000"));
  CHECK(is_hash("4bf92f3577b34da6a3ce929d0e0e473"));
  CHECK(is_hash("4bf92f3577b34da6a3ce929d0e0e473g"));
  CHECK(is_hash("4bf92f3-577b3-4da6-a3ce-929d0e0e4736"));
  CHECK(is_hash("4bf92f35-77b3-4da6-a3ce-929d0e0e473-"));
}

TEST_CASE("span ids") {
  CHECK(taken_span_id("00F067AA0BA902B7") == "00f067aa0ba902b7");
  CHECK(taken_span_id("00f067aa0ba902b").empty());
  CHECK(taken_span_id("0000000000000000").empty());
  CHECK(taken_span_id("").empty());
  CHECK(made_span_id("abc") == "ba7816bf8f01cfea");
}

}  // namespace
}  // namespace gsaw
