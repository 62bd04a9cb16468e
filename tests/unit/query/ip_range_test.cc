// Addresses and networks.
#include "query/ip_range.h"

#include <doctest/doctest.h>

#include <string>

using namespace gsaw;

TEST_CASE("addresses are in the order of the network") {
  CHECK(*parse_ip("9.255.255.255") < *parse_ip("10.0.0.0"));
  CHECK(*parse_ip("::ffff:10.0.0.1") == *parse_ip("10.0.0.1"));
  CHECK(*parse_ip("2001:DB8::1") == *parse_ip("2001:0db8:0:0:0:0:0:1"));
  for (const std::string text :
       {"", "10.0.0", "10.0.0.256", "10.0.0.1:80", "::1%eth0", " 10.0.0.1", "1:2", "10.0.0.1\n"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_ip(text));
  }
  CHECK_FALSE(parse_ip(std::string_view("10.0.0.1\0", 9)));
  CHECK_FALSE(parse_ip(std::string(1000, ':')));
}

TEST_CASE("a network is its first and its last address") {
  const auto is = [](const char* network, const char* first, const char* last) {
    const auto range = parse_network(network);
    return range && range->first == *parse_ip(first) && range->last == *parse_ip(last);
  };
  CHECK(is("10.1.2.3/8", "10.0.0.0", "10.255.255.255"));
  CHECK(is("10.1.2.3/32", "10.1.2.3", "10.1.2.3"));
  CHECK(is("0.0.0.0/0", "0.0.0.0", "255.255.255.255"));
  CHECK(is("2001:db8::/33", "2001:db8::", "2001:db8:7fff:ffff:ffff:ffff:ffff:ffff"));
  CHECK(is("::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
  for (const char* text : {"10.0.0.0", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/8x",
                           "10.0.0.0/-1", "/8", "10.0.0/8"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_network(text));
  }
}
