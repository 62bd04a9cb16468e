// Where in a chunk the lines stand that may match.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/byte_scan.h"
#include "base/literal_set_scanner.h"
#include "query/prefilter.h"
#include "query/value_probe.h"

namespace gsaw {

// The prefilter's literals made ready to be searched for. Immutable; shared by threads.
class CandidateFinder {
 public:
  // `prefilter` is active. Some filters are not worth searching for: then usable() is false.
  // `probe` goes with it, and may be null.
  explicit CandidateFinder(const Prefilter& prefilter,
                           std::shared_ptr<const ValueProbe> probe = nullptr);

  bool usable() const { return !single_.empty() || many_; }
  // True when the line may match. Says yes to every line when not usable.
  bool may_match(std::string_view line) const;

 private:
  friend class CandidateScan;

  std::vector<LiteralScanner> single_;  // a few literals: each is searched for alone
  std::optional<LiteralSetScanner> many_;
  std::shared_ptr<const ValueProbe> probe_;
};

// Goes through one chunk. It never looks twice at a byte for the same literal.
class CandidateScan {
 public:
  // Both must outlive it; the finder is usable.
  CandidateScan(const CandidateFinder& finder, std::string_view text);

  // The first position at or after `from`, which never decreases from call to call, where a
  // literal or a \u stands, and the probe has nothing against it; or text.size(). The line
  // around it may match.
  std::size_t next(std::size_t from);

 private:
  std::size_t next_hit(std::size_t from);
  std::size_t find(std::size_t which, std::size_t from) const;

  const CandidateFinder& finder_;
  std::string_view text_;
  ValueScratch scratch_;
  std::vector<std::size_t> found_;  // by searcher: the next hit not yet passed
};

}  // namespace gsaw
