// The selected entries of a chunk with those around them.
#include "pipeline/context_chunk.h"

#include <algorithm>
#include <utility>

#include "base/byte_scan.h"

namespace gsaw {

std::string_view group_separator(const RenderSettings& settings) {
  return is_of_objects_alone(settings.format) ? std::string_view() : std::string_view("--\n");
}

void RawLines::clear() {
  bytes.clear();
  begin = {};
  count = 0;
}

void ContextChunk::clear() {
  // Some times a usual chunk's text, as of EntryView.
  constexpr std::size_t kKept = std::size_t{4} << 20;
  if (memory() > kKept) {
    ContextChunk fresh;
    std::swap(*this, fresh);
    return;
  }
  begun = passed_over = false;
  for (RawLines* lines : {&head, &tail, &from_first}) lines->clear();
  text.clear();
  shown.clear();
  first = {};
  first_end = 0;
  lacking = due = 0;
}

std::size_t ContextChunk::memory() const {
  return head.bytes.capacity() + text.capacity() + shown.capacity() * sizeof(Shown) +
         tail.bytes.capacity() + from_first.bytes.capacity();
}

ContextTaker::ContextTaker(const ContextSettings& settings, const RenderSettings& render)
    : settings_(settings),
      separator_(group_separator(render)),
      renderer_(make_renderer(render)),
      walk_(settings.entries) {}

bool ContextTaker::is_chosen(const EntryPlace& place) {
  if (asked_of_ != place.chunk.id) {
    asked_of_ = place.chunk.id;
    chosen_ = settings_.chosen->of_file(place.chunk.id.lane, place.chunk.file->name);
  }
  return chosen_ != nullptr && std::binary_search(chosen_->begin(), chosen_->end(),
                                                  ChosenEntries::Place{place.offset, place.record});
}

void ContextTaker::begin(const Chunk& chunk, ContextChunk& made) {
  walk_.forget();
  bytes_ = chunk.block.bytes;
  file_ = chunk.file != nullptr ? std::string_view(chunk.file->name) : std::string_view();
  next_ = {0, 0, chunk.block.first_line};
  due_ = 0;
  any_ = false;
  made.head.begin = next_;
  made.head.bytes = bytes_.substr(0, walk_.first_lines(bytes_, settings_.after + 1).edge);
  made.begun = true;
}

void ContextTaker::take(const Record& record, const EntryPlace& place, ChunkProduct& product) {
  auto& made = static_cast<ContextChunk&>(product);
  if (settings_.chosen != nullptr && !is_chosen(place)) return;
  if (!made.begun) begin(place.chunk, made);
  const auto offset = static_cast<std::size_t>(place.line.data() - bytes_.data());
  const EntrySpot spot{offset, place.record, place.line_number};
  append_behind(spot, made);
  append_before(spot, made);
  append(record, spot, false, made);
  made.shown.push_back({spot, made.text.size()});
  next_ = spot;
  if (++next_.record == place.records) {
    next_ = {offset + place.line.size(), 0, spot.line_number == 0 ? 0 : spot.line_number + 1};
  }
  due_ = settings_.after;
}

void ContextTaker::end_chunk(const Chunk& chunk, ChunkProduct& product) {
  auto& made = static_cast<ContextChunk&>(product);
  if (!made.begun) begin(chunk, made);
  append_behind({bytes_.size()}, made);
  made.due = due_;
  keep_tail(made);
  if (settings_.limited && made.shown.size() > 1) keep_from_first(made);
}

// What is still to be shown behind the last group.
void ContextTaker::append_behind(const EntrySpot& until, ContextChunk& made) {
  if (due_ == 0 || next_ >= until) return;
  walk_.start(bytes_, next_);
  for (; due_ > 0 && walk_.at_entry() && walk_.spot() < until; walk_.pass()) {
    append(walk_.record(), walk_.spot(), true, made);
    --due_;
  }
  next_ = walk_.spot();
}

// What is to be shown before a selected entry, of those that were not; and the line between
// groups.
void ContextTaker::append_before(const EntrySpot& selected, ContextChunk& made) {
  std::uint64_t count = 0;
  EntrySpot from = next_;
  if (next_ < selected) {
    const std::string_view between = bytes_.substr(next_.offset, selected.offset - next_.offset);
    const EndLines lines = walk_.last_lines(between, settings_.before + 1);
    if (lines.edge > 0) from = spot_before(selected, next_.offset + lines.edge);
    walk_.start(bytes_, from);
    for (; walk_.at_entry() && walk_.spot() < selected; walk_.pass()) ++count;
  }
  const std::uint64_t wanted = std::min(count, settings_.before);
  if (!any_) made.lacking = settings_.before - wanted;
  if (any_ && count > wanted) made.text += separator_;
  if (wanted == 0) return;
  walk_.start(bytes_, from);
  for (std::uint64_t at = 0; walk_.at_entry() && walk_.spot() < selected; walk_.pass(), ++at) {
    if (at >= count - wanted) append(walk_.record(), walk_.spot(), true, made);
  }
}

// Of the line at `offset`, before that of `spot`.
EntrySpot ContextTaker::spot_before(const EntrySpot& spot, std::size_t offset) const {
  if (spot.line_number == 0) return {offset};
  const std::size_t lines = count_newlines(bytes_.substr(offset, spot.offset - offset));
  return {offset, 0, spot.line_number - lines};
}

void ContextTaker::append(const Record& record, const EntrySpot& spot, bool is_context,
                          ContextChunk& made) {
  const bool is_same_line = any_ && spot.offset == last_line_;
  renderer_->append(made.text, record, {file_, spot.line_number, is_same_line, is_context});
  if (!any_) {
    made.first = spot;
    made.first_end = made.text.size();
  }
  any_ = true;
  last_line_ = spot.offset;
}

void ContextTaker::keep_tail(ContextChunk& made) {
  const std::string_view behind = bytes_.substr(next_.offset);
  const EndLines last = walk_.last_lines(behind, settings_.before);
  const std::string_view before = behind.substr(0, last.edge);
  made.passed_over = walk_.last_lines(before, 1).count > 0;
  made.tail.begin = next_;
  if (last.edge > 0) {
    made.tail.begin = {next_.offset + last.edge};
    if (next_.line_number != 0) {
      made.tail.begin.line_number = next_.line_number + count_newlines(before);
    }
  }
  made.tail.bytes = behind.substr(last.edge);
  made.tail.count = last.count;
}

void ContextTaker::keep_from_first(ContextChunk& made) {
  const EntrySpot& first = made.shown.front().spot;
  const std::size_t last = made.shown.back().spot.offset;
  const EndLines behind = walk_.first_lines(bytes_.substr(last), settings_.after + 1);
  made.from_first.begin = first;
  made.from_first.bytes = bytes_.substr(first.offset, last + behind.edge - first.offset);
}

}  // namespace gsaw
