// Which service an entry is of.
#include "record/service_name.h"

#include <doctest/doctest.h>

#include <string>

#include "record/json_text.h"
#include "record/record_parser.h"

namespace gsaw {
namespace {

std::string service(const std::string& line) {
  RecordParser parser;
  REQUIRE(parser.parse(line) > 0);
  const auto found = find_service(parser.record());
  std::string scratch;
  return found ? std::string(decoded_text(*found, scratch)) : "-";
}

TEST_CASE("names of services in their spellings") {
  CHECK(service(R"({"service":"pay"})") == "pay");
  CHECK(service(R"({"service.name":"pay"})") == "pay");
  CHECK(service(R"({"serviceName":"pay"})") == "pay");
  CHECK(service(R"({"_service_name":"pay"})") == "pay");
  CHECK(service(R"({"service":{"name":"pay"}})") == "pay");
  CHECK(service(R"({"kubernetes":{"pod":"p","container_name":"pay"}})") == "pay");
  CHECK(service(R"({"SYSLOG_IDENTIFIER":"sshd"})") == "sshd");
  CHECK(service(R"({"app":"pay"})") == "pay");
  CHECK(service(R"({"dd.service":"pay"})") == "pay");
  CHECK(service(R"({"dd":{"service":"pay"}})") == "pay");
  CHECK(service(R"({"serv\u0069ce":"pay"})") == "-");  // such keys are not looked for
}

TEST_CASE("what is no service") {
  CHECK(service(R"({"logger":"a.b","facility":"x","host":"h"})") == "-");
  CHECK(service(R"({"service":""})") == "-");
  CHECK(service(R"({"service":17})") == "-");
  CHECK(service(R"({"service":["a"]})") == "-");
  CHECK(service(R"({"session":"pay","severity":"e","remote":"e","ap":"p"})") == "-");
  CHECK(service(R"({"container":{"id":"x"}})") == "-");
  CHECK(service("no json") == "-");
}

}  // namespace
}  // namespace gsaw
