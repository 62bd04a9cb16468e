// Sizes as they are written.
#include "query/byte_size.h"

#include <doctest/doctest.h>

using namespace gsaw;

TEST_CASE("sizes are bytes, exactly") {
  CHECK(byte_size("10kB") == "10000");
  for (const char* same : {"10k", "10K", "10 kB", "10KB", "10kb"}) {
    CAPTURE(same);
    CHECK(byte_size(same) == "10000");
  }
  CHECK(byte_size("1Ki") == "1024");
  CHECK(byte_size("1.5GiB") == "16106127360e-1");
  CHECK(byte_size("0.01MB") == "1000000e-2");
  CHECK(byte_size("7B") == "7");
  CHECK(byte_size("3T") == "3000000000000");
  CHECK(byte_size("999999999999999999PiB") == "1125899906842623998874100093157376");
}

TEST_CASE("what is no size") {
  for (const char* text : {"", "5", "5m", "5g", "kB", ".B", "5.B", "5  kB", "5kBs", "5 requests",
                           "-5kB", "5iB", "5bi", "1.2.3kB", "9999999999999999999kB", "5Kib B"}) {
    CAPTURE(text);
    CHECK_FALSE(byte_size(text));
  }
}
