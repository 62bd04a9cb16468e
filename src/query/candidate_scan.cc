// Where in a chunk the lines stand that may match.
#include "query/candidate_scan.h"

#include <algorithm>

namespace gsaw {
namespace {

// Each literal searched for alone costs a pass over the chunk, at memory speed; from here
// on one pass for all of them is quicker.
constexpr std::size_t kFewLiterals = 3;

}  // namespace

CandidateFinder::CandidateFinder(const Prefilter& prefilter,
                                 std::shared_ptr<const ValueProbe> probe)
    : probe_(std::move(probe)) {
  const bool few = prefilter.any_of.size() <= kFewLiterals;
  if (few) {
    for (const std::string& literal : prefilter.any_of) {
      single_.emplace_back(literal, prefilter.ignore_case);
    }
    return;
  }
  const bool long_enough = std::all_of(
      prefilter.any_of.begin(), prefilter.any_of.end(),
      [](const std::string& literal) { return literal.size() >= LiteralSetScanner::kShortest; });
  if (long_enough) many_.emplace(prefilter.any_of, prefilter.ignore_case);
}

bool CandidateFinder::may_match(std::string_view line) const {
  return !usable() || CandidateScan(*this, line).next(0) < line.size();
}

CandidateScan::CandidateScan(const CandidateFinder& finder, std::string_view text)
    : finder_(finder), text_(text) {
  const std::size_t searchers = finder.single_.size() + (finder.many_ ? 1 : 0) + 1;
  for (std::size_t i = 0; i < searchers; ++i) found_.push_back(find(i, 0));
}

std::size_t CandidateScan::find(std::size_t which, std::size_t from) const {
  if (which < finder_.single_.size()) return finder_.single_[which].find(text_, from);
  if (finder_.many_ && which == finder_.single_.size()) return finder_.many_->find(text_, from);
  return find_unicode_escape(text_, from);
}

std::size_t CandidateScan::next(std::size_t from) {
  for (;; ++from) {
    from = next_hit(from);
    if (from >= text_.size() || !finder_.probe_) return from;
    // Behind a unicode escape the key may be spelled in another way.
    if (text_[from] == '\\' || finder_.probe_->may_match(text_, from, scratch_)) return from;
  }
}

std::size_t CandidateScan::next_hit(std::size_t from) {
  std::size_t first = text_.size();
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (found_[i] < from) found_[i] = find(i, from);
    first = std::min(first, found_[i]);
  }
  return first;
}

}  // namespace gsaw
