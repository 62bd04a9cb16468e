// Query text to tree, shown as explain_query shows it; spans and flags directly.
#include "query/parser.h"

#include <doctest/doctest.h>

#include <string>

#include "query/explain.h"

using namespace gsaw;

namespace {

constexpr Nanoseconds kNow = 1324936588 * kNanosPerSecond;  // 2011-12-26 21:56:28

NodePtr parse(std::string_view query) {
  const TimeContext context{kNow, TimeZone()};
  auto node = parse_query(query, context);
  if (!node) FAIL(std::string(query) << ": " << node.error().message);
  return std::move(*node);
}

// One line: `all of[text "a" anywhere; text "b" anywhere]`.
std::string tree(std::string_view query) {
  std::string lines = explain_query(*parse(query));
  std::string out;
  std::size_t depth = 0;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin);
    const std::size_t text = lines.find_first_not_of(' ', begin);
    const std::size_t level = (text - begin) / 2;
    if (level > depth) out += "[";
    if (level < depth) out.append(depth - level, ']');
    if (level <= depth && begin > 0) out += "; ";
    out.append(lines, text, end - text);
    depth = level;
    begin = end + 1;
  }
  return out.append(depth, ']');
}

template <class Kind>
const Kind& as(const NodePtr& node) {
  REQUIRE(std::holds_alternative<Kind>(node->kind));
  return std::get<Kind>(node->kind);
}

}  // namespace

TEST_CASE("nothing selects everything") {
  CHECK(tree("") == "everything");
  CHECK(tree(" \t\n") == "everything");
}

TEST_CASE("the examples of the manual") {
  const std::string txn = ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0";
  CHECK(tree(txn) == "text \"" + txn + "\" anywhere");
  CHECK(tree("level>=warn txnId=" + txn) ==
        "all of[level is at least as severe as warn; field txnId = text \"" + txn + "\"]");
  CHECK(tree("_status>=500 and not host=ord1.* (duration_ms>250 or message~\"time ?out\")") ==
        "all of[field _status >= number 500; not[virtual field host = glob \"ord1.*\"]; "
        "any of[field duration_ms > number 250; "
        "virtual field message matches regular expression \"time ?out\"]]");
  CHECK(tree("request.headers.user-agent=\"BadAgent/1.0\"") ==
        "field request.headers.user-agent = text \"BadAgent/1.0\"");
}

TEST_CASE("not binds before and, and before or; side by side is and") {
  CHECK(tree("a b or c") ==
        "any of[all of[text \"a\" anywhere; text \"b\" anywhere]; "
        "text \"c\" anywhere]");
  CHECK(tree("not a b") == "all of[not[text \"a\" anywhere]; text \"b\" anywhere]");
  CHECK(tree("not (a b)") == "not[all of[text \"a\" anywhere; text \"b\" anywhere]]");
  CHECK(tree("a AND (b Or c)") == tree("a && (b || c)"));
  CHECK(tree("!a") == tree("not a"));
  CHECK(tree("not not a") == "not[not[text \"a\" anywhere]]");
  CHECK(tree("((a))") == "text \"a\" anywhere");
  CHECK(tree("\"and\" \"not\"") == "all of[text \"and\" anywhere; text \"not\" anywhere]");
}

TEST_CASE("comparisons in every spelling") {
  CHECK(tree("f=v") == "field f = text \"v\"");
  for (const char* query : {"f==v", "f:v", "f eq v", "f EQ v", "f = v", "f == v"}) {
    CAPTURE(query);
    CHECK(tree(query) == tree("f=v"));
  }
  CHECK(tree("f!=v") == "not[field f = text \"v\"]");
  CHECK(tree("f ne v") == tree("f!=v"));
  CHECK(tree("f!~v") == "not[field f matches regular expression \"v\"]");
  CHECK(tree("f~/a b/i") == "field f matches regular expression \"a b\", case ignored");
  CHECK(tree("f lt 1 g le 2 h gt 3 i ge 4") == tree("f<1 g<=2 h>3 i>=4"));
  CHECK(tree("f contains a*b") == "field f contains text \"a*b\"");
  CHECK(tree("f not contains 'x y'") == "not[field f contains text \"x y\"]");
  CHECK(tree("exists f not exists \"a b\"") ==
        "all of[field f is present; not[key \"a b\" is present]]");
  CHECK(tree("exists=1 in=2") == "all of[field exists = number 1; field in = number 2]");
  CHECK(tree("took exists f") == "all of[text \"took\" anywhere; field f is present]");
  CHECK(tree("d>1.5s e<'10kB'") == "all of[field d > duration \"1.5s\"; field e < size \"10kB\"]");
}

TEST_CASE("lists and files") {
  CHECK(tree("f in (a, 'b c', d*, '*', 7,)") ==
        "field f = one of text \"a\", text \"b c\", glob \"d*\", text \"*\", number 7");
  CHECK(tree("f not in (and)") == "not[field f = one of text \"and\"]");
  CHECK(tree("f !in (a)") == tree("f not in (a)"));
  CHECK(tree("\"a b\" IN (09:14)") == "key \"a b\" = one of text \"09:14\"");
  CHECK(as<OneOf>(parse("f in @ids.txt")).file == "ids.txt");
  CHECK(as<OneOf>(parse("f in @/tmp/a:b")).file == "/tmp/a:b");
  CHECK(as<OneOf>(parse("f in @\"my ids\"")).file == "my ids");
  CHECK(as<OneOf>(parse("f in @-")).file == "-");
  CHECK(as<And>(parse("f in @a b")).terms.size() == 2);
}

