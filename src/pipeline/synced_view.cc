// The entries of what is followed, in order of time as far as they come in time.
#include "pipeline/synced_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "base/amount_text.h"
#include "input/line_number.h"
#include "pipeline/rendered_entries.h"
#include "pipeline/unread_roles.h"

namespace gsaw {
namespace {

struct TimedEntries : RenderedEntries {
  struct Entry {
    Nanoseconds time;
    std::uint64_t line, offset;  // as in LinePlace
  };
  std::vector<Entry> entries;
  CountedLines untimed;

  void clear() override {
    RenderedEntries::clear();
    entries.clear();
    untimed = {};
  }
  std::size_t memory() const override {
    return RenderedEntries::memory() + entries.capacity() * sizeof(Entry);
  }
};

class TimingTaker : public EntryTaker {
 public:
  explicit TimingTaker(const RenderSettings& settings) : render_(settings) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& timed = static_cast<TimedEntries&>(product);
    const auto time = record.malformed ? std::nullopt : record.time();
    timed.entries.push_back({time.value_or(SyncWindow::kNoTime), place.line_number, place.offset});
    if (!time) count_unread(record, place, Role::time, timed.untimed);
    render_.take(record, place, product);
  }

 private:
  RenderingTaker render_;
};

}  // namespace

SyncedView::SyncedView(Nanoseconds length, const RenderSettings& render, OutputStream& out,
                       Diagnostics& diagnostics, Clock clock)
    : length_(length),
      render_(render),
      out_(out),
      diagnostics_(diagnostics),
      clock_(clock),
      window_(length) {
  assert(length >= 0);
}

ViewNeeds SyncedView::needs() const {
  // How much longer than for the window an entry may wait.
  constexpr Nanoseconds kLeast = 10 * kNanosPerMilli, kMost = kNanosPerSecond / 2;
  return {.line_numbers = render_.with_line_number,
          .line_places = true,
          .at_least_every = std::clamp(length_ / 2, kLeast, kMost)};
}

std::unique_ptr<EntryTaker> SyncedView::make_taker() {
  return std::make_unique<TimingTaker>(render_);
}

std::unique_ptr<ChunkProduct> SyncedView::make_product() {
  return std::make_unique<TimedEntries>();
}

// Names that rotation makes may be new ones for ever; those that are forgotten begin anew.
SyncedView::Source& SyncedView::source_of(const InputFile& file) {
  constexpr std::size_t kMost = 10'000;
  const auto known = sources_.find(file.name);
  if (known != sources_.end()) return known->second;
  if (sources_.size() >= kMost) sources_.clear();
  return sources_[file.name] = {static_cast<std::uint32_t>(sources_.size()), SyncWindow::kNoTime};
}

Wanted SyncedView::add(ChunkResult& result, std::uint64_t entries) {
  result.tally.noted.add_to(lines_);
  std::string text;
  if (entries > 0 && result.product != nullptr) add_entries(result, entries, text);
  window_.take_due(clock_(), text);
  out_.write(text);
  return out_.open() ? Wanted::more : Wanted::nothing;
}

void SyncedView::add_entries(const ChunkResult& result, std::uint64_t entries, std::string& text) {
  auto& timed = static_cast<TimedEntries&>(*result.product);
  assert(entries <= timed.entries.size());
  const Nanoseconds now = clock_();
  Source& source = source_of(*result.file);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < entries; ++i) {
    const TimedEntries::Entry& entry = timed.entries[i];
    const std::size_t end = timed.ends[i];
    const bool has_time = entry.time != SyncWindow::kNoTime;
    if (has_time) source.last = entry.time;
    const bool is_late =
        window_.add(source.last, source.number, timed.text.substr(begin, end - begin), now, text);
    if (is_late && has_time) late_.add(1, NotedLine({result.file, entry.line, entry.offset}));
    begin = end;
  }
  untimed_.add(timed.untimed);
}

void SyncedView::finish() {
  std::string text;
  window_.take_all(text);
  out_.write(text);
  report();
}

void SyncedView::report() {
  lines_.unread[static_cast<std::size_t>(Role::time)].add(untimed_);
  if (late_.count > 0) {
    diagnostics_.note(fmt::format(
        "{} came later than --sync allows for, and {} out of order (first: {})",
        counted_entries(late_.count), late_.count == 1 ? "is" : "are", shown_place(late_.first)));
  }
  if (window_.cut_short() > 0) {
    diagnostics_.note(
        fmt::format("{} could not wait as long as --sync says: {} is the most that is held",
                    counted_entries(window_.cut_short()),
                    readable_bytes(std::uint64_t{SyncWindow::kMostBytes})));
  }
}

}  // namespace gsaw
