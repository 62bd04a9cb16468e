// The entries of transactions as they come.
#include "pipeline/trace_feed.h"

#include <algorithm>
#include <string>

#include "pipeline/last_entries_view.h"
#include "pipeline/unread_roles.h"
#include "pipeline/without_id.h"

namespace gsaw {
namespace {

struct TraceLinesOfChunk : ChunkProduct {
  struct Entry {
    std::vector<std::string> ids;
    TraceLine line;
  };
  std::vector<Entry> entries;  // one for each that was selected
  std::size_t bytes = 0;
  CountedLines without_id;

  void clear() override {
    entries.clear();
    bytes = 0;
    without_id = {};
  }
  std::size_t memory() const override { return entries.capacity() * sizeof(Entry) + bytes; }
};

class TraceLineTaker : public EntryTaker {
 public:
  TraceLineTaker(const RenderSettings& settings, const TxnMembership& membership)
      : membership_(membership), lines_(settings) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& chunk = static_cast<TraceLinesOfChunk&>(product);
    TraceLinesOfChunk::Entry& entry = chunk.entries.emplace_back();
    membership_.each(record, [&](std::string_view id) { entry.ids.emplace_back(id); });
    if (entry.ids.empty()) return count_unread(record, place, Role::txn, chunk.without_id);
    entry.line = lines_.line_of(record, {place.chunk.file->name, place.line_number});
    chunk.bytes += entry.line.rendered.size() + entry.line.message.size();
  }

 private:
  const TxnMembership& membership_;
  TraceLineMaker lines_;
};

}  // namespace

TraceFeed::TraceFeed(const AskedTxns& ids, const RenderSettings& render, const Screen& screen,
                     OutputStream& out, Diagnostics& diagnostics)
    : render_(render),
      membership_(ids),
      traces_(render, screen, ids.size() == 1),
      out_(out),
      diagnostics_(diagnostics) {}

std::unique_ptr<View> TraceFeed::make_first_view(const LastEntriesSettings& last) {
  return std::make_unique<LastEntriesView>(
      last, render_, std::make_unique<TracedEntries>(membership_, render_, traces_), out_,
      diagnostics_);
}

ViewNeeds TraceFeed::needs() const {
  return {.line_numbers = render_.with_line_number, .line_places = true};
}

std::unique_ptr<EntryTaker> TraceFeed::make_taker() {
  return std::make_unique<TraceLineTaker>(render_, membership_);
}

std::unique_ptr<ChunkProduct> TraceFeed::make_product() {
  return std::make_unique<TraceLinesOfChunk>();
}

Wanted TraceFeed::add(ChunkResult& result, std::uint64_t entries) {
  result.tally.noted.add_to(lines_);
  if (entries == 0 || result.product == nullptr) {
    return out_.open() ? Wanted::more : Wanted::nothing;
  }
  const auto& chunk = static_cast<const TraceLinesOfChunk&>(*result.product);
  without_id_.add(chunk.without_id);
  const auto count = std::min<std::size_t>(static_cast<std::size_t>(entries), chunk.entries.size());
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    const TraceLinesOfChunk::Entry& entry = chunk.entries[i];
    for (const std::string& id : entry.ids) traces_.append(text, id, entry.line);
  }
  return out_.write(text) ? Wanted::more : Wanted::nothing;
}

void TraceFeed::finish() {
  lines_.unread[static_cast<std::size_t>(Role::txn)].add(without_id_);
  traces_.report(diagnostics_);
}

std::string_view TraceFeed::why_nothing() const {
  return traces_.is_empty() ? kNoTransaction : std::string_view();
}

}  // namespace gsaw
