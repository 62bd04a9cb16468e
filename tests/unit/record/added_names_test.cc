// Keys that the user has named for roles.
#include "record/added_names.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

#include "record/correlation_ids.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;
using testing::role_of;

// For one test case.
class WithNames {
 public:
  WithNames(Role role, std::vector<std::string> names) {
    AddedNames added;
    added[static_cast<std::size_t>(role)] = std::move(names);
    set_added_names(std::move(added));
  }
  ~WithNames() { set_added_names({}); }
};

TEST_CASE("they are taken before all others, the first of them first") {
  const std::string line = R"({"message":"0","b":"2","a":"1"})";
  CHECK(role_of(Role::message, line) == "message=0");
  {
    const WithNames names(Role::message, {"a", "b"});
    CHECK(role_of(Role::message, line) == "a=1");
    CHECK(role_of(Role::message, R"({"b":"2","msg":"0"})") == "b=2");
    CHECK(role_of(Role::message, R"({"msg":"0"})") == "msg=0");
  }
  CHECK(role_of(Role::message, line) == "message=0");
}

TEST_CASE("in any spelling, as keys and as paths") {
  const WithNames names(Role::host, {"myNode.hostId.x"});
  for (const char* line :
       {R"({"myNode.hostId.x":"h"})", R"({"my_node":{"host_id":{"X":"h"}}})",
        R"({"myNode.hostId":{"x":"h"}})", R"({"@MyNode":{"hostId.x":"h"}})",
        R"({"mynode\u002ehostid.x":"h"})", R"({"fields":{"myNode":{"hostId":{"x":"h"}}}})"}) {
    CAPTURE(line);
    CHECK(role_of(Role::host, line).ends_with("=h"));
  }
  CHECK(role_of(Role::host, R"({"myN_ode.hostId.x":"h"})") == "-");
}

TEST_CASE("only what can be read is taken") {
  const WithNames names(Role::level, {"sev", "s", "facility"});
  ParsedLine number(R"({"sev":3,"level":"info"})");
  CHECK(number.record().level() == Level::info);
  ParsedLine name(R"({"level":"info","sev":"error"})");
  CHECK(name.record().level() == Level::err);
  ParsedLine syslog(R"({"short_message":"x","level":6,"sev":3})");
  CHECK(syslog.record().level() == Level::err);
  ParsedLine letter(R"({"level":"info","s":"E"})");
  CHECK(letter.record().level() == Level::err);
}

TEST_CASE("what would give way to others, were it no name of the user's, does not") {
  {
    const WithNames names(Role::level, {"sev"});
    ParsedLine number(R"({"short_message":"x","level":"info","sev":3})");
    CHECK(number.record().level() == Level::err);
  }
  {
    const WithNames names(Role::time, {"day"});
    CHECK(role_of(Role::time, R"({"time":"2012-01-01T00:00:01Z","day":"2011-12-26"})") ==
          "day=2011-12-26");
  }
  {
    const WithNames names(Role::logger, {"context"});
    CHECK(role_of(Role::logger, R"({"logger":"l","context":"of words"})") == "context=of words");
  }
  const WithNames names(Role::host, {"host"});
  CHECK(role_of(Role::host, R"({"remote_ip":"::1","host":"h","uri":"/"})") == "host=h");
}

TEST_CASE("a time, a logger, a stack") {
  {
    const WithNames names(Role::time, {"at.ms"});
    ParsedLine line(R"({"time":"2011-12-26T21:53:38Z","at":{"ms":1324936417000}})");
    CHECK(line.record().time() == Nanoseconds{1324936417000} * kNanosPerMilli);
  }
  {
    const WithNames names(Role::logger, {"facility"});
    CHECK(role_of(Role::logger, R"({"facility":3,"name":"n"})") == "facility=3");
  }
  const WithNames names(Role::stack, {"where"});
  CHECK(role_of(Role::stack, R"({"where":"a\nb","stack":"c"})") == "where=a\nb");
}

TEST_CASE("ids at any depth") {
  const auto has_id = [](std::string_view text) {
    ParsedLine line(text);
    return any_correlation_id(line.record(), [](int, std::string_view, const JsonValue& value) {
      return value.raw == "R7";
    });
  };
  const std::string nested = R"({"a":[{"order":{"refNo":"R7"}}],"traceId":"t"})";
  CHECK_FALSE(has_id(nested));
  const WithNames names(Role::txn, {"order.ref_no", "x"});
  CHECK(has_id(nested));
  CHECK(has_id(R"({"order.refno":"R7"})"));
  CHECK(has_id(R"({"b.order":{"_ref-No":"R7"}})"));
  CHECK(has_id(R"({"x":"R7"})"));
  CHECK_FALSE(has_id(R"({"order":{"no":"R7"},"border":{"refNo":"R7"},"refNo":"R7","xx":"R7"})"));
  CHECK(role_of(Role::txn, nested) == "a.order.refNo=R7");
  CHECK(role_of(Role::txn, R"({"x":"R7","order":{"refNo":"R8"}})") == "order.refNo=R8");
  CHECK(role_of(Role::txn, R"({"traceId":"t"})") == "traceId=t");
}

TEST_CASE("what cannot be looked for") {
  for (const char* name : {"a", "a.b", "_a", "a/b.c", "\xC3\xA4"}) CHECK(is_possible_name(name));
  for (const char* name : {"", ".", "a.", ".a", "a..b", "_", "a.-"}) {
    CAPTURE(name);
    CHECK_FALSE(is_possible_name(name));
  }
  CHECK_FALSE(is_possible_name(std::string(41, 'x')));
}

}  // namespace
}  // namespace gsaw
