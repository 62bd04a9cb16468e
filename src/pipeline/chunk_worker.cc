// The hot loop: takes a chunk through parse, query and view.
#include "pipeline/chunk_worker.h"

#include <algorithm>
#include <limits>
#include <new>
#include <stdexcept>
#include <utility>

#include "base/byte_scan.h"
#include "base/nul_run.h"
#include "input/newlines.h"
#include "pipeline/head_sample.h"
#include "pipeline/ids_met.h"
#include "pipeline/log_scope.h"
#include "pipeline/taken_once.h"
#include "record/unread_role.h"

namespace gsaw {
namespace {

ChunkResult empty_result(const Chunk& chunk, const PassSettings& settings, const ViewNeeds& needs) {
  ChunkResult result;
  result.id = chunk.id;
  result.last_of_lane = chunk.last_of_lane;
  result.first_of_file = chunk.first_of_file;
  result.from_end = chunk.from_end;
  result.lines_are_counted = chunk.block.first_line != 0;
  result.file = chunk.file;
  result.interruption = chunk.block.interruption;
  result.tally.noted = LineLog(needs.noted_apart || settings.max_count.has_value());
  return result;
}

std::uint64_t enough_of_a_chunk(const PassSettings& settings, const ViewNeeds& needs) {
  constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();
  return std::min(needs.enough_of_a_chunk.value_or(kAll), settings.max_count.value_or(kAll));
}

}  // namespace

ChunkWorker::ChunkWorker(const PreparedQuery& query, const PassSettings& settings, View& view,
                         const LongLineLimit& long_lines)
    : query_(query),
      settings_(settings),
      view_(view),
      long_lines_(long_lines),
      needs_(view.needs()),
      enough_(enough_of_a_chunk(settings, needs_)),
      timer_(settings.stats),
      look_(long_lines),
      buffer_(long_lines),
      predicate_(query.compiled),
      taker_(view.make_taker()) {}

ChunkResult ChunkWorker::process(Chunk chunk, std::unique_ptr<ChunkProduct> product) {
  ChunkResult result = empty_result(chunk, settings_, needs_);
  if (result.interruption) {
    result.errors = std::move(chunk.block.errors);
    return result;
  }
  result.product = std::move(product);
  Progress progress{chunk, result, 0, 0, chunk.block.first_line};
  const LogScope scope(chunk.file.get());
  finder_ = query_.finder_for(chunk.file != nullptr && chunk.file->is_journal.get());
  try {
    go_through(chunk, progress);
  } catch (const std::bad_alloc&) {
    interrupt(progress, Interruption::Reason::out_of_memory);
  } catch (const std::length_error&) {
    interrupt(progress, Interruption::Reason::line_too_large);
  }
  timer_.enter(Stage::read);
  return result;
}

void ChunkWorker::go_through(Chunk& chunk, Progress& progress) {
  ChunkResult& result = progress.result;
  if (result.product == nullptr) result.product = view_.make_product();
  const std::optional<Glance::Lines> looked_at = look_at(chunk.block);
  if (looked_at) {
    chunk.block.bytes = look_.picked().bytes();
    chunk.block.offset = looked_at->offset;
  } else {
    buffer_.read(chunk.block);
  }
  const auto [lines, offset] =
      looked_at.value_or(Glance::Lines{chunk.block.bytes, chunk.block.offset});
  result.errors = std::move(chunk.block.errors);
  // PERF: a result that waits with its memory may have no room, and keeps a thread waiting.
  const bool may_be_wanted = chunk.streamed_before < HeadSample::kBytes;
  if (settings_.sample_head) result.head.emplace(chunk, lines, may_be_wanted);
  parser_.read_ahead({});  // of the chunk before, which may have stood in the same memory
  if (looked_at) {
    process_picked(progress);
    gauge_.searched(lines.size(), look_.picked().picked());
  } else if (finder_ != nullptr && settings_.prefilter) {
    process_candidates(progress);
  } else {
    process_lines(progress, progress.bytes().size());
  }
  RunCounts beside;
  if (result.tally.selected < enough_) {
    beside = count_passed_over(chunk.block);
    if (chunk.block.long_line) process_long_line(*std::move(chunk.block.long_line), result.tally);
  }
  if (taker_ != nullptr) {
    timer_.enter(Stage::render);
    taker_->end_chunk(chunk, *result.product);
  }
  timer_.enter(Stage::read);
  const auto newlines = tell_lines({lines, offset}, progress);
  count_read(lines, newlines, progress);
  result.tally.counts += beside;
}

// Where lines that can't match are not wanted for anything else.
std::optional<Glance::Lines> ChunkWorker::look_at(const Block& block) {
  if (finder_ == nullptr || !settings_.prefilter || needs_.every_line || gauge_.unfiltered() > 0) {
    return std::nullopt;
  }
  timer_.enter(Stage::search);
  const auto lines = look_.look_at(block, *finder_);
  timer_.enter(Stage::read);
  return lines;
}

// Where the lines could not even be read, somewhere in the line that the range begins in.
void ChunkWorker::interrupt(Progress& progress, Interruption::Reason reason) {
  const Block& block = progress.chunk.block;
  LinePlace at = progress.place();
  if (block.range.file != nullptr && block.bytes.empty()) at.offset = block.range.begin;
  progress.result.interruption = Interruption{reason, std::move(at)};
}

// Every line up to the first that begins at or behind `end`.
void ChunkWorker::process_lines(Progress& progress, std::size_t end) {
  const std::size_t begin = progress.at;
  lines_.stop();
  progress.is_candidate = false;
  while (progress.at < end && !progress.done(enough_)) {
    const std::string_view line = next_line(progress);
    timer_.next_line();
    process_line(line, progress);
  }
  progress.result.tally.counts.unsearched_bytes += progress.at - begin;
}

std::string_view ChunkWorker::next_line(const Progress& progress) {
  if (!lines_.has_next()) [[unlikely]] {
    timer_.enter(Stage::parse);
    const std::string_view rest = progress.bytes().substr(progress.at);
    const std::string_view run = lines_.start(rest);
    parser_.read_ahead(run, lines_.may_have_backslash());
    if (run.empty()) {
      const std::size_t newline = rest.find('\n');
      return rest.substr(0, newline == rest.npos ? newline : newline + 1);
    }
  }
  return lines_.next();
}

void ChunkWorker::process_picked(Progress& progress) {
  for (const PickedLines::Line& each : look_.picked().lines()) {
    if (progress.done(enough_)) return;
    timer_.next_line();
    progress.at = each.begin;
    progress.is_candidate = true;
    ++progress.result.tally.counts.candidates;
    process_line(progress.bytes().substr(each.begin, each.size), progress);
  }
}

// Only lines that may match, except where these are most of the lines.
void ChunkWorker::process_candidates(Progress& progress) {
  timer_.enter(Stage::search);
  CandidateScan scan(*finder_, progress.bytes());
  while (!progress.done(enough_)) {
    const std::size_t begin = progress.at;
    if (gauge_.unfiltered() > 0) {
      process_lines(progress, begin + gauge_.unfiltered());
      gauge_.parsed_all(progress.at - begin);
      timer_.enter(Stage::search);
      continue;
    }
    timer_.next_line();
    timer_.enter_in_line(Stage::search);
    const std::string_view line = scan.next(begin);
    if (line.empty()) {
      gauge_.searched(progress.bytes().size() - begin, 0);
      return;
    }
    progress.at = static_cast<std::size_t>(line.data() - progress.bytes().data());
    progress.is_candidate = true;
    ++progress.result.tally.counts.candidates;
    process_line(line, progress);
    gauge_.searched(progress.at - begin, line.size());
  }
}

// What was read and is not among the lines. Where the lines were not read either, they are all
// there.
RunCounts ChunkWorker::count_passed_over(const Block& block) const {
  RunCounts counts;
  counts.bytes = block.nuls;
  if (!block.long_line) return counts;
  counts.bytes += block.long_line->size + (block.long_line->is_whole ? 1 : 0);
  counts.lines = settings_.stats ? 1 : 0;
  return counts;
}

// What was read of the chunk's lines: all of them, unless enough was found before their end.
// `newlines`: of all, where that is known.
void ChunkWorker::count_read(std::string_view lines, std::optional<std::uint64_t> newlines,
                             Progress& progress) {
  RunCounts& counts = progress.result.tally.counts;
  const bool stopped = progress.result.tally.selected >= enough_;
  const std::string_view read = lines.substr(0, stopped ? progress.at : lines.size());
  counts.bytes = read.size();
  if (!settings_.stats) return;
  timer_.enter(Stage::stats);
  if (stopped || !newlines) newlines = count_newlines(read);
  counts.lines = *newlines + (read.ends_with('\n') || read.empty() ? 0 : 1);
  if (progress.result.product != nullptr) {
    counts.rendered_bytes = progress.result.product->rendered();
  }
}

// How many lines a file's range has, where that is known, as each of them was parsed, or worth
// counting; returns it, less one for a last line without an end.
std::optional<std::uint64_t> ChunkWorker::tell_lines(const Glance::Lines& lines,
                                                     const Progress& progress) const {
  const Block& block = progress.chunk.block;
  const auto& [bytes, offset] = lines;
  if (block.range.file == nullptr || !block.in_a_row || bytes.empty()) return std::nullopt;
  const RunCounts& counts = progress.result.tally.counts;
  const bool are_parsed = counts.parsed_bytes == bytes.size();
  if (!are_parsed && !needs_.counted_later) return std::nullopt;
  const std::uint64_t newlines =
      are_parsed ? counts.parsed - (bytes.ends_with('\n') ? 0 : 1) : count_newlines(bytes);
  progress.chunk.file->known_lines.add({offset, offset + bytes.size(), newlines});
  return newlines;
}

void ChunkWorker::process_line(std::string_view line, Progress& progress) {
  ChunkTally& tally = progress.result.tally;
  if (is_too_long(line)) [[unlikely]] {
    LongLineScan scan(long_lines_, progress.place());
    scan.see(without_newline(line).substr(leading_nuls(line)));
    process_long_line(std::move(scan).finish(true), tally);
  } else {
    timer_.enter_in_line(Stage::parse);
    const std::size_t count = progress.records = parser_.parse(line);
    for (std::size_t i = 0; i < count && tally.selected < enough_; ++i) {
      process_record(parser_.record(i), line, static_cast<std::uint32_t>(i), progress);
    }
    ++tally.counts.parsed;
    tally.counts.parsed_bytes += line.size();
  }
  progress.pass(line);
}

void ChunkWorker::process_record(const Record& record, std::string_view line, std::uint32_t number,
                                 Progress& progress) {
  ChunkTally& tally = progress.result.tally;
  if (!record.malformed) ++tally.entries;
  timer_.enter_in_line(Stage::query);
  const bool matches = selects(record);
  bool selected = matches;
  if (selected && settings_.ids_met != nullptr) settings_.ids_met->see(record);
  if (selected && settings_.taken != nullptr) selected = !is_taken_before(number, progress);
  if (selected) take(record, line, number, progress);
  if (record.malformed) {
    ++tally.all_malformed;
    const bool shown = selected && taker_ != nullptr;
    if (shown && settings_.malformed != MalformedLines::fail) return;
  } else if (unread_roles() == 0) [[likely]] {
    if (settings_.mentions != nullptr && !matches) note_mention(record, line, progress);
    return;
  }
  if (may_match(line, progress)) note(record, selected, progress);
}

// False where the prefilter rules the line out, be it at work or not.
bool ChunkWorker::may_match(std::string_view line, const Progress& progress) const {
  return finder_ == nullptr || progress.is_candidate || finder_->may_match(line);
}

// A line that is malformed, or an entry that has no readable value for some role.
void ChunkWorker::note(const Record& record, bool selected, Progress& progress) {
  ChunkTally& tally = progress.result.tally;
  const std::uint64_t before = tally.selected - (selected ? 1 : 0);
  if (record.malformed) {
    return tally.noted.note(before, selected, [&] { return progress.place(); });
  }
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    if ((unread_roles() & role_bit(role)) == 0) continue;
    // Selected for what it does not say it is found; what it says may be misunderstood.
    if (selected && !has_unread_member(record, role)) continue;
    tally.noted.note_unread(role, before, selected, [&] {
      return NotedLine(progress.place(), unread_member(record, role));
    });
  }
}

