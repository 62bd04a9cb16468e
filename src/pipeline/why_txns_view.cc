// What those transactions that match a query have, and the others have not.
#include "pipeline/why_txns_view.h"

#include <fmt/format.h>

#include <random>

#include "base/amount_text.h"
#include "pipeline/contrast_rows.h"
#include "pipeline/told_values.h"
#include "pipeline/without_id.h"

namespace gsaw {
namespace {

class TxnSideTaker : public EntryTaker {
 public:
  TxnSideTaker(const SideQuery& asked, const TxnMembership& membership)
      : judge_(asked), told_(asked.query.compiled), membership_(membership) {}

  // An entry of which the query cannot be judged has its say all the same.
  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& chunk = static_cast<WhyTxnsView::Chunk&>(product);
    TxnContrasts& table = chunk.table;
    table.begin();
    std::optional<bool> matches;
    membership_.each(record, [&](std::string_view id) {
      if (!matches) matches = judge_.matches(record, place, chunk.unread).value_or(false);
      table.add_txn(id, *matches);
    });
    if (!matches)
      return count_unread(record, place, Role::txn,
                          chunk.unread[static_cast<std::size_t>(Role::txn)]);
    told_.add_to(table, record);
  }

 private:
  SideJudge judge_;
  ToldValues told_;
  const TxnMembership& membership_;
};

}  // namespace

WhyTxnsView::WhyTxnsView(const WhySettings& settings, const AskedTxns& ids,
                         std::optional<std::uint64_t> first, const RenderSettings& render,
                         const Screen& screen, OutputStream& out, Diagnostics& diagnostics)
    : SummedView({}, render, screen, out),
      settings_(settings),
      first_(first),
      diagnostics_(diagnostics),
      membership_(ids) {}

std::unique_ptr<EntryTaker> WhyTxnsView::make_taker() {
  return std::make_unique<TxnSideTaker>(*settings_.query, membership_);
}

void WhyTxnsView::show() {
  if (table_.txns() == 0) {
    why_nothing_ = kNoTransaction;
    return;
  }
  if (table_.lacks_txns()) {
    diagnostics_.note(
        fmt::format("there are more than {} transactions: those that came late were not looked at",
                    grouped(TxnContrasts::kMostTxns)));
  }
  if (table_.lacks_held()) {
    diagnostics_.note("the transactions have too many values: not all were looked at");
  }
  const ContrastTable counted = table_.counted(std::random_device()());
  why_nothing_ = write_contrasts(counted, first_, render_, screen_, out_, diagnostics_);
}

}  // namespace gsaw
