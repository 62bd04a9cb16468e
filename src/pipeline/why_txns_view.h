// What those transactions that match a query have, and the others have not.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyze/txn_contrasts.h"
#include "base/diagnostics.h"
#include "pipeline/summed_view.h"
#include "pipeline/why_settings.h"
#include "query/txn_membership.h"

namespace gsaw {

// Holds the values of fields, and which transaction has which of them; no entries.
class WhyTxnsView : public SummedView<TxnContrasts> {
 public:
  // `ids`: the transactions asked for; empty: each entry's own. `first`: -m, of the rows. All else
  // must outlive it.
  WhyTxnsView(const WhySettings& settings, const AskedTxns& ids, std::optional<std::uint64_t> first,
              const RenderSettings& render, const Screen& screen, OutputStream& out,
              Diagnostics& diagnostics);

  ViewNeeds needs() const override { return {.line_places = true, .every_entry = true}; }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override { return std::make_unique<Chunk>(); }

 private:
  void merge(TxnContrasts& later, const ChunkResult&) override { table_.merge(later); }
  void show() override;

  const WhySettings& settings_;
  const std::optional<std::uint64_t> first_;
  Diagnostics& diagnostics_;
  const TxnMembership membership_;
};

}  // namespace gsaw
