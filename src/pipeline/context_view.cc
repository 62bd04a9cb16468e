// The selected entries with those around them: groups are completed where chunks meet.
#include "pipeline/context_view.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "pipeline/log_scope.h"

namespace gsaw {
namespace {

constexpr EntrySpot kEnd{std::numeric_limits<std::size_t>::max()};

}  // namespace

ContextView::ContextView(const ContextSettings& settings, const RenderSettings& render,
                         OutputStream& out)
    : settings_(settings),
      render_(render),
      out_(out),
      renderer_(make_renderer(render)),
      walk_(settings.entries) {
  if (settings.chosen != nullptr) lines_ = settings.chosen->lines;
}

ViewNeeds ContextView::needs() const {
  return {.line_numbers = render_.with_line_number, .every_line = true};
}

std::unique_ptr<EntryTaker> ContextView::make_taker() {
  return std::make_unique<ContextTaker>(settings_, render_);
}

std::unique_ptr<ChunkProduct> ContextView::make_product() {
  return std::make_unique<ContextChunk>();
}

Wanted ContextView::add(ChunkResult& result, std::uint64_t entries) {
  if (settings_.chosen == nullptr) result.tally.noted.add_to(lines_);
  if (result.id.lane != lane_) begin_lane();
  lane_ = result.id.lane;
  file_ = result.file;
  const LogScope scope(file_.get());
  auto& chunk = static_cast<ContextChunk&>(*result.product);
  const std::uint64_t selected =
      settings_.chosen == nullptr ? result.tally.selected : chunk.shown.size();
  if (settings_.chosen != nullptr) entries = selected;
  text_.clear();
  walk_.forget();
  if (entries == 0) {
    pass_over(chunk, selected > 0);
  } else {
    add_groups(chunk, entries, entries == selected && !result.interruption);
  }
  if (result.last_of_lane && !result.interruption) begin_lane();
  if (!text_.empty()) out_.write_entries(text_);
  return out_.open() ? Wanted::more : Wanted::nothing;
}

// What was shown last was of another input, if anything was.
void ContextView::begin_lane() {
  due_ = 0;
  drop_kept();
  passed_over_ = any_;
}

// `is_whole`: the chunk was judged to its end, and all that it selects count.
void ContextView::add_groups(const ContextChunk& chunk, std::uint64_t entries, bool is_whole) {
  assert(entries <= chunk.shown.size());
  lead_in(chunk);
  any_ = true;
  const std::size_t begin = is_repeated(chunk) ? chunk.first_end : 0;
  const std::size_t end =
      is_whole ? chunk.text.size() : chunk.shown[static_cast<std::size_t>(entries) - 1].end;
  text_.append(chunk.text, begin, end - begin);
  drop_kept();
  due_ = is_whole ? chunk.due : settings_.after;
  if (is_whole) {
    keep(chunk.tail, chunk.passed_over);
  } else if (entries < chunk.shown.size()) {
    append_limited(chunk, entries);
  }
}

// What stands between the last entry shown and the first that the chunk shows.
void ContextView::lead_in(const ContextChunk& chunk) {
  const std::uint64_t kept = chunk.lacking > 0 ? count_kept() : kept_.size();
  bool is_apart = passed_over_ || kept > chunk.lacking;
  has_last_line_ = false;
  if (any_ && !is_apart && kept == 0) {
    append_due(chunk.head.bytes, chunk.head.begin, chunk.first);
    is_apart = walk_.at_entry() && walk_.spot() < chunk.first;
  }
  if (is_apart && any_) text_ += group_separator(render_);
  if (chunk.lacking > 0) append_kept(kept - std::min(kept, chunk.lacking));
}

// Behind the last entry that -m allows, in a chunk that selects more.
void ContextView::append_limited(const ContextChunk& chunk, std::uint64_t entries) {
  due_ = settings_.after;
  const RawLines& lines = chunk.from_first;
  EntrySpot last = chunk.shown[static_cast<std::size_t>(entries) - 1].spot;
  last.offset -= lines.begin.offset;
  // Only to know where the next one begins.
  walk_.start(lines.bytes, last);
  if (!walk_.at_entry()) return;
  walk_.pass();
  const EntrySpot next = walk_.spot();
  append_due(lines.bytes, next, kEnd);
}

// A chunk of which nothing is shown, but for what is due; `is_limited`: as -m has been reached.
void ContextView::pass_over(ContextChunk& chunk, bool is_limited) {
  RawLines& tail = chunk.tail;
  bool passed_over = chunk.passed_over;
  if (due_ > 0) {
    append_due(chunk.head.bytes, chunk.head.begin, kEnd);
    const EntrySpot next = walk_.at_entry() ? walk_.spot() : kEnd;
    passed_over = next < tail.begin;
    if (next > tail.begin) {
      const std::size_t shown = std::min(next.offset - tail.begin.offset, tail.bytes.size());
      tail.bytes.erase(0, shown);
      tail.begin = next;
      tail.count = walk_.last_lines(tail.bytes, settings_.before).count;
    }
  }
  if (!is_limited) keep(tail, passed_over);
}

// Behind those that are kept; `passed_over`: there are others between.
void ContextView::keep(const RawLines& tail, bool passed_over) {
  if (passed_over) {
    drop_kept();
    passed_over_ = true;
  }
  if (tail.count == 0) return;
  KeptLines lines{keeper_.keep(tail.bytes), tail.bytes.size(), tail.begin, tail.count, file_};
  lines.begin.offset = 0;
  kept_count_ += lines.count;
  kept_.push_back(std::move(lines));
  while (kept_count_ - kept_.front().count >= settings_.before) {
    kept_count_ -= kept_.front().count;
    kept_.pop_front();
    passed_over_ = true;
  }
}

void ContextView::drop_kept() {
  kept_.clear();
  kept_count_ = 0;
  passed_over_ = false;
}

std::uint64_t ContextView::count_kept() {
  std::uint64_t count = 0;
  for (const KeptLines& kept : kept_) {
    for (walk_.start(kept.lines(), kept.begin); walk_.at_entry(); walk_.pass()) ++count;
  }
  return count;
}

void ContextView::append_kept(std::uint64_t skip) {
  for (const KeptLines& kept : kept_) {
    const LogScope scope(kept.file.get());
    start(kept.lines(), kept.begin, *kept.file);
    for (; walk_.at_entry(); walk_.pass()) {
      if (skip > 0) {
        --skip;
      } else {
        append_entry();
      }
    }
  }
  has_last_line_ = false;
}

// Entries of lines of the chunk at hand, as many as are due and stand before `until`.
void ContextView::append_due(std::string_view lines, const EntrySpot& from,
                             const EntrySpot& until) {
  if (file_ == nullptr) return walk_.start({}, {});
  start(lines, from, *file_);
  for (; due_ > 0 && walk_.at_entry() && walk_.spot() < until; walk_.pass()) {
    append_entry();
    --due_;
  }
}

// The entry before, if it is on the same line, was shown; a renderer may show what they share once.
void ContextView::start(std::string_view lines, const EntrySpot& from, const InputFile& file) {
  walked_file_ = file.name;
  has_last_line_ = from.record > 0;
  last_line_ = from.offset;
  if (has_last_line_) {
    walk_.start(lines, {from.offset, from.record - 1});
    scratch_.clear();
    if (walk_.at_entry()) renderer_->append(scratch_, walk_.record(), {walked_file_});
  }
  walk_.start(lines, from);
}

void ContextView::append_entry() {
  const EntrySpot& spot = walk_.spot();
  const bool is_same_line = has_last_line_ && spot.offset == last_line_;
  renderer_->append(text_, walk_.record(), {walked_file_, spot.line_number, is_same_line, true});
  has_last_line_ = true;
  last_line_ = spot.offset;
}

// True when what the chunk shows first was shown with one before it, on the same line. Behind
// append_due().
bool ContextView::is_repeated(const ContextChunk& chunk) {
  if (!has_last_line_ || last_line_ != chunk.first.offset) return false;
  while (walk_.at_entry() && walk_.spot() < chunk.first) walk_.pass();
  assert(walk_.spot() == chunk.first);
  scratch_.clear();
  renderer_->append(scratch_, walk_.record(), {walked_file_, chunk.first.line_number, true});
  return scratch_.empty();
}

}  // namespace gsaw
