// Takes the chunks' results in order: output, limits and totals.
#include "pipeline/collector.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/byte_scan.h"
#include "base/diagnostics.h"

namespace gsaw {

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
  count_malformed(result);
  totals_.selected += wanted;
  file_selected_ += wanted;
  if (plan_.product == Product::entries && wanted > 0) {
    const auto entries = static_cast<std::size_t>(wanted);
    if (plan_.tail) {
      keep_tail(result, entries);
    } else {
      out_.write(std::string_view(result.text).substr(0, result.ends[entries - 1]));
    }
  }
  const bool enough = (plan_.max_count && totals_.selected >= *plan_.max_count) ||
                      (plan_.product == Product::nothing && totals_.selected > 0);
  return out_.open() && !enough;
}

void Collector::start_file(const ChunkResult& result) {
  if (!result.first_of_file) return;
  write_file_count();
  file_ = result.file;
  file_selected_ = 0;
}

void Collector::leave_out_malformed(ChunkResult& result, std::uint64_t wanted) {
  const auto& after = result.malformed_after;
  const auto end = std::lower_bound(after.begin(), after.end(), wanted);
  result.malformed = static_cast<std::uint64_t>(end - after.begin());
}

void Collector::count_malformed(const ChunkResult& result) {
  if (result.malformed == 0) return;
  if (!totals_.first_malformed) {
    const MalformedPlace& place = result.first_malformed;
    const std::uint64_t line =
        place.first_line == 0 ? 0 : place.first_line + count_newlines(place.before);
    totals_.first_malformed = LinePlace{result.file->name, line};
  }
  totals_.malformed += result.malformed;
}

void Collector::keep_tail(const ChunkResult& result, std::size_t entries) {
  const auto limit = static_cast<std::size_t>(*plan_.tail);
  const std::size_t first = entries > limit ? entries - limit : 0;
  for (std::size_t i = first; i < entries; ++i) {
    const std::size_t begin = i == 0 ? 0 : result.ends[i - 1];
    tail_.push_back(result.text.substr(begin, result.ends[i] - begin));
  }
  while (tail_.size() > limit) tail_.pop_front();
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
  for (const std::string& entry : tail_) {
    if (!out_.write(entry)) break;
  }
}

}  // namespace gsaw
