// Transactions that end while logs are followed: those that are worth a look.
#include "pipeline/txn_feed.h"

#include <fmt/format.h>

#include "base/amount_text.h"
#include "pipeline/txn_row_taker.h"
#include "pipeline/without_id.h"

namespace gsaw {

TxnFeed::TxnFeed(const TxnFeedSettings& settings, const AskedTxns& ids,
                 std::optional<std::uint64_t> first, const RenderSettings& render,
                 const Screen& screen, OutputStream& out, Diagnostics& diagnostics, Clock clock)
    : settings_(settings),
      first_(first),
      render_(render),
      out_(out),
      diagnostics_(diagnostics),
      clock_(clock),
      membership_(ids),
      going_on_(kQuiet),
      slow_(settings.slow),
      table_(render, screen) {}

std::unique_ptr<EntryTaker> TxnFeed::make_taker() {
  return std::make_unique<TxnRowTaker>(membership_);
}

std::unique_ptr<ChunkProduct> TxnFeed::make_product() { return std::make_unique<TxnRowsOfChunk>(); }

Wanted TxnFeed::add(ChunkResult& result, std::uint64_t entries) {
  result.tally.noted.add_to(lines_);
  const Nanoseconds now = clock_();
  if (entries > 0 && result.product != nullptr) {
    auto& chunk = static_cast<TxnRowsOfChunk&>(*result.product);
    going_on_.add(chunk.table, now);
    add_unread(unread_, chunk.unread);
  }
  TxnRows ended;
  going_on_.take_ended(now, ended);
  show(ended);
  return out_.open() && (!first_ || shown_ < *first_) ? Wanted::more : Wanted::nothing;
}

bool TxnFeed::is_wanted(const TxnRow& row) {
  // Each one is asked, as it tells of the next.
  const bool is_slow = row.is_timed() && slow_.is_slow(row.duration());
  return settings_.all || row.errors > 0 || is_slow;
}

void TxnFeed::show(const TxnRows& ended) {
  TxnListing listing{ended, {}};
  listing.knows_open = false;
  for (std::size_t i = 0; i < ended.size(); ++i) {
    ++ended_;
    if (!is_wanted(ended.row(i)) || (first_ && shown_ >= *first_)) continue;
    listing.order.push_back(i);
    ++shown_;
  }
  if (listing.order.empty()) return;
  std::string text;
  if (render_.format == OutputFormat::json) {
    append_txn_json(text, listing);
  } else {
    table_.append(text, listing);
  }
  out_.write(text);
}

void TxnFeed::finish() {
  TxnRows rest;
  going_on_.take_all(rest);
  show(rest);
  add_unread(lines_.unread, unread_);
  if (going_on_.cut_short() == 0) return;
  diagnostics_.note(fmt::format(
      "{} no longer waited for, as more than {} went on at once; what came of them later counts "
      "as another",
      going_on_.cut_short() == 1 ? "1 transaction was"
                                 : counted(going_on_.cut_short(), "transaction") + " were",
      grouped(QuietTxns::kMost)));
}

std::string_view TxnFeed::why_nothing() const {
  if (ended_ == 0) return kNoTransaction;
  return shown_ > 0 ? std::string_view() : "no transaction failed or was slow";
}

}  // namespace gsaw
