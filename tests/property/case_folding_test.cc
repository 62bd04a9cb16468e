// -i means the same to `=` (RE2's folding) as to `in` (the value set's own), for every
// letter that has a case.
#include <doctest/doctest.h>
#include <re2/re2.h>

#include <cwctype>
#include <map>
#include <set>
#include <string>

#include "base/utf8.h"
#include "query/value_set.h"

using namespace gsaw;

namespace {

constexpr char32_t kLast = 0x1FFFF;  // no letter beyond has a case

std::string utf8(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

// The letters that the C library knows two forms of, as one text.
std::string cased_letters() {
  const locale_t unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  REQUIRE(unicode != nullptr);
  std::string letters;
  for (char32_t c = U'!'; c <= kLast; ++c) {
    const auto letter = static_cast<wint_t>(c);
    if (towlower_l(letter, unicode) != letter || towupper_l(letter, unicode) != letter) {
      append_utf8(letters, c);
    }
  }
  freelocale(unicode);
  return letters;
}

}  // namespace

TEST_CASE("`in` folds case as `=` does") {
  const std::string letters = cased_letters();
  REQUIRE(letters.size() > 4000);
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  for (std::string_view rest = letters; !rest.empty();) {
    const std::string letter = utf8(decode_utf8(rest).value);
    rest.remove_prefix(letter.size());
    ValueSet set(true);
    set.add(letter, false);
    const re2::RE2 same("(" + letter + ")", options);
    re2::StringPiece left(letters);
    std::string found, scratch;
    std::set<std::string> by_expression;
    while (re2::RE2::FindAndConsume(&left, same, &found)) by_expression.insert(found);
    for (const char32_t c : {U'i', U'I', U'\u0130', U'\u0131', decode_utf8(letter).value}) {
      const JsonValue value{JsonType::string, {}, kNoToken};
      INFO(letter, " and ", utf8(c));
      CHECK(set.holds(value, utf8(c), scratch) == by_expression.contains(utf8(c)));
    }
    for (const std::string& other : by_expression) {
      const JsonValue value{JsonType::string, {}, kNoToken};
      INFO(letter, " and ", other);
      CHECK(set.holds(value, other, scratch));
    }
  }
}