TEST_CASE("field names") {
  for (const char* name : {"time", "level", "message", "host", "logger", "txn"}) {
    CAPTURE(name);
    CHECK(as<Exists>(parse(std::string("exists ") + name)).field.role);
    CHECK_FALSE(as<Exists>(parse(std::string("exists .") + name)).field.role);
    CHECK_FALSE(as<Exists>(parse("exists \"" + std::string(name) + "\"")).field.role);
  }
  CHECK(as<Equals>(parse(".level=err")).field.text == "level");
  CHECK(as<Equals>(parse("\".level\"=err")).field.text == ".level");
  CHECK(as<Equals>(parse("\"a=b\"=c")).field.quoted);
  CHECK_FALSE(as<Equals>(parse("Host=x")).field.role);
  CHECK(as<Equals>(parse("5xx=1")).field.text == "5xx");
}

TEST_CASE("values keep how they were written") {
  CHECK(as<Equals>(parse("f=a*")).value.glob);
  CHECK_FALSE(as<Equals>(parse("f='a*'")).value.glob);
  CHECK(as<Equals>(parse("f='a*'")).value.quoted);
  CHECK_FALSE(as<TextTerm>(parse("'a*'")).value.glob);
  CHECK(as<Equals>(parse("f=and")).value.text == "and");
  CHECK(as<Equals>(parse("f=\"\"")).value.text.empty());
  CHECK(as<Equals>(parse("f=123456789012345678901")).value.text == "123456789012345678901");
  CHECK(tree("f=true g=null h=\"null\" i=\"5\"") ==
        "all of[field f = true; field g = null; field h = text \"null\"; field i = text \"5\"]");
}

TEST_CASE("level names mean severity, numbers what was logged") {
  CHECK(tree("level=WARNING") == "level is warn");
  CHECK(tree("level>'err'") == "level is more severe than err");
  CHECK(tree("level lt err") == "level is less severe than err");
  CHECK(tree("level!=info") == "not[level is info]");
  CHECK(tree("level<=3") == "virtual field level <= number 3");
  CHECK(tree("level=30") == "virtual field level = number 30");
  CHECK(tree("level in (warn, err, 3)") ==
        "any of[level is warn; level is err; virtual field level = number 3]");
  CHECK(tree("level in (warn)") == "level is warn");
  CHECK(tree(".level>=warn") == "field level is a level at least as severe as warn");
  CHECK(tree("level~war") == "virtual field level matches regular expression \"war\"");
}

TEST_CASE("times, also of several words") {
  const std::string nine = "virtual field time > time 2011-12-26 09:14:00.000000000 UTC";
  CHECK(tree("time>2011-12-26T09:14:00Z") == nine);
  CHECK(tree("time>2011-12-26 09:14") == nine);
  CHECK(tree("time>'2011-12-26 09:14'") == nine);
  CHECK(tree("time>09:14") == nine);
  CHECK(tree("time>2011-12-26 '09:14'") ==
        "all of[virtual field time > time 2011-12-26 00:00:00.000000000 UTC; "
        "text \"09:14\" anywhere]");
  const std::string ago = "virtual field time >= time 2011-12-26 18:56:28.000000000 UTC";
  CHECK(tree("time>=-3h") == ago);
  CHECK(tree("time>=3h ago") == ago);
  CHECK(tree("time>=3 hours ago") == ago);
  CHECK(tree("time>=now -3h") == ago);
  const NodePtr end = parse("time>end - 1h");
  CHECK(as<TimeOrdered>(end).time.from_end);
  CHECK(as<TimeOrdered>(end).time.value == -3600 * kNanosPerSecond);
  CHECK(end->span.length == 13);
  CHECK(as<And>(parse("time=2011-12-26")).terms.size() == 2);
  CHECK(tree("time!=2011-12-26").starts_with("not[all of[virtual field time >= time"));
  CHECK(tree("time in (2011-12-26 09:14, now)").starts_with("any of[all of["));
  CHECK(tree("created<2011-12-26 09:14 x") ==
        "all of[field created < time 2011-12-26 09:14:00.000000000 UTC; text \"x\" anywhere]");
  CHECK(tree("created>3h ago") == "field created > time 2011-12-26 18:56:28.000000000 UTC");
}

TEST_CASE("nodes know the text they came from") {
  const std::string query = "  a (b=c or \"d e\"!=f)";
  const NodePtr root = parse(query);
  const auto text = [&](const NodePtr& node) {
    return query.substr(node->span.offset, node->span.length);
  };
  CHECK(text(root) == "a (b=c or \"d e\"!=f)");
  const NodePtr& either = as<And>(root).terms[1];
  CHECK(text(either) == "b=c or \"d e\"!=f");
  CHECK(text(as<Or>(either).terms[0]) == "b=c");
  CHECK(text(as<Or>(either).terms[1]) == "\"d e\"!=f");
}

TEST_CASE("hostile: long queries are read flat, deep ones refused") {
  std::string chain = "a";
  while (chain.size() < 1'000'000) chain += " or a";
  CHECK(as<Or>(parse(chain)).terms.size() > 190'000);

  const TimeContext context{kNow, TimeZone()};
  const std::size_t limit = kMaxQueryDepth;
  CHECK(parse_query(std::string(limit, '(') + "a" + std::string(limit, ')'), context));
  CHECK_FALSE(
      parse_query(std::string(limit + 1, '(') + "a" + std::string(limit + 1, ')'), context));
  CHECK(parse_query(std::string(limit, '!') + "a", context));
  CHECK_FALSE(parse_query(std::string(limit + 1, '!') + "a", context));
  CHECK_FALSE(parse_query(std::string(1'000'000, '('), context));
  CHECK_FALSE(parse_query(std::string(1'000'000, '!'), context));
  CHECK(parse_query(std::string(1'000'000, 'a'), context));
}
