// Entries laid out for a screen.
#include "render/screen_layout.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "render/text_width.h"
#include "unit/render/render_fixture.h"

namespace gsaw {
namespace {

using Lines = std::vector<std::string>;

RenderSettings for_screen(std::size_t columns) {
  RenderSettings settings;
  settings.on_screen.screen = {columns, true};
  return settings;
}

struct Shown {
  std::string text;
  std::uint64_t cut = 0;
};

// All at once, and one after the other: they must be the same.
Shown laid_out(const RenderSettings& settings, const Lines& lines,
               std::string_view file = "a.log") {
  ScreenLayout layout(settings), by_line(settings);
  std::string marked, singly;
  for (const std::string& line : lines) {
    const std::string each = rendered(settings, line, {file, 7});
    marked += each;
    singly += by_line.lay_out(each);
  }
  Shown shown{std::string(layout.lay_out(marked)), layout.cut_entries()};
  CHECK(shown.text == singly);
  return shown;
}

std::string of(std::string_view host, std::string_view logger, std::string_view more = "") {
  return R"({"timestamp":1324936418.221,"level":6,"short_message":"m","host":")" +
         std::string(host) + R"(","facility":")" + std::string(logger) + "\"" + std::string(more) +
         "}";
}

TEST_CASE("host and logger are columns, which grow by four") {
  const Shown shown = laid_out(for_screen(100), {of("a", "x"), of("abcdef", "logger"), of("a", "x"),
                                                 R"({"level":3,"short_message":"no more"})"});
  CHECK(shown.text ==
        "2011-12-26 21:53:38.221 INFO  a    x     m\n"
        "2011-12-26 21:53:38.221 INFO  abcdef   logger    m\n"
        "2011-12-26 21:53:38.221 INFO  a        x         m\n"
        "                        ERR                      no more\n");
  CHECK(shown.cut == 0);
}

TEST_CASE("columns are as wide as was foreseen") {
  const RenderSettings settings = for_screen(100);
  ScreenLayout layout(settings);
  layout.foresee(rendered(settings, of("abcdef", "logger")) + "--\n" +
                 rendered(settings, "no entry"));
  CHECK(layout.lay_out(rendered(settings, of("a", "x"))) ==
        "2011-12-26 21:53:38.221 INFO  a      x       m\n");
}

TEST_CASE("long names are cut, of a logger the beginning") {
  const Shown shown =
      laid_out(for_screen(80), {of("billing-with-a-long-name", "com.example.service.Handler")});
  CHECK(shown.text == "2011-12-26 21:53:38.221 INFO  billing-with-a-… …ple.service.Handler  m\n");
  CHECK(shown.cut == 1);
  CHECK(laid_out(for_screen(200), {of("billing-with-a-long-name", "com.example.service.Handler")})
            .cut == 0);
}

TEST_CASE("columns that no entry has take no room") {
  CHECK(laid_out(for_screen(80), {R"({"short_message":"m","_a":1})"}).text == "m  a=1\n");
}

TEST_CASE("long values are cut, and fields that do not fit are counted") {
  const std::string text(300, 'x');
  const Shown shown = laid_out(
      for_screen(80), {R"({"short_message":"m","_text":"a )" + text + R"(","_list":[")" + text +
                       R"("],"_word":")" + text + R"(","_n":1,"_last":"words )" + text + "\"}"});
  CHECK(shown.text == "m  text=\"a " + std::string(35, 'x') + "…\" list=[\"" +
                          std::string(37, 'x') + "… n=1 last=\"words " + std::string(31, 'x') +
                          "…\" …+1\n");
  CHECK(shown.cut == 1);
}

TEST_CASE("an entry takes hardly more than two rows") {
  std::string more;
  for (int i = 0; i < 60; ++i) more += ",\"_key" + std::to_string(i) + "\":\"value\"";
  const std::string words = "of many words ";
  for (const std::size_t columns : {80U, 200U}) {
    std::string entry = of("h", "l", more);
    CHECK(text_width(laid_out(for_screen(columns), {entry}).text) <= 2 * columns);
    std::string message;
    for (int i = 0; i < 100; ++i) message += words;
    entry.replace(entry.find("\"m\""), 3, "\"" + message + "\"");
    const Shown shown = laid_out(for_screen(columns), {entry});
    CHECK(text_width(shown.text) <= 3 * columns);
    CHECK(shown.text.find("…  key0=value") != std::string::npos);
    CHECK(shown.cut == 1);
  }
}

