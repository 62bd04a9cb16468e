// What lines of a journal are searched for (record/journal_log.h): made when there is one.
#pragma once

#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include "query/candidate_scan.h"

namespace gsaw {

// Safe to share.
class JournalFinder {
 public:
  // `prefilter` as for CandidateFinder, of any log.
  JournalFinder(Prefilter prefilter, CompileSettings settings)
      : prefilter_(std::move(prefilter)), settings_(std::move(settings)) {}

  // Null when every line is to be parsed.
  const CandidateFinder* get() const;

 private:
  Prefilter prefilter_;
  CompileSettings settings_;
  mutable std::once_flag once_;
  mutable std::optional<CandidateFinder> made_;
};

// False of a piece of a line that holds no such message, nor a part of it that tells; as
// CandidateFinder::may_match_around, whatever log it is of.
bool may_hold_listed_message(std::string_view piece);

}  // namespace gsaw
