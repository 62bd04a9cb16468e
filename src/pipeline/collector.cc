// Takes the chunks' results in order: output, limits and totals.
#include "pipeline/collector.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/byte_scan.h"
#include "base/terminal_escape.h"

namespace gsaw {

Collector::Collector(const Plan& plan, OutputStream& out, bool from_end)
    : plan_(plan), out_(out), from_end_(from_end) {
  if (plan.tail && plan.product == Product::entries) tail_.emplace(*plan.tail, from_end);
}

bool Collector::add(ChunkResult& result) {
  start_file(result);
  totals_.entries += result.entries;
  totals_.all_malformed += result.all_malformed;
  totals_.counts += result.counts;

  std::uint64_t wanted = result.selected;
  if (plan_.max_count) {
    wanted = std::min(wanted, *plan_.max_count - totals_.selected);
    if (totals_.selected + wanted == *plan_.max_count) leave_out_malformed(result, wanted);
  }
  totals_.selected += wanted;
  file_selected_ += wanted;
  const auto entries = static_cast<std::size_t>(wanted);
  if (tail_) {
    tail_->add(result, entries);
  } else {
    count_malformed({result.malformed, result.first_malformed, result.file});
    if (plan_.product == Product::entries && entries > 0) {
      out_.write(std::string_view(result.text).substr(0, result.ends[entries - 1]));
    }
  }
  return out_.open() && !has_enough();
}

bool Collector::has_enough() const {
  if (plan_.max_count && totals_.selected >= *plan_.max_count) return true;
  // Also -n 0 wants to know whether there is an entry.
  const bool enough = plan_.product == Product::nothing || (from_end_ && tail_ && tail_->full());
  return enough && totals_.selected > 0;
}

void Collector::start_file(const ChunkResult& result) {
  if (!result.first_of_file) return;
  write_file_count();
  file_ = result.file;
  file_selected_ = 0;
}

void Collector::leave_out_malformed(ChunkResult& result, std::uint64_t wanted) {
  auto& runs = result.malformed_runs;
  std::erase_if(runs, [&](const MalformedRun& run) { return run.entries_before >= wanted; });
  result.malformed = 0;
  for (const MalformedRun& run : runs) result.malformed += run.count;
}

void Collector::count_malformed(const MalformedCount& malformed) {
  if (malformed.count == 0) return;
  if (!totals_.first_malformed) {
    const MalformedPlace& place = malformed.first;
    const std::uint64_t line =
        place.first_line == 0 ? 0 : place.first_line + count_newlines(place.before);
    totals_.first_malformed = LinePlace{malformed.file->name, line};
  }
  totals_.malformed += malformed.count;
}

void Collector::write_file_count() {
  if (!file_ || plan_.product != Product::count || !plan_.render.with_filename) return;
  const bool raw = plan_.render.format == OutputFormat::raw;
  out_.write(fmt::format("{}:{}\n", raw ? file_->name : printable(file_->name), file_selected_));
}

void Collector::finish() {
  write_file_count();
  if (plan_.product == Product::count && !plan_.render.with_filename) {
    out_.write(fmt::format("{}\n", totals_.selected));
  }
  if (!tail_) return;
  tail_->write(out_);
  count_malformed(tail_->malformed());
}

}  // namespace gsaw
