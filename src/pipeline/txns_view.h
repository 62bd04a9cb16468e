// The transactions of the selected entries as a table.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyze/txn_rows.h"
#include "pipeline/summed_view.h"
#include "pipeline/txns_settings.h"
#include "query/txn_membership.h"

namespace gsaw {

// Holds a row for each transaction, about 400 bytes with its id and words, and no entries.
class TxnsView : public SummedView<TxnRows> {
 public:
  // `ids`: the transactions asked for; empty: each entry's own. `first`: -m, of the rows. All else
  // must outlive it.
  TxnsView(const TxnsSettings& settings, const AskedTxns& ids, std::optional<std::uint64_t> first,
           const RenderSettings& render, const Screen& screen, OutputStream& out);

  ViewNeeds needs() const override { return {.line_places = true, .every_entry = true}; }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;

  // After finish(): the same transactions as another table. Not more than `first`; says how many
  // there are.
  std::size_t write(const TxnsSettings& settings, std::optional<std::uint64_t> first,
                    OutputStream& out) const;
  // After finish(): the id of the first of such a table; none: it is empty.
  std::optional<std::string> first_id(const TxnsSettings& settings) const;

 protected:
  void show() override;

 private:
  void merge(TxnRows& later, const ChunkResult&) override { table_.merge(later); }
  std::vector<std::size_t> wanted(const TxnsSettings& settings) const;
  void put_in_order(std::vector<std::size_t>& rows, const TxnsSettings& settings,
                    std::uint64_t first) const;

  const TxnsSettings& settings_;
  const std::optional<std::uint64_t> first_;
  const TxnMembership membership_;
};

}  // namespace gsaw
