// One line and one query, judged three ways.
#include "property/comparison.h"

#include <doctest/doctest.h>

#include "property/slow_evaluator.h"
#include "property/slow_json.h"
#include "query/predicate.h"
#include "record/json_text.h"

namespace gsaw::property {

Subject make_subject(SlowQuery slow, bool ignore_case, Random& random) {
  std::string text = spell(slow, random);
  TestedQuery tested = tested_query(text, ignore_case);
  return {std::move(slow), std::move(text), std::move(tested)};
}

void Comparison::compare(std::string_view line, const Subject& subject) {
  if (has_prefix(line)) return;  // see wrapped_lines_test.cc
  auto trees = read_line(line);
  std::string_view torn = line;
  if (const std::size_t begin = trees ? 0 : begin_behind_torn(line); begin > 0) {
    trees = read_line(line.substr(begin));
    torn = line.substr(0, begin);
  }
  const std::size_t malformed = trees && torn.size() == line.size() ? 0 : 1;
  const std::size_t records = parser_.parse(line);
  std::string shown;
  append_json_escaped(shown, line);
  const bool ignore_case = subject.tested.ignore_case;
  CAPTURE(subject.text);
  CAPTURE(ignore_case);
  CAPTURE(shown);
  REQUIRE(records == malformed + (trees ? trees->size() : 0));
  const auto& candidates = subject.tested.candidates;
  const bool candidate = !candidates || candidates->may_match(line);
  Predicate predicate(subject.tested.compiled);
  for (std::size_t i = 0; i < records; ++i) {
    const Record& record = parser_.record(i);
    REQUIRE(record.malformed == (i < malformed));
    const bool expected = i < malformed ? judge_malformed(subject.slow, torn, ignore_case)
                                        : judge(subject.slow, (*trees)[i - malformed], ignore_case);
    const bool matched = predicate.matches(record);
    REQUIRE_MESSAGE(matched == expected, "gsaw says ", matched);
    REQUIRE_MESSAGE((candidate || !matched), "the prefilter loses a match");
    ++pairs_;
    ruled_out_ += candidate ? 0 : 1;
    matched_ += matched ? 1 : 0;
    malformed_ += record.malformed ? 1 : 0;
  }
}

void Comparison::check_balance(std::size_t matched_one_in, std::size_t ruled_out_one_in) const {
  MESSAGE(pairs_, " pairs, ", matched_, " matched, ", malformed_, " of malformed lines, ",
          ruled_out_, " ruled out");
  CHECK(matched_ > pairs_ / matched_one_in);
  CHECK(matched_ < pairs_ - pairs_ / matched_one_in);
  CHECK(ruled_out_ > pairs_ / ruled_out_one_in);
}

}  // namespace gsaw::property
