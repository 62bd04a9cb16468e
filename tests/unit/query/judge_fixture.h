// What the tests of judging share: a query compiled from its text, and lines given to it.
#pragma once

#include <doctest/doctest.h>

#include <string_view>

#include "query/compiled_query.h"
#include "query/parser.h"
#include "query/predicate.h"
#include "record/record_parser.h"
#include "record/timestamp.h"

namespace gsaw::testing {

// 2011-12-26 12:00 UTC.
inline TimeContext test_context() { return {*time_from_text("2011-12-26T12:00:00Z"), {}}; }

inline NodePtr parsed(std::string_view text) {
  auto node = parse_query(text, test_context());
  INFO(std::string(text));
  REQUIRE(node);
  return std::move(*node);
}

inline CompiledQuery compiled(std::string_view text, const CompileSettings& settings = {}) {
  auto query = compile_query(*parsed(text), settings);
  REQUIRE(query);
  return *std::move(query);
}

// A query and what it saw so far.
class Judge {
 public:
  explicit Judge(std::string_view text, const CompileSettings& settings = {})
      : query_(compiled(text, settings)), predicate_(query_) {}
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  // Whether the first record of the line matches.
  bool operator()(std::string_view line) {
    REQUIRE(parser_.parse(line) > 0);
    return predicate_.matches(parser_.record());
  }

  const CompiledQuery& query() const { return query_; }
  Predicate& predicate() { return predicate_; }
  Observations& observations() { return predicate_.observations(); }
  RecordParser& parser() { return parser_; }

 private:
  CompiledQuery query_;
  Predicate predicate_;
  RecordParser parser_;
};

inline bool matches(std::string_view text, std::string_view line,
                    const CompileSettings& settings = {}) {
  return Judge(text, settings)(line);
}

}  // namespace gsaw::testing
