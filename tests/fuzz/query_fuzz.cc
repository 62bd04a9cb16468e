// A query: refused with a place and a reason, or understood, explained and put to entries.
#include <algorithm>
#include <string>
#include <vector>

#include "fuzz/shared/fuzz_query.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "query/explain.h"
#include "query/highlight.h"
#include "query/hints.h"
#include "query/predicate.h"
#include "query/prefilter_text.h"
#include "record/record_parser.h"

using namespace gsaw;
using fuzz::require;
using fuzz::require_printable;

namespace {

constexpr std::string_view kLines[] = {
    R"({"short_message":"it failed","host":"web1","level":3,"timestamp":1324936418.221,"_a":1})",
    R"({"a":{"b":[1,"x",{"c":null}]},"tags":["red","5"],"duration":"250ms","msg":"caf\u00e9"})",
    R"(2011-12-26T21:53:38.221Z {"level":"WARN","message":"x\ny","trace.id":"4bf92f3577b34da6"})",
    R"(Traceback (most recent call last): {)",
};

void check_error(const QueryError& error, std::string_view what, std::string_view text) {
  require(!error.message.empty(), "an error has a reason", text);
  require(error.span.offset <= text.size() && error.span.length <= text.size() - error.span.offset,
          "an error is about bytes of the query", text);
  // The rest goes through Diagnostics, which escapes.
  const std::string said = error_text(error, what, text);
  require(said.starts_with(what), "an error says what it is about", text);
}

void check_places(const Highlighter& highlighter, std::string_view text) {
  std::size_t last_end = 0;
  highlighter.for_each_place(text, [&](std::size_t begin, std::size_t end) {
    require(last_end <= begin && begin < end && end <= text.size(), "places are in order", text);
    last_end = end;
  });
}

std::vector<bool> verdicts(const PreparedQuery& query, RecordParser& parser) {
  Predicate predicate(query.compiled);
  std::vector<bool> all;
  for (const std::string_view line : kLines) {
    const std::size_t count = parser.parse(line);
    for (std::size_t i = 0; i < count; ++i) {
      all.push_back(predicate.matches(parser.record(i)));
      if (!parser.record(i).malformed) predicate.observations().sample_names(parser.record(i));
    }
  }
  const auto hints = no_match_hints(query.compiled, predicate.observations(),
                                    {predicate.observations().entries, true}, TimeZone());
  for (const std::string& hint : hints) require_printable(hint, "hints are safe to print");
  return all;
}

// The same query as part of another, where that is not nested too deep.
void check_within(std::string_view text, const std::string& whole,
                  const std::vector<bool>& expected, bool ignore_case, RecordParser& parser) {
  const auto tree = parse_query(whole, {fuzz::kNow, TimeZone()});
  if (!tree) {
    require(tree.error().message.find("deep") != std::string::npos,
            "a query may stand in parentheses", text);
    return;
  }
  require(verdicts(fuzz::prepared(whole, ignore_case), parser) == expected,
          "its verdicts are the same there", text);
}

void check_query(std::string_view text) {
  RecordParser parser;
  const bool ignore_case = text.size() % 2 == 1;
  const PreparedQuery query = fuzz::prepared(text, ignore_case);
  const std::string explained = explain_query(*query.tree) + explain_prefilter(query.prefilter);
  require(explained.ends_with('\n'), "an explanation is whole lines", text);
  require_printable(explained, "an explanation is safe to print");
  if (const auto highlighter = Highlighter::make(*query.tree, ignore_case)) {
    for (const std::string_view line : kLines) check_places(*highlighter, line);
    check_places(*highlighter, text);
  }
  std::vector<bool> found = verdicts(query, parser);
  if (std::holds_alternative<MatchAll>(query.tree->kind)) return;
  const std::string inner = "( " + std::string(text) + " )";
  check_within(text, inner + " and " + inner, found, ignore_case, parser);
  found.flip();
  check_within(text, "not " + inner, found, ignore_case, parser);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const auto tree = parse_query(text, {fuzz::kNow, TimeZone()});
  if (tree) {
    check_query(text);
  } else {
    check_error(tree.error(), "query", text);
  }
  const auto level = parse_level_spec(text);
  if (level) {
    require_printable(explain_query(**level), "an explanation is safe to print");
  } else {
    check_error(level.error(), "--level", text);
  }
  return 0;
}
