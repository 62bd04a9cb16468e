// The parts of an entry become one line; the lines between them pass.
#include "input/part_joiner.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <numeric>
#include <utility>

#include "base/byte_scan.h"
#include "input/newlines.h"

namespace gsaw {

// The lines of a block on their way through.
class PartJoiner::Passage {
 public:
  Passage(FileBlock block, std::vector<FileBlock>& out)
      : block_(std::move(block)), out_(out), line_(block_.block.first_line) {}

  Block& block() { return block_.block; }

  // The first line that has not passed, and its place.
  FileBlock place() const {
    FileBlock place{block_.file, {}};
    place.block.first_line = line_;
    place.block.offset = block_.block.offset + passed_;
    return place;
  }

  // The lines up to there are given out.
  void pass_up_to(std::size_t end) {
    if (end == passed_) return;
    FileBlock lines{block_.file, {}};
    lines.block.bytes = block().bytes.substr(passed_, end - passed_);
    lines.block.owner = block().owner;
    lines.block.first_line = line_;
    lines.block.offset = block().offset + passed_;
    lines.block.errors = std::exchange(block().errors, {});
    if (line_ > 0) line_ += count_newlines(lines.block.bytes);
    passed_ = end;
    out_.push_back(std::move(lines));
  }

  // The line up to there is not.
  void leave_out(std::size_t end) {
    passed_ = end;
    if (line_ > 0) ++line_;
  }

  // All that is left is given out.
  void pass_rest() {
    Block& rest = block();
    rest.bytes.remove_prefix(passed_);
    rest.first_line = line_;
    rest.offset += passed_;
    passed_ = 0;
    if (rest.size() > 0 || rest.long_line || rest.interruption || !rest.errors.empty()) {
      out_.push_back(std::move(block_));
    }
  }

 private:
  FileBlock block_;
  std::vector<FileBlock>& out_;
  std::size_t passed_ = 0;
  std::uint64_t line_;  // the number of the line that begins there; 0 where they are not counted
};

void PartJoiner::add(FileBlock next) {
  assert(out_.empty());
  if (!log_) begin_file(next);
  if (unproven_ > 0 && !is_proven(next.block) && !next.block.interruption) {
    held_.push_back(std::move(next));
    return;
  }
  release();
  pass_on(std::move(next));
}

void PartJoiner::see_head(const std::shared_ptr<const InputFile>& file, std::string_view lines) {
  FileBlock head{file, {}};
  head.block.bytes = lines;
  if (lines.empty()) return;
  begin_file(head);
  if (unproven_ > 0) is_proven(head.block);
}

void PartJoiner::give_up_proof() {
  if (looks_split_) return;
  for (FileBlock& next : held_) out_.push_back(std::move(next));
  held_.clear();
}

void PartJoiner::begin_file(const FileBlock& next) {
  const Block& first = next.block;
  if (first.range.file != nullptr) {
    log_ = RuntimeLog::none;
  } else if (!first.bytes.empty()) {
    log_ = runtime_log_of(first.bytes.substr(0, kRuntimeLogHead));
  } else if (first.long_line) {
    log_ = runtime_log_of(first.long_line->head);
  }
  unproven_ = log_ == RuntimeLog::docker ? kUnproven : 0;
  looks_split_ = unproven_ > 0;
  if (log_ == RuntimeLog::journal && next.file != nullptr) next.file->is_journal.set(true);
}

// True when it is known what the file is. Lines are counted, and not bytes, of which NULs may have
// been left out.
bool PartJoiner::is_proven(const Block& next) {
  std::string_view lines = next.bytes;
  while (!lines.empty() && unproven_ > 0) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    const auto part = entry_part(*log_, line);
    if (part && part->is_last) {
      unproven_ = 0;
      return true;
    }
    looks_split_ = looks_split_ && part && part->text.size() >= kDockerPart;
    unproven_ = line.size() > kRuntimeLogHead ? 0 : unproven_ - 1;
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
  }
  if (next.long_line) unproven_ = 0;
  if (unproven_ == 0) log_ = RuntimeLog::none;
  return unproven_ == 0;
}

// What was held goes its way.
void PartJoiner::release() {
  if (unproven_ > 0) log_ = RuntimeLog::none;
  unproven_ = 0;
  for (FileBlock& next : held_) pass_on(std::move(next));
  held_.clear();
}

void PartJoiner::pass_on(FileBlock next) {
  if (!joins()) {
    out_.push_back(std::move(next));
    return;
  }
  if (next.block.interruption) finish_all();
  Passage passage(std::move(next), out_);
  go_through(passage);
  if (passage.block().long_line) see_long_line(passage);
  passage.pass_rest();
}

