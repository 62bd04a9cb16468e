// Where members begin, as far as it can be seen without unpacking.
#include "packed/member_search.h"

#include <doctest/doctest.h>

#include "unit/packed/packed_text.h"

using namespace gsaw;
using namespace gsaw::testing;

TEST_CASE("the first member from a place on") {
  for (const Packing packing : {Packing::gzip, Packing::zstd}) {
    CHECK(can_find_members(packing));
    const std::string one = packed(packing, "one\n"), all = one + packed(packing, "two\n") + one;
    const std::size_t second = one.size(), third = all.size() - one.size();
    CHECK(find_member(packing, all, 1) == second);
    CHECK(find_member(packing, all, second) == second);
    CHECK(find_member(packing, all, second + 1) == third);
    CHECK(find_member(packing, all, third + 1) == std::nullopt);
    CHECK(find_member(packing, std::string_view(all).substr(0, second), 1) == std::nullopt);
  }
}

TEST_CASE("other formats do not show it") {
  for (const Packing packing : {Packing::xz, Packing::bzip2, Packing::lz4}) {
    CHECK_FALSE(can_find_members(packing));
    const std::string one = packed(packing, "one\n");
    CHECK(find_member(packing, one + one, 1) == std::nullopt);
  }
}

TEST_CASE("gzip: what no header has is none") {
  const std::string one = gzipped("one\n");
  for (const std::size_t at : {3U, 8U, 9U}) {
    std::string header(one, 0, 10);
    header[at] = '\x77';
    CHECK(find_member(Packing::gzip, one + header, 1) == std::nullopt);
  }
  CHECK(find_member(Packing::gzip, one + one.substr(0, 10), 1) == one.size());
  CHECK(find_member(Packing::gzip, one + one.substr(0, 9), 1) == std::nullopt);
}

TEST_CASE("zstd: a frame that is not whole says nothing, one to pass over is one") {
  const std::string one = zstd_packed("one\n");
  const std::string passed_over("\x50\x2a\x4d\x18\x02\0\0\0xx", 10);
  CHECK(zstd_frame_size(one) == one.size());
  CHECK(zstd_frame_size(std::string_view(one).substr(0, one.size() - 1)) == 0);
  CHECK(zstd_frame_size(std::string_view("no frame, by its first bytes")) == 0);
  CHECK(find_member(Packing::zstd, one + passed_over + one, one.size() + 1) == one.size() + 10);
}

TEST_CASE("zstd: how much memory a frame takes stands in its header") {
  CHECK(zstd_frame_memory(zstd_packed(std::string(1000, 'x'))) == 1000);
  // A window of 2^23 bytes and three eighths of that.
  const std::string large("\x28\xb5\x2f\xfd\0\x6b\x01\0\0", 9);
  CHECK(zstd_frame_memory(large) == (11U << 20));
  CHECK(zstd_frame_memory(std::string_view(large).substr(0, 4)) == 0);
  CHECK(zstd_frame_memory(std::string_view("no frame, by its first bytes")) == 0);
  const std::string one = zstd_packed("one\n");
  CHECK(find_member(Packing::zstd, one + large, 1) == std::nullopt);
}