TEST_CASE("the id of the transaction is never cut nor left out") {
  const std::string id(100, 'i');
  std::string more;
  for (int i = 0; i < 60; ++i) more += ",\"_key" + std::to_string(i) + "\":\"value\"";
  const Shown shown = laid_out(for_screen(80), {of("h", "l", more + ",\"_txnId\":\"" + id + "\"")});
  CHECK(shown.text.find(" txnId=" + id + " ") != std::string::npos);
}

TEST_CASE("the id that all entries have is said once") {
  RenderSettings settings = for_screen(100);
  settings.on_screen.txn = "t-12345678";
  const Shown shown =
      laid_out(settings,
               {R"({"short_message":"m t-12345678","txnId":"t-12345678","_a":1,"x":"t-12345678 "})",
                R"({"short_message":"n","_req":{"id":"t-12345678"},"_b":"at-12345678"})"});
  CHECK(shown.text ==
        "txn  t-12345678\n"
        "m t-12345678  a=1 x=\"t-12345678 \"\n"
        "n  b=at-12345678\n");
  CHECK(shown.cut == 0);
}

TEST_CASE("a short id may be the value of other fields by chance") {
  RenderSettings settings = for_screen(100);
  settings.on_screen.txn = "503";
  CHECK(laid_out(settings, {R"({"short_message":"m","txnId":"503","_status":503})"}).text ==
        "txn  503\nm  txnId=503 status=503\n");
}

TEST_CASE("what is highlighted is shown") {
  RenderSettings settings = for_screen(80);
  settings.palette = make_palette(theme(ThemeName::automatic, false));
  settings.highlight = highlighter("needle");
  std::string more;
  for (int i = 0; i < 60; ++i) more += ",\"_key" + std::to_string(i) + "\":\"value\"";
  more += R"(,"_last":")" + std::string(500, 'x') + "needle" + std::string(500, 'x') + "\"";
  const std::string text = laid_out(settings, {of("h", "l", more)}).text;
  CHECK(text.find("\x1b[30;43mneedle\x1b[0m") != std::string::npos);
  CHECK(text_width(text) <= 160);
}

TEST_CASE("files are headings, or a column without their folder") {
  RenderSettings settings = for_screen(80);
  settings.on_screen.files = FileNaming::heading;
  const std::string entry = R"({"short_message":"m"})";
  ScreenLayout layout(settings);
  std::string text;
  for (const char* file : {"d/a.log", "d/a.log", "d/b.log"}) {
    text += layout.lay_out(rendered(settings, entry, {file}));
  }
  CHECK(text == "d/a.log\nm\nm\n\nd/b.log\nm\n");
  settings.on_screen.files = FileNaming::column;
  settings.on_screen.folder = "d/";
  CHECK(laid_out(settings, {entry}, "d/a.log").text == "a.log  m\n");
  CHECK(laid_out(settings, {"no entry"}, "d/with-a-name-that-is-long.log").text ==
        "…hat-is-long.log no entry\n");
}

TEST_CASE("-k, blocks and lines that are no entries are whole") {
  RenderSettings settings = for_screen(80);
  const std::string text(300, 'x');
  CHECK(laid_out(settings, {R"({"short_message":"m","full_message":"b )" + text + "\"}", text})
            .text == "m\n    b " + text + "\n" + text + "\n");
  settings.keys = {shown("a"), shown("b")};
  const Shown shown =
      laid_out(settings, {R"({"short_message":"m","_a":")" + text + R"(","_b":1})"});
  CHECK(shown.text == "a=" + text + " b=1\n");
  CHECK(shown.cut == 0);
}

TEST_CASE("hostile: text that holds the marks") {
  const Shown shown = laid_out(for_screen(80), {"{\"short_message\":\"a\\u001fb\\u001ec\","
                                                "\"_\\u001f\":\"\\u001e\"}",
                                                "\x1e\x1f\x1f\x1f no entry"});
  CHECK(shown.text ==
        "a\\u001fb\\u001ec  \"_\\u001f\"=\"\\u001e\"\n\\u001e\\u001f\\u001f\\u001f no entry\n");
}

}  // namespace
}  // namespace gsaw
