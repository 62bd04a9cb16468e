// Which names of -K hide what.
#include "render/key_filter.h"

#include <doctest/doctest.h>

namespace gsaw {
namespace {

TEST_CASE("an empty filter hides nothing") {
  const KeyFilter filter({});
  CHECK(filter.empty());
  CHECK(!filter.hides("host"));
  CHECK(!filter.hides(""));
  CHECK(!filter.hides(Role::host));
}

TEST_CASE("names hide keys, with GELF's mark or without") {
  const KeyFilter filter({"accountId", "_status"});
  CHECK(filter.hides("accountId"));
  CHECK(filter.hides("_accountId"));
  CHECK(!filter.hides("__accountId"));
  CHECK(!filter.hides("accountid"));
  CHECK(filter.hides("_status"));
  CHECK(filter.hides("__status"));
  CHECK(!filter.hides("status"));
}

TEST_CASE("dotted paths, and arrays in them") {
  const KeyFilter filter({"req.headers", "items[].price"});
  CHECK(filter.hides("req.headers"));
  CHECK(filter.hides("_req.headers"));
  CHECK(!filter.hides("req"));
  CHECK(!filter.hides("req.headers.accept"));
  CHECK(filter.hides("items.price"));
}

TEST_CASE("virtual names hide roles; a dot or quotes make them keys") {
  const KeyFilter filter({"host", ".time", "\"level\"", "\"a b\""});
  CHECK(filter.hides(Role::host));
  CHECK(filter.hides("host"));
  CHECK(!filter.hides(Role::time));
  CHECK(filter.hides("time"));
  CHECK(!filter.hides(Role::level));
  CHECK(filter.hides("level"));
  CHECK(filter.hides("a b"));
}

TEST_CASE("roles alone hide what plays them, and no key") {
  const KeyFilter filter({}, role_bit(Role::time) | role_bit(Role::host));
  CHECK_FALSE(filter.empty());
  CHECK(filter.hides(Role::host));
  CHECK(filter.hides(Role::time));
  CHECK_FALSE(filter.hides(Role::level));
  CHECK_FALSE(filter.hides("host"));
  CHECK(KeyFilter({}).empty());
}

TEST_CASE("the longest path bounds what is compared") {
  const KeyFilter filter({"ab", "abcd"});
  CHECK(filter.longest_path() == 5);
  CHECK(filter.hides("_abcd"));
}

}  // namespace
}  // namespace gsaw
