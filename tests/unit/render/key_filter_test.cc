// Which names of -K hide what.
#include "render/key_filter.h"

#include <doctest/doctest.h>

namespace gsaw {
namespace {

TEST_CASE("an empty filter hides nothing") {
  const KeyFilter filter({});
  CHECK(filter.empty());
  CHECK(!filter.hides("host", false));
  CHECK(!filter.hides("", false));
  CHECK(!filter.hides(Role::host));
}

TEST_CASE("names hide keys, with GELF's mark or without") {
  const KeyFilter filter({"accountId", "_status"});
  CHECK(filter.hides("accountId", false));
  CHECK(filter.hides("_accountId", false));
  CHECK(!filter.hides("__accountId", false));
  CHECK(!filter.hides("accountid", false));
  CHECK(filter.hides("_status", false));
  CHECK(filter.hides("__status", false));
  CHECK(!filter.hides("status", false));
}

TEST_CASE("dotted paths, and arrays in them") {
  const KeyFilter filter({"req.headers", "items[].price"});
  CHECK(filter.hides("req.headers", false));
  CHECK(filter.hides("_req.headers", false));
  CHECK(!filter.hides("req", false));
  CHECK(!filter.hides("req.headers.accept", false));
  CHECK(filter.hides("items.price", false));
}

TEST_CASE("virtual names hide roles; a dot or quotes make them keys") {
  const KeyFilter filter({"host", ".time", "\"level\"", "\"a b\""});
  CHECK(filter.hides(Role::host));
  CHECK(filter.hides("host", false));
  CHECK(!filter.hides(Role::time));
  CHECK(filter.hides("time", false));
  CHECK(!filter.hides(Role::level));
  CHECK(filter.hides("level", false));
  CHECK(filter.hides("a b", false));
}

TEST_CASE("a name in quotes that holds dots is one key, and no path") {
  const KeyFilter filter({"\"a.b\""});
  CHECK_FALSE(filter.empty());
  CHECK(filter.hides("a.b", true));
  CHECK(filter.hides("_a.b", true));
  CHECK_FALSE(filter.hides("a.b", false));
  CHECK_FALSE(filter.hides_all_of("a.b.c"));
  CHECK_FALSE(filter.hides_below("a"));
  CHECK(filter.longest_path() == 4);
}

TEST_CASE("roles alone hide what plays them, and no key") {
  const KeyFilter filter({}, role_bit(Role::time) | role_bit(Role::host));
  CHECK_FALSE(filter.empty());
  CHECK(filter.hides(Role::host));
  CHECK(filter.hides(Role::time));
  CHECK_FALSE(filter.hides(Role::level));
  CHECK_FALSE(filter.hides("host", false));
  CHECK(KeyFilter({}).empty());
}

TEST_CASE("the longest path bounds what is compared") {
  const KeyFilter filter({"ab", "abcd"});
  CHECK(filter.longest_path() == 5);
  CHECK(filter.hides("_abcd", false));
}

}  // namespace
}  // namespace gsaw
