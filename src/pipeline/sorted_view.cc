// Entries in the order of time or of a field: runs kept chunk by chunk, merged when all is read.
#include "pipeline/sorted_view.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "pipeline/unread_roles.h"
#include "record/duration_key.h"
#include "render/shown_field.h"

namespace gsaw {
namespace {

struct SortedChunk : KeptChunk {
  std::vector<SortKey> keys;  // of the entries, where a field is what they are sorted by
  CountedLines untimed;

  std::size_t memory() const override {
    return KeptChunk::memory() + keys.capacity() * sizeof(SortKey);
  }
  void clear() override {
    KeptChunk::clear();
    keys.clear();
    untimed = {};
  }
};

SortKey key_of(const Record& record, const ShownField& field, bool reads_clocks) {
  if (record.malformed) return {};
  if (field.role == Role::level) {
    const auto level = record.level();
    return level ? SortKey::of(*level) : SortKey();
  }
  const auto value = find_shown(record, field);
  return value ? SortKey::of(*value, reads_clocks) : SortKey();
}

class SortingTaker : public EntryTaker {
 public:
  explicit SortingTaker(const SortSettings& sort)
      : sort_(sort), reads_clocks_(sort.field && has_clock_spans(sort.field->name)) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    keep_.take(record, place, product);
    auto& chunk = static_cast<SortedChunk&>(product);
    if (sort_.by == SortSettings::By::field)
      chunk.keys.push_back(key_of(record, *sort_.field, reads_clocks_));
    if (sort_.by != SortSettings::By::time || record.malformed || record.time()) return;
    count_unread(record, place, Role::time, chunk.untimed);
  }

 private:
  const SortSettings& sort_;
  const bool reads_clocks_;
  KeepingTaker keep_;
};

void keep_first(std::vector<KeptEntry>& entries, std::optional<std::uint64_t> count) {
  if (count && *count < entries.size()) entries.resize(static_cast<std::size_t>(*count));
}

void keep_last(std::vector<KeptEntry>& entries, std::optional<std::uint64_t> count) {
  if (!count || *count >= entries.size()) return;
  entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(*count));
}

}  // namespace

SortedView::SortedView(const SortSettings& sort, const Limits& limits, const RenderSettings& render,
                       const KeptWriter::Settings& writing, OutputStream& out,
                       Diagnostics& diagnostics)
    : sort_(sort),
      limits_(limits),
      render_(render),
      writing_(writing),
      out_(out),
      diagnostics_(diagnostics),
      store_(diagnostics),
      runs_({sort.by == SortSettings::By::field ? &keys_ : nullptr,
             sort.by == SortSettings::By::field && sort.turned}) {}

ViewNeeds SortedView::needs() const {
  return {.line_numbers = render_.with_line_number, .line_places = true, .every_entry = true};
}

std::unique_ptr<EntryTaker> SortedView::make_taker() {
  return std::make_unique<SortingTaker>(sort_);
}

std::unique_ptr<ChunkProduct> SortedView::make_product() { return std::make_unique<SortedChunk>(); }

Wanted SortedView::add(ChunkResult& result, std::uint64_t entries) {
  result.tally.noted.add_to(lines_);
  if (entries == 0 || result.product == nullptr) return Wanted::more;
  auto& chunk = static_cast<SortedChunk&>(*result.product);
  if (store_.is_full() && (limits_.first || limits_.last)) cut_to_limits(false);
  if (!store_.has_room_for(result)) return Wanted::next_lane;
  std::vector<KeptEntry> adopted = store_.adopt(result, entries);
  if (sort_.by == SortSettings::By::field) {
    auto number = static_cast<Nanoseconds>(keys_.add(std::move(chunk.keys)));
    for (KeptEntry& entry : adopted) entry.time = number++;
  } else {
    if (sort_.by == SortSettings::By::input) {
      for (KeptEntry& entry : adopted) entry.time = KeptEntry::kNoTime;
    }
    for (KeptEntry& entry : adopted) times_.set(entry, result.id.lane);
    untimed_.add(chunk.untimed);
  }
  runs_.add(std::move(adopted));
  // Twice as many, and some: each is moved a few times at most, however many come.
  constexpr std::size_t kSlack = 16 << 10;
  if (has_excess(kSlack)) cut_to_limits(false);
  return out_.open() ? Wanted::more : Wanted::nothing;
}

bool SortedView::has_excess(std::size_t slack) const {
  const auto limit = limits_.first ? limits_.first : limits_.last;
  return limit && runs_.size() > slack && (runs_.size() - slack) / 2 >= *limit;
}

// `is_last`: no more come; before that the last of the first ones are not known.
void SortedView::cut_to_limits(bool is_last) {
  std::vector<KeptEntry> entries = runs_.take();
  // By time they are turned round when all are there.
  const bool will_turn = sort_.turned && sort_.by != SortSettings::By::field;
  const auto cut_first = will_turn ? keep_last : keep_first;
  const auto cut_last = will_turn ? keep_first : keep_last;
  cut_first(entries, limits_.first);
  if (is_last || !limits_.first) cut_last(entries, limits_.last);
  forget_others(entries);
  runs_.add(std::move(entries));
}

void SortedView::forget_others(std::vector<KeptEntry>& entries) {
  if (sort_.by == SortSettings::By::field) {
    std::vector<SortKey> wanted;
    wanted.reserve(entries.size());
    for (KeptEntry& entry : entries) {
      wanted.push_back(keys_.take(static_cast<std::size_t>(entry.time)));
      entry.time = static_cast<Nanoseconds>(wanted.size() - 1);
    }
    keys_ = {};
    keys_.add(std::move(wanted));
  }
  std::size_t bytes = 0;
  for (const KeptEntry& entry : entries) bytes += entry.size;
  if (store_.copied_bytes() / 2 > bytes) store_.keep_only(entries);
}

void SortedView::finish() {
  store_.finish();
  if (limits_.first || limits_.last) cut_to_limits(true);
  if (sort_.turned && sort_.by != SortSettings::By::field) runs_.turn_round();
  MergedRuns merged(runs_);
  KeptWriter(store_, render_, writing_, out_)
      .write([&merged](std::size_t count, std::vector<KeptEntry>& to) { merged.read(count, to); },
             diagnostics_);
  count_unread();
}

// Who asked for the order of time is told where it is not known; who did not ask, where it matters.
void SortedView::count_unread() {
  if (untimed_.count == 0 || (sort_.of_several_inputs && !times_.some_timed())) return;
  lines_.unread[static_cast<std::size_t>(Role::time)].add(untimed_);
}

}  // namespace gsaw
