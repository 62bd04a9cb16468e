// Messages that are filled in from the entry that holds them.
#include "record/filled_message.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/json_text.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;

std::string message_of(std::string_view text) {
  ParsedLine line(text);
  const auto& message = line.record().role(Role::message);
  std::string scratch;
  return message ? std::string(decoded_text(message->value, scratch)) : "-";
}

std::string rendered(std::string_view text) {
  ParsedLine line(text);
  const auto message = line.record().rendered_message();
  std::string scratch;
  return message ? std::string(decoded_text(*message, scratch)) : "-";
}

// Of Serilog's compact format.
std::string compact(std::string_view tmpl, std::string_view members) {
  return "{\"@t\":\"2016-06-07T03:44:57Z\",\"@mt\":\"" + std::string(tmpl) + "\"," +
         std::string(members) + "}";
}

TEST_CASE("Serilog's compact format") {
  CHECK(message_of(compact("Hi, {User}", R"("User":"ann")")) == "Hi, ann");
  CHECK(message_of(compact("{@A} {$B} {C} {D} {E}",
                           R"("A":{"x": [1]},"B":"b","C":null,"D":true,"E":-1.50)")) ==
        R"({"x":[1]} b null true -1.50)");
  CHECK(message_of(compact("{0} {1}", R"("0":"a","1":2)")) == "a 2");
  CHECK(message_of(compact("{A} {Gone}", R"("A":"{B}","B":1)")) == "{B} {Gone}");
  CHECK(message_of(compact("{{{A}}}", R"("A":1)")) == "{1}");
  CHECK(message_of(compact("{A} {A}", R"("A":1,"A":2)")) == "1 1");
  CHECK(message_of(compact("no hole", R"("message":"a property")")) == "no hole");
  CHECK(message_of(R"({"@m":"done","@mt":"{A}","A":1})") == "done");
  CHECK(message_of(R"({"\u0040mt":"\u007b\u0041\u007d","\u0041":"\u0042\n"})") == "B\n");
}

TEST_CASE("what renders a hole that has a format") {
  CHECK(message_of(compact("{A:0.0} {B} {C:000}", R"("@r":["1.5","007"],"A":1.54,"B":2,"C":7)")) ==
        "1.5 2 007");
  CHECK(message_of(compact("{A:0.0} {B:l}", R"("@r":["1.5"],"A":1.54,"B":"b")")) == "1.5 b");
  CHECK(message_of(compact("{A:0.0} {B:0.0}", R"("A":1.54,"B":"1.54")")) == "1.5 1.54");
  CHECK(message_of(R"({"MessageTemplate":"{N:0.0}|{N:00}|{N}","Properties":{"N":1},)"
                   R"("Renderings":{"N":[{"Format":"00","Rendering":"01"},)"
                   R"({"Format":"0.0","Rendering":"1.0"}]}})") == "1.0|01|1");
}

TEST_CASE("values from the objects that hold an entry's fields") {
  CHECK(message_of(R"({"MessageTemplate":"Hi, {User}","Properties":{"User":"ann"}})") == "Hi, ann");
  CHECK(message_of(R"({"messageTemplate":"Hi, {User}","fields":{"User":"ann"}})") == "Hi, ann");
  CHECK(message_of(R"({"message_template":"Hi, {User}","_User":"ann"})") == "Hi, ann");
  CHECK(message_of(R"({"State":{"n":"5","{OriginalFormat}":"after {n}"},"n":"no"})") == "after 5");
  CHECK(message_of(R"({"Message":"after 5","State":{"n":6,"{OriginalFormat}":"after {n}"}})") ==
        "after 5");
  CHECK(message_of(R"({"log":"{\"@mt\":\"Hi, {User}\",\"User\":\"ann\"}","User":"outer"})") ==
        "Hi, ann");
}

TEST_CASE("Serilog's rendering is kept beside the message") {
  CHECK(rendered(compact("{A} {A:l} {B} {C}", R"("A":"a\"","B":true,"C":{"x":1,"y":["z"]})")) ==
        R"("a\"" a" True { x: 1, y: ["z"] })");
  CHECK(rendered(compact("{A}", R"("A":1)")) == "-");
  CHECK(rendered(R"({"message":"{A}","A":"x"})") == "-");
}

TEST_CASE("logback's arguments and pairs, log4js' data") {
  CHECK(message_of(R"({"message":"a {} b {} {}","arguments":["1",2]})") == "a 1 b 2 {}");
  CHECK(message_of(R"({"message":"Hi, {user} {{n}}","kvpList":[{"user":"ann"},{"n":1}]})") ==
        "Hi, ann {1}");
  CHECK(message_of(R"({"formattedMessage":"a 1","message":"a {}","arguments":["1"]})") == "a 1");
  CHECK(message_of(R"({"categoryName":"c","data":["%s: %d%%","a",5]})") == "a: 5%");
  CHECK(message_of(R"({"categoryName":"c","data":["%s 5%%"]})") == "%s 5%%");
  CHECK(message_of(R"({"categoryName":"c","data":[{"a":1}]})") == "-");
}

TEST_CASE("no template, nothing filled in") {
  for (const char* line :
       {R"({"message":"Hi, {User}","User":"ann"})", R"({"message":"a {}","arguments":[]})",
        R"({"message":"a {}","arguments":"x"})", R"({"data":["%s","x"]})"}) {
    CAPTURE(line);
    ParsedLine parsed(line);
    CHECK_FALSE(parsed.record().has_filled_message());
  }
  ParsedLine line(R"({"@mt":"{A}","A":1})");
  CHECK(line.record().has_filled_message());
}

TEST_CASE("what is filled in is bounded by the entry") {
  std::string holes;
  for (int i = 0; i < 100'000; ++i) holes += "{A}";
  const std::string value(100'000, 'v');
  const std::string line = compact(holes, "\"A\":\"" + value + "\"");
  const std::string message = message_of(line);
  CHECK(message.starts_with(value));
  CHECK(message.ends_with("{A}"));
  CHECK(message.size() < 6 * line.size());
  CHECK(message_of(compact("{A,999999}", R"("A":1)")) == "1");
}

}  // namespace
}  // namespace gsaw
