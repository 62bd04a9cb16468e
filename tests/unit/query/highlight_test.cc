// Which words of a query are shown in colour.
#include "query/highlight.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/query/judge_fixture.h"

namespace gsaw {
namespace {

std::string marked_by(const Highlighter& highlighter, std::string_view text) {
  std::string out;
  std::size_t at = 0;
  highlighter.for_each_place(text, [&](std::size_t begin, std::size_t end) {
    out += std::string(text.substr(at, begin - at)) + '[' +
           std::string(text.substr(begin, end - begin)) + ']';
    at = end;
  });
  return out + std::string(text.substr(at));
}

// `text` with what is highlighted in brackets.
std::string marked(std::string_view query, std::string_view text, bool ignore_case = false) {
  const auto highlighter = Highlighter::make(*testing::parsed(query), ignore_case);
  return highlighter ? marked_by(*highlighter, text) : "nothing to find";
}

std::size_t places(const Highlighter& highlighter, std::string_view text) {
  std::size_t count = 0;
  highlighter.for_each_place(text, [&](std::size_t, std::size_t) { ++count; });
  return count;
}

TEST_CASE("words, values, substrings and lists") {
  CHECK(marked("time", "a time out") == "a [time] out");
  CHECK(marked("\"time out\"", "a time out") == "a [time out]");
  CHECK(marked("host=ord1", "ord1 ord2") == "[ord1] ord2");
  CHECK(marked("f contains b.c", "abcb.c") == "abc[b.c]");
  CHECK(marked("f in (x, y)", "axbycz") == "a[x]b[y]cz");
  CHECK(marked("status=404 or time", "404 time") == "[404] [time]");
}

TEST_CASE("nothing in a value is an operator") {
  CHECK(marked("f=\"a.*(b\"", "a.*(b axx(b") == "[a.*(b] axx(b");
  CHECK(marked("f=\"a|\"", "a|b") == "[a|]b");
}

TEST_CASE("expressions keep their flags and their alternatives to themselves") {
  CHECK(marked("f~\"a|b\" c", "abc") == "[a][b][c]");
  CHECK(marked("f~/TIME/i out", "time OUT out") == "[time] OUT [out]");
  CHECK(marked("f~\"(?i)time\" out", "TIME OUT") == "[TIME] OUT");
  CHECK(marked("f~\"t.*t\"", "a timeout b") == "a [timeout] b");
}

TEST_CASE("whole words are not marked within longer ones") {
  CHECK(marked("f has \"err\"", "error err, err_1 err") == "error [err], err_1 [err]");
  CHECK(marked("f has \"a b\" or rr", "a bc a b err") == "a bc [a b] e[rr]");
  CHECK(marked("f has \"é\"i", "éa É") == "éa [É]");
  CHECK(marked("f~\"(x)(y)\" f has \"b\"", "xy b ab") == "[xy] [b] ab");
}

TEST_CASE("-i holds for all of it") {
  CHECK(marked("time f=Ä", "TIME ä", true) == "[TIME] [ä]");
  CHECK(marked("time", "TIME", false) == "TIME");
}

TEST_CASE("not what the query does not look for") {
  CHECK(marked("not \"time\"", "time") == "nothing to find");
  CHECK(marked("time host!=ord1", "time ord1") == "[time] ord1");
  CHECK(marked("time f!~out", "time out") == "[time] out");
  CHECK(marked("level>=warn status>400 exists x time>2011-01-01", "warn 400") == "nothing to find");
  CHECK(marked("f=ord*", "ord1") == "nothing to find");
  CHECK(marked("", "x") == "nothing to find");
  CHECK(marked("f=\"\"", "x") == "nothing to find");
}

TEST_CASE("not the ids of transactions, which every entry has") {
  CHECK_FALSE(Highlighter::make(Node{TxnIs{{"t.1", "t.2"}}, {}}, false));
}

TEST_CASE("expressions that match nothing in some place") {
  CHECK(marked("f~/x*/", "xxaxb") == "[xx]a[x]b");
  CHECK(marked("f~/x*/", "\u00e9x\u20ac") == "\u00e9[x]\u20ac");
  CHECK(marked("f~/x*/", "") == "");
  CHECK(marked("f~/^a/", "aab") == "[a]ab");
  CHECK(marked("f~/\\bb/", "ab b") == "ab [b]");
}

TEST_CASE("hostile: an expression that looks to the end of the text from every place") {
  const auto highlighter = Highlighter::make(*testing::parsed("f~/x.*y|x/"), false);
  REQUIRE(highlighter);
  CHECK(places(*highlighter, std::string(300, 'x')) == 300);
  // As many as a search of the whole text for each allows.
  const std::size_t found = places(*highlighter, std::string(1'000'000, 'x'));
  CHECK(found >= 64);
  CHECK(found <= 70);
  CHECK(marked_by(*highlighter, std::string(70'000, 'x') + "y") ==
        "[" + std::string(70'000, 'x') + "y]");
}

TEST_CASE("what does not look ahead is found everywhere") {
  const std::string text(1'000'000, 'x');
  CHECK(places(*Highlighter::make(*testing::parsed("f=x or y"), false), text) == text.size());
  CHECK(places(*Highlighter::make(*testing::parsed("f~/x|y/ f=xyz"), true), text) == text.size());
}

TEST_CASE("hostile: too many or too long to be worth it, and bytes that are no text") {
  std::string list = "f in (v0";
  for (int i = 1; i < 5000; ++i) list += ", v" + std::to_string(i);
  CHECK_FALSE(Highlighter::make(*testing::parsed(list + ")"), false));
  CHECK_FALSE(
      Highlighter::make(Node{TextTerm{{std::string(100'000, 'a'), true, false, {}}}, {}}, true));
  const Node bytes{TextTerm{{"\xFF", true, false, {}}}, {}};
  CHECK_FALSE(Highlighter::make(bytes, false));
}

}  // namespace
}  // namespace gsaw