// An entry of another transaction.
void ChunkWorker::note_mention(const Record& record, std::string_view line, Progress& progress) {
  if (!may_match(line, progress) || !predicate_.matches_by(*settings_.mentions, record)) return;
  ChunkTally& tally = progress.result.tally;
  tally.noted.note_mention(tally.selected, [&] { return progress.place(); });
}

// Of the record that was judged last, if it was.
unsigned ChunkWorker::unread_roles() const {
  return settings_.malformed == MalformedLines::only ? 0 : predicate_.unread_roles();
}

// It cannot be judged: one that has the form of an entry is spoken of, if it may match.
void ChunkWorker::process_long_line(LongLine long_line, ChunkTally& tally) const {
  if (!long_line.may_match) return;
  const auto place = [&] { return std::move(long_line.place); };
  if (!long_line.is_object) {
    ++tally.all_malformed;
    tally.noted.note(tally.selected, false, place);
    tally.noted.note_long_malformed(tally.selected);
  } else if (settings_.malformed != MalformedLines::only) {
    tally.noted.note_long(tally.selected, place);
  }
}

bool ChunkWorker::is_too_long(std::string_view line) const {
  if (line.size() <= long_lines_.max_line) return false;
  const std::size_t around = leading_nuls(line) + (line.ends_with('\n') ? 1 : 0);
  return line.size() - std::min(around, line.size()) > long_lines_.max_line;
}

