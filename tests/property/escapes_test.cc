// Every character of a needle may be written as an escape, in a value and in a key: it is
// found all the same, with and without the prefilter.
//   GSAW_SEED=n GSAW_ROUNDS=n gsaw_property_tests
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "property/comparison.h"
#include "property/json_spelling.h"
#include "property/slow_json.h"

using namespace gsaw::property;

namespace {

using Kind = SlowQuery::Kind;

constexpr std::uint64_t kRounds = kSanitized ? 2 : 20;  // of random spellings

// With letters that have a case outside of ASCII (k and the Kelvin sign, s and the long s,
// which is U+017F), every character with a short escape, and bytes of more than one.
constexpr std::string_view kNeedles[] = {"needle",
                                         "kelvins",
                                         "KISS",
                                         "task/sub",
                                         "a\\b",
                                         "say \"x\"",
                                         "two\nlines",
                                         "\ttab",
                                         "\b\f\r",
                                         "/",
                                         "k",
                                         "s",
                                         "\xC3\x89t\xC3\xA9",
                                         "500ms",
                                         "12.5",
                                         "x",
                                         "u0041s",
                                         "\\u0041",
                                         "\xF0\x9F\x98\x80",
                                         "skk.rh-3dT5.h-a"};

enum class Escape { none, lower, upper, two };

void append_as(std::string& out, char32_t c, Escape escape) {
  const char name = short_escape(c);
  const bool must = c < 0x20 || c == U'"' || c == U'\\';
  if (name != 0 && (escape == Escape::two || (must && escape == Escape::none))) {
    out += '\\';
    out += name;
  } else if (escape == Escape::lower || escape == Escape::upper) {
    append_unicode_escape(out, c, escape == Escape::lower ? HexDigits::lower : HexDigits::upper);
  } else {
    append_character(out, c);
  }
}

// The needle with the character at each one position escaped, and with all.
void add_single_escapes(const std::u32string& needle, std::vector<std::string>& out) {
  for (const Escape escape : {Escape::none, Escape::lower, Escape::upper, Escape::two}) {
    std::string all;
    for (const char32_t c : needle) append_as(all, c, escape);
    out.push_back(std::move(all));
    for (std::size_t escaped = 0; escaped < needle.size(); ++escaped) {
      std::string one;
      for (std::size_t i = 0; i < needle.size(); ++i) {
        append_as(one, needle[i], i == escaped ? escape : Escape::none);
      }
      out.push_back(std::move(one));
    }
  }
}

// In another case, also one outside of ASCII.
char32_t other_case(char32_t c, Random& random) {
  if ((c == U'k' || c == U'K') && random.once_in(3)) return U'\u212A';
  if ((c == U's' || c == U'S') && random.once_in(3)) return U'\u017F';
  if (c == U'\u00C9' || c == U'\u00E9') return c ^ 0x20;
  const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return letter ? c ^ 0x20 : c;
}

std::string random_spelling(std::u32string needle, Random& random) {
  constexpr Escape kEscapes[] = {Escape::lower, Escape::upper, Escape::two};
  const std::size_t escaped_one_in = 1 + random.below(6);
  const bool recased = random.once_in(2);
  if (random.once_in(8)) needle[random.below(needle.size())] = U'z';  // not the needle at all
  std::string out;
  for (const char32_t c : needle) {
    const bool escaped = random.once_in(escaped_one_in);
    const char32_t written = recased && random.once_in(2) ? other_case(c, random) : c;
    append_as(out, written, escaped ? random.pick(kEscapes) : Escape::none);
  }
  return out;
}

std::vector<std::string> lines_with(const std::string& spelled) {
  return {
      R"({"a":")" + spelled + R"("})",
      R"({"x":"<)" + spelled + R"(>","a":[1,")" + spelled + R"("]})",
      "{\"" + spelled + R"(":500,"a":"b"})",
      "{\"" + spelled + R"(" : "501" , "_)" + spelled + R"(":1})",
      R"({"a":{")" + spelled + R"(":499}})",
      R"({"a":")" + spelled + R"(":500})",  // malformed
  };
}

SlowQuery term(Kind kind, std::string name, std::string value) {
  SlowQuery query;
  query.kind = kind;
  query.name = {std::move(name), true};
  query.values.push_back({std::move(value), true, false});
  return query;
}

// Queries that take the needle as a text, as a value and as a key.
std::vector<Subject> subjects_for(const std::string& needle, bool ignore_case, Random& random) {
  std::vector<SlowQuery> queries;
  queries.push_back(term(Kind::text, "", needle));
  queries.push_back(term(Kind::equals, "a", needle));
  queries.push_back(term(Kind::contains, "a", needle));
  queries.push_back(term(Kind::one_of, "a", needle));
  for (std::size_t i = 0; i < 4; ++i) {  // enough to be searched for in one pass
    queries.back().values.push_back({needle + std::to_string(i), true, false});
  }
  queries.push_back(term(Kind::exists, needle, ""));
  queries.push_back(term(Kind::order, needle, "500"));
  queries.back().values[0].quoted = false;
  queries.back().order = ">=";
  queries.push_back(term(Kind::equals, needle, "500"));
  SlowQuery either;
  either.kind = Kind::any;
  either.parts = {term(Kind::text, "", needle), term(Kind::equals, "a", "other")};
  queries.push_back(std::move(either));
  std::vector<Subject> subjects;
  for (SlowQuery& query : queries) {
    subjects.push_back(make_subject(std::move(query), ignore_case, random));
  }
  return subjects;
}

}  // namespace

TEST_CASE("a needle is found however its characters are escaped") {
  const std::uint64_t seed = setting("GSAW_SEED", 1), rounds = setting("GSAW_ROUNDS", kRounds);
  CAPTURE(seed);
  Random random(seed);
  Comparison comparison;
  for (const std::string_view needle : kNeedles) {
    const std::u32string spoken = characters(needle);
    std::vector<std::string> spellings;
    add_single_escapes(spoken, spellings);
    for (std::uint64_t i = 0; i < rounds * 20; ++i) {
      spellings.push_back(random_spelling(spoken, random));
    }
    for (const bool ignore_case : {false, true}) {
      const auto subjects = subjects_for(std::string(needle), ignore_case, random);
      for (const std::string& spelling : spellings) {
        for (const std::string& line : lines_with(spelling)) {
          for (const Subject& subject : subjects) comparison.compare(line, subject);
        }
      }
    }
  }
  comparison.check_balance(10, 100);
}
