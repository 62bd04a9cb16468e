// The transactions of the selected entries as a table: rows of each chunk, merged in order.
#include "pipeline/txns_view.h"

#include <algorithm>
#include <limits>
#include <numeric>

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

TxnsView::TxnsView(const TxnsSettings& settings, const std::vector<std::string>& ids,
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

// Of equal ones the one that was met first comes first, whichever way round.
std::vector<std::size_t> TxnsView::chosen(const TxnsSettings& settings) const {
  std::vector<std::size_t> order(table_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (settings.open_only) {
    std::erase_if(order, [this](std::size_t row) { return !table_.row(row).is_open; });
  }
  if (settings.failed_only) {
    std::erase_if(order, [this](std::size_t row) { return table_.row(row).errors == 0; });
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    const auto first = weight(table_.row(one), settings.order);
    const auto second = weight(table_.row(other), settings.order);
    return settings.turned ? first < second : first > second;
  });
  return order;
}

std::optional<std::string> TxnsView::first_id(const TxnsSettings& settings) const {
  const auto order = chosen(settings);
  return order.empty() ? std::nullopt : std::optional(std::string(table_.id(order.front())));
}

std::size_t TxnsView::write(const TxnsSettings& settings, std::optional<std::uint64_t> first,
                            OutputStream& out) const {
  TxnListing listing{table_, chosen(settings), settings.open_only, table_.newest()};
  const std::size_t all = listing.order.size();
  if (first && *first < all) listing.order.resize(static_cast<std::size_t>(*first));
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