// True where standard input is a file that is to be left behind the last entry wanted.
bool ChunkWorker::may_stop_at_entry(const Chunk& chunk) const {
  return enough_ != std::numeric_limits<std::uint64_t>::max() && chunk.file->is_stdin &&
         chunk.file->identity != FileIdentity();
}

std::uint64_t ChunkWorker::Progress::line_number() {
  if (line_there == 0) return 0;
  line_there += count_newlines(bytes().substr(counted_to, at - counted_to));
  counted_to = at;
  return line_there;
}

bool ChunkWorker::selects(const Record& record) {
  if (record.malformed && !settings_.malformed_selectable) return false;
  if (!record.malformed && settings_.malformed == MalformedLines::only) return false;
  return predicate_.matches(record);
}

bool ChunkWorker::is_taken_before(std::uint32_t number, const Progress& progress) const {
  const Chunk& chunk = progress.chunk;
  return !settings_.taken->add(chunk.id.lane, chunk.file->name, chunk.block.offset + progress.at,
                               number);
}

void ChunkWorker::take(const Record& record, std::string_view line, std::uint32_t number,
                       Progress& progress) {
  ChunkResult& result = progress.result;
  if (taker_ != nullptr) hand_over(record, line, number, progress);
  ++result.tally.selected;  // it is in the product as a whole
  if (may_stop_at_entry(progress.chunk)) [[unlikely]] {
    result.tally.line_ends.push_back(progress.chunk.block.end_in_file(progress.at + line.size()));
  }
}

void ChunkWorker::hand_over(const Record& record, std::string_view line, std::uint32_t number,
                            Progress& progress) {
  timer_.enter_in_line(Stage::render);
  const bool counted = needs_.line_numbers || needs_.line_places;
  const std::uint64_t line_number = counted ? progress.line_number() : 0;
  const std::uint64_t offset = progress.chunk.block.offset + progress.at;
  taker_->take(record, {progress.chunk, line, line_number, offset, number, progress.records},
               *progress.result.product);
}

}  // namespace gsaw
