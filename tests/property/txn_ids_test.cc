// An id put anywhere into an entry is found by -t, with and without the prefilter.
//   GSAW_SEED=n GSAW_TXN_LINES=n gsaw_property_tests
#include <doctest/doctest.h>

#include <cctype>
#include <string>

#include "base/ascii.h"
#include "property/random.h"
#include "property/tested_query.h"
#include "query/predicate.h"
#include "record/record_parser.h"

using namespace gsaw;
using namespace gsaw::property;

namespace {

std::string random_hex(Random& random, std::size_t digits) {
  std::string out;
  for (std::size_t i = 0; i < digits; ++i) out += "0123456789abcdef"[random.below(16)];
  out.back() = 'a';  // a letter, so that it is a hexadecimal id
  return out;
}

std::string random_id(Random& random) {
  switch (random.below(4)) {
    case 0:
      return ".rh-3dT5.h-api0.r-" + random_hex(random, 8) + ".c-0.ts-1324936588828.v-062c3d0";
    case 1:
      return random_hex(random, 8) + "-" + random_hex(random, 4) + "-" + random_hex(random, 12);
    default:
      return random_hex(random, 32);
  }
}

bool is_trace(const std::string& id) { return id.size() == 32 && id[0] != '.'; }

std::string in_envelope(Random& random, const std::string& id) {
  if (random.once_in(2)) return id;
  if (!is_trace(id))
    return random.once_in(2) ? "projects/p/traces/" + id : "Root=" + id + ";Sampled=1";
  const std::string span = random_hex(random, 16);
  const std::string forms[] = {"projects/p/traces/" + id,
                               "00-" + id + "-" + span + "-01",
                               "Root=" + id + ";Parent=" + span,
                               id + ":" + span + ":0:1",
                               "0x" + id,
                               id + "/1;o=1",
                               id + "-" + span + "-1"};
  return random.pick(forms);
}

// In the other case, some characters escaped.
std::string respelled_value(Random& random, const std::string& text, bool hex) {
  std::string out;
  const bool upper = hex && random.once_in(3), escape = random.once_in(4);
  for (const char c : text) {
    // What stands round an id keeps its case: `Root=`, `0x`.
    const bool digit = ascii_hex_digit(c) >= 0 && text.find('=') == text.npos && text[0] != 'p';
    const char written = upper && digit ? static_cast<char>(std::toupper(c)) : c;
    constexpr std::string_view kHex = "0123456789abcdef";
    if (escape && random.once_in(6)) {
      const auto byte = static_cast<unsigned char>(written);
      out += std::string("\\u00") + kHex[byte >> 4U] + kHex[byte & 15U];
    } else if (written == '/' && random.once_in(2)) {
      out += "\\/";
    } else {
      out += written;
    }
  }
  return '"' + out + '"';
}

std::string respelled_key(Random& random) {
  const std::string_view names[] = {"txn_id",       "trace_id",   "request_id",
                                    "req_id",       "x-trace-id", "correlation_id",
                                    "execution_id", "session_id", "logging.googleapis.com/trace"};
  std::string out = random.once_in(5) ? "_" : random.once_in(8) ? "ctx." : "";
  for (const char c : random.pick(names)) {
    const bool separator = c == '_' || c == '-';
    if (separator && random.once_in(3)) continue;
    out += separator           ? "_-"[random.below(2)]
           : random.once_in(4) ? static_cast<char>(std::toupper(c))
                               : c;
  }
  return out;
}

std::string random_member(Random& random, const std::string& value) {
  const std::string key = respelled_key(random);
  switch (random.below(5)) {
    case 0:
      return R"("a":[{"key":")" + key + R"(","value":{"stringValue":)" + value + "}}]";
    case 1:
      return R"("a":{"Value":{"Type":"STRING","Value":)" + value + R"(},"Key":")" + key + "\"}";
    case 2:
      return '"' + key + R"(":["x",)" + value + "]";
    case 3:
      return R"("http":{"request":{"b":1,"id":)" + value + "}}";
    default:
      return '"' + key + "\":" + value;
  }
}

std::string random_line(Random& random, const std::string& value) {
  std::string line = "{" + random_member(random, value) + "}";
  for (std::size_t depth = random.below(5); depth > 0; --depth) {
    const std::string_view begin[] = {R"({"m":"x","in":)", R"({"list":[1,{"x":2},)", R"({"a":[[)"};
    const std::string_view end[] = {"}", R"(,null],"n":[]})", R"(,{}],"z"]})"};
    const std::size_t kind = random.below(3);
    line = std::string(begin[kind]) + line + std::string(end[kind]);
  }
  return line;
}

bool judged(const TestedQuery& query, const std::string& line) {
  RecordParser parser;
  Predicate predicate(query.compiled);
  return parser.parse(line) == 1 && predicate.matches(parser.record());
}

}  // namespace

TEST_CASE("an id is found wherever it stands") {
  const std::uint64_t seed = setting("GSAW_SEED", 7);
  const std::uint64_t lines = setting("GSAW_TXN_LINES", kSanitized ? 2'000 : 20'000);
  Random random(seed);
  for (std::uint64_t i = 0; i < lines; ++i) {
    const std::string id = random_id(random);
    const bool hex = id[0] != '.';
    const std::string line =
        random_line(random, respelled_value(random, in_envelope(random, id), hex));
    Options options;
    options.query = "";
    options.txns = {id};
    const TestedQuery query = tested_query(options);
    CAPTURE(seed);
    CAPTURE(id);
    CAPTURE(line);
    REQUIRE(judged(query, line));
    if (query.candidates) REQUIRE(query.candidates->may_match(line + "\n"));
    // A digit more is another id.
    options.txns = {id + "f"};
    REQUIRE_FALSE(judged(tested_query(options), line));
  }
}
