// One line and one query, judged three ways: by the slow evaluator, by gsaw, and by gsaw's
// prefilter, which must not lose a match.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "property/slow_query.h"
#include "property/tested_query.h"
#include "record/record_parser.h"

namespace gsaw::property {

// A query in both forms.
struct Subject {
  SlowQuery slow;
  std::string text;
  TestedQuery tested;
};

// `random` chooses between the spellings of the query.
Subject make_subject(SlowQuery slow, bool ignore_case, Random& random);

class Comparison {
 public:
  // Fails the test case when the three disagree.
  void compare(std::string_view line, const Subject& subject);

  std::size_t pairs() const { return pairs_; }  // of an entry and a query
  std::size_t matched() const { return matched_; }
  std::size_t malformed() const { return malformed_; }
  std::size_t ruled_out() const { return ruled_out_; }

  // Fails unless matches, the others, and what the prefilter rules out are all frequent:
  // else the alphabets of lines and queries have drifted apart and the test says little.
  void check_balance(std::size_t matched_one_in, std::size_t ruled_out_one_in) const;

 private:
  RecordParser parser_;
  std::size_t pairs_ = 0, matched_ = 0, malformed_ = 0, ruled_out_ = 0;
};

}  // namespace gsaw::property