// Takes the parts out.
void PartJoiner::go_through(Passage& passage) {
  const std::string_view lines = passage.block().bytes;
  std::size_t at = 0;
  for (;;) {
    if (!has_open()) at = find_split(*log_, lines, at);
    if (at == lines.size()) return;
    const std::size_t end = std::min(lines.find('\n', at), lines.size() - 1) + 1;
    const auto part = entry_part(*log_, lines.substr(at, end - at));
    if (part && shows_gap(*part)) {
      passage.pass_up_to(at);
      finish(find_open(*part), false);
    }
    if (part && (part->may_be_first() || find_open(*part) != open_.end())) {
      passage.pass_up_to(at);
      SplitEntry& open = open_for(*part, passage.place());
      append(open, part->text);
      passage.leave_out(end);
      open.end = passage.block().end_in_file(end);
      open.has_newline = lines[end - 1] == '\n';
      if (part->is_last) finish(find_open(*part), true);
      let_go_of_oldest();
    }
    at = end;
  }
}

// One line that is too long is as good as a text that is.
void PartJoiner::see_long_line(Passage& passage) {
  LongLine& line = *passage.block().long_line;
  const auto part = entry_part(*log_, line.head, line.tail);
  if (!part || (!part->may_be_first() && find_open(*part) == open_.end())) return;
  passage.pass_up_to(passage.block().bytes.size());
  FileBlock place = passage.place();
  place.block.first_line = line.place.line;  // there may be no lines before it
  place.block.offset = line.place.offset;
  SplitEntry& open = open_for(*part, std::move(place));
  if (!open.long_line) pass_over(open);
  open.long_line->see(line);
  passage.block().long_line.reset();
  if (part->is_last) finish(find_open(*part), true);
}

PartJoiner::Open PartJoiner::find_open(const EntryPart& part) {
  return std::find_if(open_.begin(), open_.end(),
                      [&](const SplitEntry& open) { return open.stream == part.stream; });
}

// A part between it and the one before is missing: no more of that entry can be joined.
bool PartJoiner::shows_gap(const EntryPart& part) {
  const Open open = find_open(part);
  return open != open_.end() && part.ordinal != 0 && part.ordinal != open->ordinal + 1;
}

SplitEntry& PartJoiner::open_for(const EntryPart& part, FileBlock place) {
  Open open = find_open(part);
  if (open == open_.end()) {
    open = open_.emplace(open_.end());
    open->origin = std::move(place);
    open->stream = part.stream;
    open->behind = part.behind;
    open->text = part.before.size();
    open->line = part.before;
  }
  open->ordinal = part.ordinal;
  return *open;
}

void PartJoiner::append(SplitEntry& open, std::string_view text) {
  if (open.long_line) {
    open.long_line->see(text);
    return;
  }
  append_text(*log_, open.line, text);
  if (open.line.size() + open.behind.size() > limit_.max_line) pass_over(open);
}

// The line, be it empty yet, is too long to be held.
void PartJoiner::pass_over(SplitEntry& open) {
  const Block& origin = open.origin.block;
  open.long_line.emplace(limit_, LinePlace{open.origin.file, origin.first_line, origin.offset});
  open.long_line->see(open.line);
  open.line = {};
}

// The entry is given out; `is_whole`: its last part has come.
void PartJoiner::finish(Open open, bool is_whole) {
  FileBlock joined = std::move(open->origin);
  Block& block = joined.block;
  if (open->long_line) {
    open->long_line->see(open->behind);
    block.long_line = std::move(*open->long_line).finish(true);
  } else {
    const auto line = std::make_shared<std::string>(std::move(open->line));
    end_text(*log_, *line, open->text);
    line->append(open->behind);
    if (is_whole) mark_whole(*log_, *line);
    if (open->has_newline) line->push_back('\n');
    block.bytes = *line;
    block.owner = line;
    block.in_a_row = false;
    block.left_out = open->end - block.offset - line->size();
  }
  open_.erase(open);
  out_.push_back(std::move(joined));
}

void PartJoiner::let_go_of_oldest() {
  const auto add = [](std::size_t sum, const SplitEntry& open) { return sum + open.line.size(); };
  while (open_.size() > 1 &&
         (open_.size() > kMostOpen ||
          std::accumulate(open_.begin(), open_.end(), std::size_t{0}, add) > 2 * limit_.max_line)) {
    finish(open_.begin(), false);
  }
}

void PartJoiner::finish_all() {
  while (has_open()) finish(open_.begin(), false);
}

std::uint64_t PartJoiner::leave_open(std::uint64_t end) {
  if (looks_split_ && unproven_ > 0) {
    unproven_ = 0;
    release();
  }
  std::uint64_t first = end;
  open_.remove_if([&](const SplitEntry& open) {
    const std::uint64_t begin = open.origin.block.offset;
    if (begin < end - std::min(end, kReach)) return false;
    first = std::min(first, begin);
    return true;
  });
  return first;
}

void PartJoiner::end_file() {
  release();
  finish_all();
  log_.reset();
}

std::optional<FileBlock> PartJoiner::take() {
  if (taken_ < out_.size()) return std::move(out_[taken_++]);
  out_.clear();
  taken_ = 0;
  return std::nullopt;
}

}  // namespace gsaw
