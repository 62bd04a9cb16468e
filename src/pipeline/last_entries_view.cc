// The last N entries: collected lane by lane, merged, and shown when all is read.
#include "pipeline/last_entries_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <map>
#include <utility>

#include "base/terminal_escape.h"
#include "input/line_number.h"
#include "record/date_order.h"
#include "record/record_parser.h"
#include "render/renderer.h"

namespace gsaw {
namespace {

Error cannot_count(const Error& reason) { return {"no line numbers: " + reason.message, ""}; }

}  // namespace

LastEntriesView::LastEntriesView(const LastEntriesSettings& settings, const RenderSettings& render,
                                 OutputStream& out, Diagnostics& diagnostics)
    : settings_(settings),
      render_(render),
      out_(out),
      diagnostics_(diagnostics),
      last_(settings.limit) {
  assert(settings.limit > 0);
}

ViewNeeds LastEntriesView::needs() const {
  return {.from_end = !settings_.first_limited,
          .line_places = render_.with_line_number,
          .noted_apart = true};
}

std::unique_ptr<EntryTaker> LastEntriesView::make_taker() {
  return std::make_unique<KeepingTaker>(
      settings_.first_limited ? std::numeric_limits<std::uint64_t>::max() : settings_.limit);
}

std::unique_ptr<ChunkProduct> LastEntriesView::make_product() {
  return std::make_unique<KeptChunk>();
}

Wanted LastEntriesView::add(ChunkResult& result, std::uint64_t entries) {
  if (!tail_) tail_.emplace(settings_.limit, settings_.several, keeper_);
  const bool settled = tail_->is_settled();
  if (!settled && result.file != nullptr) tail_->add(result, entries, number_of(result));
  lane_ = result.id.lane;
  if (result.last_of_lane) {
    end_lane();
    return Wanted::more;
  }
  return settled ? Wanted::next_lane : Wanted::more;
}

std::uint32_t LastEntriesView::number_of(const ChunkResult& result) {
  if (files_.empty() || files_.back().file != result.file) {
    files_.push_back({result.file, result.id.lane});
  }
  // A chunk without lines knows nothing of it.
  files_.back().counted |= result.lines_are_counted;
  return static_cast<std::uint32_t>(files_.size() - 1);
}

void LastEntriesView::end_lane() {
  LineLog malformed = tail_->take_noted();
  const std::size_t kept = tail_->size();
  if (!malformed.is_empty()) rests_.push_back({lane_, kept, std::move(malformed)});
  std::vector<HeldEntry> entries = tail_->take_entries();
  for (const HeldEntry& held : entries) {
    if (held.when != KeptEntry::kNoTime) {
      some_timed_ = true;
      break;
    }
    if (untimed_++ == 0) untimed_file_ = held.entry.file;
  }
  last_.add(std::move(entries));
  tail_.reset();
}

void LastEntriesView::finish() {
  if (tail_) end_lane();  // its end was not reached: there were enough
  std::vector<HeldEntry> shown = last_.take();
  count_malformed(shown);
  if (render_.with_line_number) count_lines(shown);
  write(shown);
  if (!settings_.several || untimed_ == 0 || !some_timed_) return;
  diagnostics_.note(fmt::format(
      "-n takes the last entries by time; {} without a time, and without one before {}, {} as the "
      "oldest (first: {})",
      untimed_ == 1 ? "1 entry" : fmt::format("{} entries", untimed_),
      untimed_ == 1 ? "it" : "them", untimed_ == 1 ? "counts" : "count",
      printable(files_[untimed_file_].file->name)));
}

// Those from the first entry shown on, of each lane that has one; all there were when fewer
// than N entries were found. So the answer is the same whether or not what is before was read.
void LastEntriesView::count_malformed(const std::vector<HeldEntry>& shown) {
  std::map<std::uint32_t, std::size_t> shown_of_lane;
  for (const HeldEntry& held : shown) ++shown_of_lane[files_[held.entry.file].lane];
  const bool is_full = shown.size() >= settings_.limit;
  for (LaneRest& rest : rests_) {
    if (is_full) {
      const auto found = shown_of_lane.find(rest.lane);
      if (found == shown_of_lane.end()) continue;
      rest.malformed.cut_before(static_cast<std::int64_t>(rest.kept - found->second));
    }
    rest.malformed.add_to(lines_);
  }
}

// Makes every place a line number. Each file is read once, up to its last entry.
void LastEntriesView::count_lines(std::vector<HeldEntry>& shown) {
  std::map<std::uint32_t, std::vector<HeldEntry*>> by_file;
  for (HeldEntry& held : shown) {
    if (!files_[held.entry.file].counted) by_file[held.entry.file].push_back(&held);
  }
  for (auto& [file, entries] : by_file) {
    LineCounter counter(files_[file].file);
    for (HeldEntry* held : entries) held->entry.place = counter.line_at(held->entry.place);
    if (counter.failure()) diagnostics_.error(cannot_count(*counter.failure()));
  }
}

void LastEntriesView::write(const std::vector<HeldEntry>& shown) {
  constexpr std::size_t kBlock = std::size_t{64} << 10;
  const std::unique_ptr<Renderer> renderer = make_renderer(render_);
  RecordParser parser;
  std::string line, text;
  std::uint64_t changed = 0;
  std::string changed_file;
  const KeptEntry* last = nullptr;
  for (const HeldEntry& held : shown) {
    const InputFile& file = *files_[held.entry.file].file;
    const DateOrderScope dates(file.dates.get());
    const auto bytes = kept_line(held.entry, line);
    if (!bytes || parser.parse(*bytes) <= held.entry.record) {
      if (changed++ == 0) changed_file = file.name;
      continue;
    }
    const bool is_same_line = last != nullptr && comes_before_in_line(*last, held.entry);
    last = &held.entry;
    renderer->append(text, parser.record(held.entry.record),
                     {file.name, held.entry.place, is_same_line});
    if (text.size() < kBlock) continue;
    if (!out_.write(text)) return;
    text.clear();
  }
  out_.write(text);
  if (changed == 0) return;
  diagnostics_.error({fmt::format("{} of the last entries {} not shown: {} changed while it was "
                                  "being read",
                                  changed, changed == 1 ? "is" : "are", printable(changed_file)),
                      ""});
}

}  // namespace gsaw
