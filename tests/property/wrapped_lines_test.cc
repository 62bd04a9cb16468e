// What stands around an entry changes nothing of it.
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "property/json_spelling.h"
#include "property/random.h"
#include "property/role_lines.h"
#include "property/role_queries.h"
#include "property/tested_query.h"
#include "query/predicate.h"
#include "record/prefix_stamp.h"
#include "record/record_parser.h"
#include "record/timestamp.h"

using namespace gsaw;
using namespace gsaw::property;

namespace {

struct Wrapper {
  std::string_view before, behind;
  bool has_time = false;  // that of kTime
};

constexpr std::string_view kTime = "2026-11-27T02:40:00Z";

constexpr Wrapper kWrappers[] = {
    {"@400000006b08ed8a00000000 ", "", true},
    {"2026-11-27_02:40:00.00000 ", "", true},
    {"2026-11-27T02:40:00.00000 own text: ", "", true},
    {"Nov 27 02:40:00 host app[1]: ", ""},
    {"<34>Nov 27 02:40:00 host app: @cee: ", ""},
    {"<34>1 2026-11-27T02:40:00.000Z host app 1 ID47 [a@1 b=\"c\"] ", "", true},
    {"2026-11-27T02:40:00.000+00:00 host app[1]: ", "", true},
    {"2026-11-27T02:40:00.000000000Z stdout F ", "", true},
    {"web-1  | ", ""},
    {"web-1  | 2026-11-27T02:40:00.000000000Z ", "", true},
    {"[pod/web-1/app] 2026-11-27T08:10:00+05:30 ", "", true},
    {"web-6d4b75cb6d-abcde app ", ""},
    {"0|app  | 2026-11-27T02:40:00: ", "", true},
    {"2026-11-27T02:40:00.000Z\t5d1c\tERROR\t", "", true},
    {"2026-11-27T02:40:00.000000+00:00 2026/11/27/[$LATEST]9f ", "", true},
    {"2026/11/27 02:40:00 ", "", true},
    {"2026-11-27T02:40:00+00:00\tapp.log\t", "", true},
    {"app.log: [1795747200.000000000, ", "]", true},
    {"app.log: [[1795747200.000000000, {}], ", "]", true},
    {"Fri 2026-11-27 02:40:00 UTC demo gw[1]: ", "", true},
    {"1795747200.000000 demo gw[1]: ", "", true},
    {"app.log:", ""},
    {"app.log-12-", ""},
    {"data: ", ""},
    {"\x1B[36mweb-1  | \x1B[0m", "\x1B[K"},
    {"\x1B[?2004h", "\x1B[0m"},
    {"", ","},
    {"[", ","},
    {"[", "]"},
    {",", ""},
    {"\x1E", ""},
    {"{\"time\":\"2026-11-27T02:40:00Z\",\"level\":\"err", ""},
};

// The lines that are one entry and nothing else.
std::string random_bare_entry(Random& random) {
  for (RecordParser parser;;) {
    std::string line = random_role_line(random);
    const bool is_bare = line.size() > 2 && line.starts_with("{\"") && line.ends_with('}');
    if (is_bare && parser.parse(line) == 1 && !parser.record().malformed) return line;
  }
}

void check_same(const Record& bare, const Record& wrapped, const Wrapper& wrapper) {
  REQUIRE_FALSE(wrapped.malformed);
  CHECK(wrapped.object.raw == bare.object.raw);
  REQUIRE(wrapped.members.size() == bare.members.size());
  for (std::size_t i = 0; i < bare.members.size(); ++i) {
    CHECK(wrapped.members[i].key == bare.members[i].key);
    CHECK(wrapped.members[i].value.raw == bare.members[i].value.raw);
    CHECK(wrapped.members[i].value.type == bare.members[i].value.type);
  }
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    const auto& of_bare = bare.role(role);
    const auto& of_wrapped = wrapped.role(role);
    REQUIRE(of_wrapped.has_value() == of_bare.has_value());
    if (!of_bare) continue;
    CHECK(of_wrapped->key == of_bare->key);
    CHECK(of_wrapped->value.raw == of_bare->value.raw);
  }
  CHECK(wrapped.level() == bare.level());
  const auto stamp = wrapper.has_time ? time_from_text(kTime) : std::nullopt;
  CHECK(wrapped.time() == (bare.time() ? bare.time() : stamp));
}

}  // namespace

TEST_CASE("an entry in any wrapper has the fields and roles that it has bare") {
  set_stamp_clock(std::nullopt);  // so that stamps without a year have no time
  Random random(5);
  RecordParser bare, wrapped;
  for (int i = 0; i < 500; ++i) {
    const std::string entry = random_bare_entry(random);
    for (const Wrapper& wrapper : kWrappers) {
      const std::string line = std::string(wrapper.before).append(entry).append(wrapper.behind);
      CAPTURE(line);
      REQUIRE(bare.parse(entry) == 1);
      const std::size_t count = wrapped.parse(line);
      REQUIRE(count >= 1);
      check_same(bare.record(), wrapped.record(count - 1), wrapper);
    }
  }
}

namespace {

// Whatever is found in the lines is found by the prefilter as well.
template <class MakeLine>
void check_prefilter(Random& random, MakeLine make_line) {
  RecordParser parser;
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> lines;
    std::string text;
    for (int i = 0; i < 20; ++i) text += lines.emplace_back(make_line());
    const std::string query = random_role_query(random, 2);
    CAPTURE(query);
    const TestedQuery tested = tested_query(query, false);
    if (!tested.candidates) continue;
    Predicate predicate(tested.compiled);
    const std::vector<bool> found = lines_found(*tested.candidates, text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      bool matches = false;
      for (std::size_t r = 0, count = parser.parse(lines[i]); r < count; ++r) {
        matches |= predicate.matches(parser.record(r));
      }
      CAPTURE(lines[i]);
      if (matches) REQUIRE(found[i]);
    }
  }
}

// Some of the characters in strings written as escapes.
std::string with_escapes(const std::string& json, Random& random) {
  std::string out;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string && c == '\\') {
      out += json.substr(i++, 2);
      continue;
    }
    if (c == '"') in_string = !in_string;
    const bool is_plain = c >= '0' && c <= 'z' && c != '\\';
    if (in_string && is_plain && random.once_in(12)) {
      append_unicode_escape(out, static_cast<char32_t>(c), HexDigits::lower);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

// Queries of text could find it in the prefix; a stamp is found by queries of the time.
TEST_CASE("no wrapper keeps the prefilter from finding an entry") {
  Random random(6);
  check_prefilter(random, [&] {
    const Wrapper& wrapper = random.pick(kWrappers);
    return std::string(wrapper.before) + random_bare_entry(random) + std::string(wrapper.behind) +
           (random.once_in(4) ? "\r\n" : "\n");
  });
}

TEST_CASE("no escape within an escape keeps the prefilter from finding JSON in a string") {
  Random random(7);
  check_prefilter(random, [&] {
    std::string line = "{\"log\":\"";
    append_spelled(line, with_escapes(random_bare_entry(random), random), random, 10);
    return line + "\"}\n";
  });
}
