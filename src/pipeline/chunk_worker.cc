// The hot loop: takes a chunk through parse, query and render.
#include "pipeline/chunk_worker.h"

#include <algorithm>
#include <limits>

namespace gsaw {
namespace {

// Of each chunk, how many entries' names are remembered for "did you mean". A field that
// a service logs at all it logs in most of its entries; a chunk holds hundreds.
constexpr unsigned kSampledEntries = 16;

std::uint64_t enough_of_a_chunk(const Plan& plan) {
  if (plan.product == Product::nothing) return 1;
  return plan.max_count.value_or(std::numeric_limits<std::uint64_t>::max());
}

}  // namespace

ChunkWorker::ChunkWorker(const Plan& plan)
    : plan_(plan),
      enough_(enough_of_a_chunk(plan)),
      predicate_(plan.query),
      renderer_(plan.product == Product::entries ? make_renderer(plan.render) : nullptr) {}

ChunkResult ChunkWorker::process(const Chunk& chunk) {
  // A file that shrinks while it is read leaves zeros behind: what is certain is read again.
  std::string_view bytes = chunk.bytes;
  for (;;) {
    ChunkResult result;
    result.sequence = chunk.sequence;
    result.file = chunk.file;
    result.first_of_file = chunk.first_of_file;
    process_lines(bytes, chunk, result);
    const std::string_view usable = chunk.usable_bytes();
    if (usable.size() >= bytes.size()) return result;
    bytes = usable;
  }
}

void ChunkWorker::process_lines(std::string_view bytes, const Chunk& chunk, ChunkResult& result) {
  EntryOrigin origin{chunk.file->name, chunk.first_line};
  sampled_ = 0;
  while (!bytes.empty() && result.selected < enough_) {
    const std::size_t newline = bytes.find('\n');
    const std::size_t length = newline == std::string_view::npos ? bytes.size() : newline + 1;
    process_line(bytes.substr(0, length), origin, result);
    bytes.remove_prefix(length);
    ++result.lines;
    ++origin.line_number;
  }
}

void ChunkWorker::process_line(std::string_view line, const EntryOrigin& origin,
                               ChunkResult& result) {
  const std::size_t count = parser_.parse(line);
  for (std::size_t i = 0; i < count && result.selected < enough_; ++i) {
    const Record& record = parser_.record(i);
    const bool selected = selects(record);
    if (!record.malformed) ++result.entries;
    if (selected) emit(record, origin, result);
    const bool shown = selected && plan_.product == Product::entries &&
                       plan_.render.format != OutputFormat::json;
    if (record.malformed && (!shown || plan_.malformed == MalformedLines::fail)) {
      if (result.malformed++ == 0) result.first_malformed = result.lines + 1;
      if (plan_.max_count) result.malformed_after.push_back(result.selected);
    }
  }
}

bool ChunkWorker::selects(const Record& record) {
  if (record.malformed && plan_.malformed == MalformedLines::skip) return false;
  if (!record.malformed && plan_.malformed == MalformedLines::only) return false;
  const bool matched = predicate_.matches(record);
  if (!matched && sampled_ < kSampledEntries) {
    ++sampled_;
    predicate_.observations().sample_names(record);
  }
  return matched;
}

void ChunkWorker::emit(const Record& record, const EntryOrigin& origin, ChunkResult& result) {
  ++result.selected;
  if (!renderer_) return;
  renderer_->append(result.text, record, origin);
  result.ends.push_back(result.text.size());
}

}  // namespace gsaw
