// Which words of a query are shown in colour.
#include "query/highlight.h"

#include <doctest/doctest.h>
#include <re2/re2.h>

#include <string>
#include <string_view>

#include "unit/query/judge_fixture.h"

namespace gsaw {
namespace {

// `text` with what is highlighted in brackets.
std::string marked(std::string_view query, std::string_view text, bool ignore_case = false) {
  const auto pattern = highlight_pattern(*testing::parsed(query), ignore_case);
  if (!pattern) return "no pattern";
  std::string out;
  std::size_t at = 0;
  re2::StringPiece hit;
  const re2::StringPiece all(text.data(), text.size());
  while (at <= text.size() && pattern->Match(all, at, text.size(), re2::RE2::UNANCHORED, &hit, 1)) {
    const auto begin = static_cast<std::size_t>(hit.data() - text.data());
    out += std::string(text.substr(at, begin - at)) + '[' + std::string(hit) + ']';
    at = begin + hit.size();
    if (hit.empty()) break;
  }
  return out + std::string(text.substr(std::min(at, text.size())));
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

TEST_CASE("-i holds for all of it") {
  CHECK(marked("time f=Ä", "TIME ä", true) == "[TIME] [ä]");
  CHECK(marked("time", "TIME", false) == "TIME");
}

TEST_CASE("not what the query does not look for") {
  CHECK(marked("not time", "time") == "no pattern");
  CHECK(marked("time host!=ord1", "time ord1") == "[time] ord1");
  CHECK(marked("time f!~out", "time out") == "[time] out");
  CHECK(marked("level>=warn status>400 exists x time>2011-01-01", "warn 400") == "no pattern");
  CHECK(marked("f=ord*", "ord1") == "no pattern");
  CHECK(marked("", "x") == "no pattern");
  CHECK(marked("f=\"\"", "x") == "no pattern");
}

TEST_CASE("transaction ids") {
  const Node node{TxnIs{{"t.1", "t.2"}}, {}};
  const auto pattern = highlight_pattern(node, false);
  REQUIRE(pattern);
  CHECK(re2::RE2::FullMatch("t.2", *pattern));
  CHECK_FALSE(re2::RE2::FullMatch("tx2", *pattern));
}

TEST_CASE("hostile: too many to be worth it, and bytes that are no text") {
  std::string list = "f in (v0";
  for (int i = 1; i < 5000; ++i) list += ", v" + std::to_string(i);
  CHECK_FALSE(highlight_pattern(*testing::parsed(list + ")"), false));
  // Either no highlighting or a pattern that works.
  const Node bytes{TextTerm{{"\xFF", true, false, {}}}, {}};
  const auto pattern = highlight_pattern(bytes, false);
  CHECK((!pattern || pattern->ok()));
}

}  // namespace
}  // namespace gsaw
