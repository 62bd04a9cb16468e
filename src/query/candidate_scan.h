// Where in a chunk the lines stand that may match.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "base/literal_scanner.h"
#include "base/literal_set_scanner.h"
#include "base/odd_lines.h"
#include "base/teddy_scanner.h"
#include "query/prefilter.h"
#include "query/value_probe.h"

namespace gsaw {

// The prefilter made ready to be searched for. Immutable; shared by threads.
class CandidateFinder {
 public:
  // `prefilter` is active, and the query it was made of still there. Some filters are not
  // worth searching for: then usable() is false. `settings`: those of the query.
  CandidateFinder(const Prefilter& prefilter, const CompileSettings& settings);

  bool usable() const { return !each_.empty() || few_ || many_; }
  // True when the line may match. Says yes to every line when not usable.
  bool may_match(std::string_view line) const;
  // True when this piece of a line holds one of the literals, or an escape that may hide one: no
  // line matches of which that is false of every piece, and of every place where it was cut. What
  // else the line must hold may stand in another piece; where roles are asked for nothing can be
  // said.
  bool may_match_around(std::string_view piece) const;
  // True when pick() looks at what is behind the keys that it finds, on nearly every line.
  bool judges_values() const { return judges_values_; }
  // Takes up a line, with its newline; false when no other is wanted.
  using Take = FunctionRef<bool(std::string_view line)>;
  // Gives those of these whole lines that may match, in their order; false when it was stopped
  // before the end. Usable. The lines may change meanwhile: what is given need not match any more,
  // and what stood still is given, or cannot match.
  bool pick(std::string_view lines, Take take) const;

  // The literals that are each searched for on their own are at most so many.
  static constexpr std::size_t kMostAlone = 3;

 private:
  friend class CandidateScan;

  void add_characters(std::string_view text, bool ignore_case);
  bool holds_literal(std::string_view piece) const;
  bool looks_once() const { return each_.size() == 1 && roles_ == 0; }
  bool may_hide_in(std::string_view text) const;
  bool sides_may_match(std::string_view line) const;
  bool pick_rare(std::string_view lines, Take take) const;

  // One of these is used, by how many literals there are.
  std::vector<LiteralScanner> each_;  // searched for one after the other
  std::optional<TeddyScanner> few_;   // the escapes behind the literals
  std::optional<LiteralSetScanner> many_;
  std::size_t few_texts_ = 0;    // of the literals that few_ looks for
  std::bitset<128> characters_;  // of all literals: those that an escape may hide
  OddLines odd_lines_;
  unsigned roles_ = 0;
  bool judges_values_ = false;
  std::shared_ptr<const ValueProbe> probe_;
  std::vector<CandidateFinder> also_;  // other sides of an `and`: asked of the lines found
};

// Goes through one chunk. It never looks twice at a byte for the same literal.
class CandidateScan {
 public:
  // Both must outlive it; the finder is usable.
  CandidateScan(const CandidateFinder& finder, std::string_view text);

  // The next line that may match, with its newline, and none before it does: the first that
  // begins at or after `from`, where a line begins, and that never decreases from call to
  // call. Empty when there is none.
  //
  // Such a line has a literal that the probe has nothing against, an escape that hides a
  // character of some literal, none of the roles asked for that is certain, or is odd; and the
  // finder's other sides find it, too.
  std::string_view next(std::size_t from);

 private:
  // Each of them goes through the text on its own.
  struct Search {
    std::optional<std::size_t> found;    // in this piece: the next hit, its end if none
    std::optional<std::size_t> in_part;  // the last place that satisfied a part of a condition
  };

  std::size_t next_hit(std::size_t from);
  void start_piece(std::size_t from);
  std::size_t find(std::size_t which, std::size_t from);
  std::size_t find_literal(std::size_t which, std::size_t from);
  std::size_t find_escape(std::size_t from) const;
  std::size_t find_few(Search& search, std::size_t from);
  bool may_match(Search& search, const ValueProbe::Place& place, unsigned& roles);

  const CandidateFinder& finder_;
  std::string_view text_;
  std::string_view piece_;  // of the text, from its beginning up to the end of some line
  TeddyScanner::Progress few_progress_;  // in the piece
  ValueProbe::Scratch scratch_;
  // The literals, the escape.
  std::array<Search, CandidateFinder::kMostAlone + 1> searches_;
  std::size_t search_count_;
};

}  // namespace gsaw
