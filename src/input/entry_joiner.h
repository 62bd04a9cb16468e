// Lines that come piece by piece, made entries that are whole.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>

#include "input/date_head.h"
#include "input/line_joiner.h"
#include "input/open_source.h"
#include "input/part_joiner.h"

namespace gsaw {

// For a file that grows, or several of which each goes on where the one before ended (`in_stream`:
// a directory's byte stream). A line waits for its newline, an entry that a container runtime has
// split for its last part.
class EntryJoiner {
 public:
  // `settings` must outlive it.
  EntryJoiner(const ReadSettings& settings, bool in_stream);

  // The head of a file whose next bytes are not its first: it tells the order of dates, and what
  // log it is. Whole lines.
  void see_head(const std::shared_ptr<const InputFile>& file, std::string_view lines);
  // True when entries of that log may be in parts.
  bool joins_parts() const { return parts_.joins(); }
  // The lines before the next bytes, which were given out but for entries of which parts are
  // missing: these wait.
  void see_before(FileBlock lines);

  // The next bytes; what is whole now goes behind `out`.
  void add(FileBlock next, std::deque<FileBlock>& out);
  // Nothing more is there for now: lines wait no longer for a proof of what the log is.
  void pause(std::deque<FileBlock>& out);
  // No more come: what waits is as whole as it will be.
  void end(std::deque<FileBlock>& out);

 private:
  void see_dates(std::string_view lines);
  void give(FileBlock block, std::deque<FileBlock>& out);
  void give_parts(std::deque<FileBlock>& out);
  void give_joined(std::deque<FileBlock>& out);

  const bool in_stream_;
  LineJoiner lines_;
  PartJoiner parts_;
  DateHead dates_;
  std::uint64_t seen_ = 0;  // bytes by dates_
};

}  // namespace gsaw
