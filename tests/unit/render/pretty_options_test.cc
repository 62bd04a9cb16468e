// Pretty output under -k, -K, colours, highlights and times.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/render/render_fixture.h"

namespace gsaw {
namespace {

constexpr std::string_view kEntry =
    R"({"host":"h1","timestamp":1324936418.221,"level":4,"facility":"f","short_message":"m 1\nm 2",)"
    R"("full_message":"trace","_status":200,"_req":{"url":"/a","id":7,"none":null},"_empty":""})";

std::string only(std::vector<ShownField> keys, std::string_view line = kEntry) {
  RenderSettings settings;
  settings.keys = std::move(keys);
  return rendered(settings, line);
}

std::string without(std::vector<std::string> hidden) {
  RenderSettings settings;
  settings.hidden_keys = std::move(hidden);
  return rendered(settings, kEntry);
}

std::string colored(std::string_view line, const char* highlight = nullptr) {
  RenderSettings settings;
  settings.palette = make_palette(theme(ThemeName::dark, false));
  if (highlight != nullptr) settings.highlight = highlighter(highlight);
  return rendered(settings, line);
}

TEST_CASE("-k shows the fields in the order given, one blank apart") {
  CHECK(only({shown("status"), shown("req.id"), shown("nothing")}) == "status=200 req.id=7\n");
  CHECK(only({shown("level", Role::level), shown("time", Role::time), shown("status")}) ==
        "WARN  2011-12-26 21:53:38.221 status=200\n");
  CHECK(only({shown("logger", Role::logger), shown("host", Role::host)}) == "f h1\n");
  CHECK(only({shown("nothing")}) == "\n");
}

TEST_CASE("-k shows the rest of a message and the stack only when asked") {
  CHECK(only({shown("message", Role::message), shown("host", Role::host)}) == "m 1 h1\n    m 2\n");
  CHECK(only({shown("host", Role::host), shown("stack", Role::stack)}) == "h1\n    trace\n");
}

TEST_CASE("-k flattens objects and shows empty values") {
  CHECK(only({shown("req"), shown("empty")}) == "req.url=/a req.id=7 req.none=null empty=\"\"\n");
  CHECK(only({shown("e")}, R"({"e":{}})") == "e={}\n");
}

TEST_CASE("-k of a virtual field that has no meaning shows the value") {
  CHECK(only({shown("level", Role::level), shown("a")}, R"({"level":"Metadata","a":1})") ==
        "level=Metadata a=1\n");
  CHECK(only({shown("prefix")}, R"(2011-12-26_21:53:38.22100 {"a":1})") ==
        "prefix=2011-12-26_21:53:38.22100\n");
}

TEST_CASE("-K hides virtual fields, keys and paths") {
  CHECK(without({"time", "host", "stack", "status", "req"}) == "WARN  f  m 1\n    m 2\n");
  CHECK(without({"message", "level", "logger", "time", "full_message", "req.url"}) ==
        "h1  status=200 req.id=7\n");
}

TEST_CASE("-K works within arrays too") {
  RenderSettings settings;
  settings.hidden_keys = {"items.price"};
  CHECK(rendered(settings, R"({"items":[{"price":1,"n":2}]})") == "items=[{\"n\":2}]\n");
}

TEST_CASE("times in a zone and a format") {
  RenderSettings settings;
  settings.zone = TimeZone::named("+02:00").value();
  CHECK(rendered(settings, R"({"timestamp":1324936418.221,"msg":"m"})") ==
        "2011-12-26 23:53:38.221  m\n");
  settings.time_format = "%H:%M";
  CHECK(rendered(settings, R"({"timestamp":1324936418.221,"msg":"m"})") == "23:53  m\n");
}

TEST_CASE("every colour is switched off again") {
  CHECK(colored(R"({"level":3,"short_message":"m","a":"b c"})") ==
        "\x1b[1;97;101mERR\x1b[0m    \x1b[1mm\x1b[0m  \x1b[2ma\x1b[0m=\"b c\"\n");
  CHECK(colored("bad") ==
        "\x1b[2m"
        "bad\x1b[0m\n");
}

TEST_CASE("matches are highlighted in messages, values and the block, not in keys") {
  const std::string on = "\x1b[30;43m", off = "\x1b[0m";
  CHECK(colored(R"({"msg":"an ox","ox":"ox","n":170,"full_message":"E ox"})", "ox|7") ==
        "\x1b[1man " + on + "ox" + off + "\x1b[1m" + off + "  \x1b[2mox" + off + "=" + on + "ox" +
            off + " \x1b[2mn" + off + "=1" + on + "7" + off + "0\n    E " + on + "ox" + off + "\n");
}

TEST_CASE("highlights match the decoded text, and what they hold is still escaped") {
  const std::string on = "\x1b[30;43m", off = "\x1b[0m";
  CHECK(colored(R"({"a":"x\u001b\"\u0079 z"})", "\x1b\"y") ==
        "\x1b[2ma" + off + "=\"x" + on + "\\u001b\\\"y" + off + " z\"\n");
  CHECK(colored(R"({"a":"baa"})", "a*") == "\x1b[2ma" + off + "=b" + on + "aa" + off + "\n");
  CHECK(colored("{\"a\":\"\u00e9\u00e9\"}", "x*") == "\x1b[2ma" + off + "=\u00e9\u00e9\n");
}

TEST_CASE("without colour nothing is highlighted") {
  RenderSettings settings;
  settings.highlight = highlighter("m");
  CHECK(rendered(settings, R"({"msg":"m"})") == "m\n");
}

}  // namespace
}  // namespace gsaw
