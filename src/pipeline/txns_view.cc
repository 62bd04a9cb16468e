// The transactions of the selected entries as a table: rows of each chunk, merged in order.
#include "pipeline/txns_view.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "pipeline/txn_row_taker.h"
#include "pipeline/without_id.h"
#include "render/txn_list.h"

namespace gsaw {
namespace {

// The larger the earlier in the list.
std::int64_t weight(const TxnRow& row, TxnOrder order) {
  switch (order) {
    case TxnOrder::duration:
      return row.is_timed() ? row.duration() : -1;
    case TxnOrder::errors:
      return row.errors;
    case TxnOrder::entries:
      return row.entries;
    case TxnOrder::start:
      break;
  }
  // Those without a time come last.
  return row.is_timed() ? -row.begin : std::numeric_limits<std::int64_t>::min();
}

}  // namespace

TxnsView::TxnsView(const TxnsSettings& settings, const AskedTxns& ids,
                   std::optional<std::uint64_t> first, const RenderSettings& render,
                   const Screen& screen, OutputStream& out)
    : SummedView(TxnRows(), render, screen, out),
      settings_(settings),
      first_(first),
      membership_(ids) {}

std::unique_ptr<EntryTaker> TxnsView::make_taker() {
  return std::make_unique<TxnRowTaker>(membership_);
}

std::unique_ptr<ChunkProduct> TxnsView::make_product() { return std::make_unique<Chunk>(); }

std::vector<std::size_t> TxnsView::wanted(const TxnsSettings& settings) const {
  std::vector<std::size_t> rows(table_.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  if (settings.open_only) {
    std::erase_if(rows, [this](std::size_t row) { return !table_.row(row).is_open; });
  }
  if (settings.failed_only) {
    std::erase_if(rows, [this](std::size_t row) { return table_.row(row).errors == 0; });
  }
  return rows;
}

// Of equal ones the one that was met first comes first, whichever way round. PERF: each row is
// looked at once, as most of them are in no cache.
void TxnsView::put_in_order(std::vector<std::size_t>& rows, const TxnsSettings& settings,
                            std::uint64_t first) const {
  using Ranked = std::pair<std::int64_t, std::size_t>;
  std::vector<Ranked> ranked;
  ranked.reserve(rows.size());
  for (const std::size_t row : rows) {
    const std::int64_t value = weight(table_.row(row), settings.order);
    ranked.emplace_back(settings.turned ? value : ~value, row);  // ~ turns the order round
  }
  rows.resize(static_cast<std::size_t>(std::min<std::uint64_t>(first, rows.size())));
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(rows.size());
  if (end != ranked.end()) std::nth_element(ranked.begin(), end, ranked.end());
  std::sort(ranked.begin(), end);
  std::transform(ranked.begin(), end, rows.begin(), [](const Ranked& each) { return each.second; });
}

std::optional<std::string> TxnsView::first_id(const TxnsSettings& settings) const {
  std::vector<std::size_t> rows = wanted(settings);
  if (rows.empty()) return std::nullopt;
  put_in_order(rows, settings, 1);
  return std::string(table_.id(rows.front()));
}

std::size_t TxnsView::write(const TxnsSettings& settings, std::optional<std::uint64_t> first,
                            OutputStream& out) const {
  TxnListing listing{table_, wanted(settings), settings.open_only, table_.newest()};
  const std::size_t all = listing.order.size();
  put_in_order(listing.order, settings, first.value_or(all));
  std::string text;
  if (render_.format == OutputFormat::json) {
    append_txn_json(text, listing);
  } else {
    append_txn_table(text, listing, render_, screen_);
  }
  out.write(text);
  return all;
}

void TxnsView::show() {
  table_.mark_open();
  if (write(settings_, first_, out_) == 0 || first_ == 0U) {
    why_nothing_ = table_.size() == 0 ? kNoTransaction : "no transaction is open";
  }
}

}  // namespace gsaw
