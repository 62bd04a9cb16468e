// Puts entries together that a container runtime has split.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/entry_part.h"
#include "input/line_joiner.h"
#include "input/long_line_scan.h"

namespace gsaw {

// An entry whose last part has not come: its line so far, but for what stands behind the text; or
// what was seen of it when it is too long.
struct SplitEntry {
  FileBlock origin;  // of the first part: its place
  std::string stream;
  std::string line, behind;
  std::size_t text = 0;  // where in the line it begins
  unsigned ordinal = 0;  // of the last part so far
  std::optional<LongLineScan> long_line;
  std::uint64_t end = 0;     // of the last part, in the file
  bool has_newline = false;  // the last part
};

// Stands behind the LineJoiner, for one file after another; one thread at a time. Blocks go in and
// come out in order, without copying but for the entries that are joined: such an entry is a block
// of its own, which comes where its last part stood and has the place of its first. Its line is
// that of the first part, with all texts in place of its text; of CRI tagged F.
class PartJoiner {
 public:
  // `limit` must outlive it: an entry whose line becomes longer is no longer held. Of those that
  // are open at once, the oldest come out as they are when they are more than kMostOpen, or
  // together are longer than two such lines; so does one whose next part is not the one that
  // follows.
  static constexpr std::size_t kMostOpen = 64;
  explicit PartJoiner(const LongLineLimit& limit) : limit_(limit) {}

  // The next block of the file. Ranges, and logs that no runtime has written, pass through. Those
  // of docker wait until a text ends with `\n`: others write texts without it into lines of the
  // same form, and no entry of theirs would end. When none of the first kUnproven lines has one,
  // or one of them is longer than docker's, nothing is joined. take() until empty before the next
  // add().
  static constexpr std::size_t kUnproven = 256;
  void add(FileBlock next);
  // Nothing more is there for now. What was held for want of a proof comes out as it is, unless all
  // of it are parts by their size, of which the last is still to come. A proof is looked for still.
  void give_up_proof();
  // The head of a file, whole lines, of which add() gets what stands further on: what log it is,
  // and the proof.
  void see_head(const std::shared_ptr<const InputFile>& file, std::string_view lines);
  // What was seen is a log of which parts are joined.
  bool joins() const { return log_.value_or(RuntimeLog::none) != RuntimeLog::none; }
  // The file has ended: what waits comes out, as far as it goes.
  void end_file();
  // The file goes on behind `end`, and is read on by another joiner: entries that wait, also for
  // want of a proof, and began in the kReach bytes before that, are that one's, which is to see
  // them again. Where the first of them begins; `end` if there is none.
  static constexpr std::uint64_t kReach = std::uint64_t{64} << 20;
  std::uint64_t leave_open(std::uint64_t end);
  std::optional<FileBlock> take();
  // True when there is something that end_file() brings out.
  bool is_waiting() const { return has_open() || !held_.empty(); }

 private:
  class Passage;

  bool has_open() const { return !open_.empty(); }
  using Open = std::list<SplitEntry>::iterator;
  Open find_open(const EntryPart& part);
  void begin_file(const FileBlock& next);
  bool is_proven(const Block& next);
  void release();
  void pass_on(FileBlock next);
  void go_through(Passage& passage);
  void see_long_line(Passage& passage);
  bool shows_gap(const EntryPart& part);
  SplitEntry& open_for(const EntryPart& part, FileBlock place);
  void append(SplitEntry& open, std::string_view text);
  void pass_over(SplitEntry& open);
  void finish(Open open, bool is_whole);
  void let_go_of_oldest();
  void finish_all();

  const LongLineLimit& limit_;
  std::optional<RuntimeLog> log_;  // of the file, when its first line was seen
  std::size_t unproven_ = 0;       // lines that may still come without a proof; 0: it is
  bool looks_split_ = false;       // those that have come have the size of parts
  std::vector<FileBlock> held_;    // while it is not
  std::list<SplitEntry> open_;     // of different streams, the oldest first
  std::vector<FileBlock> out_;
  std::size_t taken_ = 0;  // of these
};

}  // namespace gsaw
