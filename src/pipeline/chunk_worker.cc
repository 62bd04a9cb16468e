// The hot loop: takes a chunk through parse, query and render.
#include "pipeline/chunk_worker.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "base/byte_scan.h"
#include "input/mapped_file.h"

namespace gsaw {
namespace {

// Of each chunk, how many entries' names are remembered for "did you mean". A field that
// a service logs at all it logs in most of its entries; a chunk holds hundreds.
constexpr unsigned kSampledEntries = 16;

// A mapped file is counted from its beginning, when need be. Where lines are counted on the
// way, as those of streams are, `line_number` is known and no bytes need be kept. `at`: where
// in the chunk the line begins.
MalformedPlace place_of(const Chunk& chunk, std::size_t at, std::uint64_t line_number) {
  if (chunk.first_line != 0) return {line_number, {}, nullptr};
  if (chunk.mapping == nullptr) return {};
  const auto before = static_cast<std::size_t>(chunk.bytes.data() - chunk.text_begin) + at;
  return {1, {chunk.text_begin, before}, chunk.owner};
}

// The whole lines at the beginning of `text` that are tokenized in one go; none where a
// single line is longer. 32 KiB: the lines and their tokens stay in the first-level cache.
std::string_view run_of_lines(std::string_view text) {
  constexpr std::size_t kRun = std::size_t{32} << 10;
  text = text.substr(0, kRun);
  const void* newline = memrchr(text.data(), '\n', text.size());
  if (newline == nullptr) return text.substr(0, 0);
  return text.substr(0,
                     static_cast<std::size_t>(static_cast<const char*>(newline) - text.data()) + 1);
}

// The chunk's result to be, holding its text in what `spent` held its own.
ChunkResult empty_result(const Chunk& chunk, ChunkResult spent) {
  ChunkResult result;
  result.text = std::move(spent.text);
  result.text.clear();
  result.ends = std::move(spent.ends);
  result.ends.clear();
  result.sequence = chunk.sequence;
  result.file = chunk.file;
  result.first_of_file = chunk.first_of_file;
  return result;
}

std::uint64_t enough_of_a_chunk(const Plan& plan) {
  if (plan.product == Product::nothing) return 1;
  return plan.max_count.value_or(std::numeric_limits<std::uint64_t>::max());
}

}  // namespace

ChunkWorker::ChunkWorker(const Plan& plan)
    : plan_(plan),
      timer_(plan.stats),
      enough_(enough_of_a_chunk(plan)),
      // In JSON there is no form for them: they are counted, and use up no -m or -n.
      malformed_selectable_(plan.malformed != MalformedLines::skip &&
                            plan.render.format != OutputFormat::json),
      places_malformed_(plan.max_count || (plan.tail && plan.product == Product::entries)),
      predicate_(plan.query),
      candidate_predicate_(plan.query),
      renderer_(plan.product == Product::entries ? make_renderer(plan.render) : nullptr) {}

ChunkResult ChunkWorker::process(const Chunk& chunk, ChunkResult spent) {
  // A mapped file that shrinks while it is read leaves zeros behind: what is certain is read
  // again.
  std::string_view bytes = buffer_.read(chunk);
  for (;;) {
    Progress progress{chunk,
                      bytes,
                      0,
                      {chunk.file->name, chunk.first_line},
                      empty_result(chunk, std::move(spent))};
    sampled_ = 0;
    // Streams come slower than lines are parsed, and can't be read again for the hints.
    const bool filtered = plan_.candidates && chunk.mapping != nullptr && !chunk.file->is_stdin;
    judge_ = filtered ? &candidate_predicate_ : &predicate_;
    if (filtered && plan_.prefilter) {
      process_candidates(progress);
    } else {
      process_lines(progress, bytes.size());
    }
    timer_.enter(Stage::read);
    const bool certain = bytes.data() != chunk.bytes.data();
    const std::string_view usable = certain ? bytes : chunk.usable_bytes();
    if (usable.size() >= bytes.size()) {
      if (plan_.stats) count_read(progress);
      return std::move(progress.result);
    }
    bytes = usable;
    spent = std::move(progress.result);
  }
}

// Every line up to the first that begins at or behind `end`.
void ChunkWorker::process_lines(Progress& progress, std::size_t end) {
  const std::size_t begin = progress.at;
  std::size_t tokenized = begin;
  while (progress.at < end && !progress.done(enough_)) {
    if (progress.at >= tokenized) {
      timer_.enter(Stage::parse);
      const std::string_view run = run_of_lines(progress.bytes.substr(progress.at));
      parser_.read_ahead(run);
      tokenized = progress.at + run.size();
    }
    timer_.next_line();
    process_line(progress);
  }
  progress.result.counts.unsearched_bytes += progress.at - begin;
}

// Only lines that may match, except where these are most of the lines.
void ChunkWorker::process_candidates(Progress& progress) {
  timer_.enter(Stage::search);
  CandidateScan scan(*plan_.candidates, progress.bytes);
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
      gauge_.searched(progress.bytes.size() - begin, 0);
      return;
    }
    skip_to(static_cast<std::size_t>(line.data() - progress.bytes.data()), progress);
    ++progress.result.counts.candidates;
    process_line(progress);
    gauge_.searched(progress.at - begin, line.size());
  }
}

// What was read of the chunk: all of it, unless enough was found before its end.
void ChunkWorker::count_read(Progress& progress) {
  timer_.enter(Stage::stats);
  RunCounts& counts = progress.result.counts;
  const bool stopped = progress.result.selected >= enough_;
  const std::string_view read =
      progress.bytes.substr(0, stopped ? progress.at : progress.bytes.size());
  counts.bytes = read.size();
  counts.lines = count_newlines(read) + (read.ends_with('\n') || read.empty() ? 0 : 1);
  counts.rendered_bytes = progress.result.text.size();
}

void ChunkWorker::skip_to(std::size_t line_begin, Progress& progress) const {
  if (plan_.render.with_line_number) {
    progress.origin.line_number +=
        count_newlines(progress.bytes.substr(progress.at, line_begin - progress.at));
  }
  progress.at = line_begin;
}

void ChunkWorker::process_line(Progress& progress) {
  const std::string_view rest = progress.bytes.substr(progress.at);
  const std::size_t newline = rest.find('\n');
  const std::string_view line = rest.substr(0, newline == rest.npos ? newline : newline + 1);
  timer_.enter_in_line(Stage::parse);
  const std::size_t count = parser_.parse(line);
  for (std::size_t i = 0; i < count && progress.result.selected < enough_; ++i) {
    process_record(parser_.record(i), line, progress);
  }
  progress.at += line.size();
  ++progress.origin.line_number;
  ++progress.result.counts.parsed;
  progress.result.counts.parsed_bytes += line.size();
}

void ChunkWorker::process_record(const Record& record, std::string_view line, Progress& progress) {
  ChunkResult& result = progress.result;
  if (!record.malformed) ++result.entries;
  timer_.enter_in_line(Stage::query);
  const bool selected = selects(record);
  if (selected) emit(record, progress);
  if (!record.malformed) return;
  ++result.all_malformed;
  const bool shown = selected && plan_.product == Product::entries;
  if (shown && plan_.malformed != MalformedLines::fail) return;
  if (plan_.candidates && !plan_.candidates->may_match(line)) return;
  count_malformed(selected, progress);
}

void ChunkWorker::count_malformed(bool selected, Progress& progress) const {
  ChunkResult& result = progress.result;
  if (result.malformed++ == 0) {
    result.first_malformed = place_of(progress.chunk, progress.at, progress.origin.line_number);
  }
  if (!places_malformed_) return;
  const std::uint64_t entries_before = result.selected - (selected ? 1 : 0);
  auto& runs = result.malformed_runs;
  if (runs.empty() || runs.back().entries_before != entries_before ||
      runs.back().is_entry != selected) {
    runs.push_back({entries_before, selected, 0,
                    place_of(progress.chunk, progress.at, progress.origin.line_number)});
  }
  ++runs.back().count;
}

bool ChunkWorker::selects(const Record& record) {
  if (record.malformed && !malformed_selectable_) return false;
  if (!record.malformed && plan_.malformed == MalformedLines::only) return false;
  const bool matched = judge_->matches(record);
  if (!matched && sampled_ < kSampledEntries) {
    ++sampled_;
    judge_->observations().sample_names(record);
  }
  return matched;
}

void ChunkWorker::emit(const Record& record, Progress& progress) {
  ChunkResult& result = progress.result;
  ++result.selected;
  if (!renderer_) return;
  timer_.enter_in_line(Stage::render);
  renderer_->append(result.text, record, progress.origin);
  result.ends.push_back(result.text.size());
}

}  // namespace gsaw
