// The ids of the transactions that have a selected entry.
#pragma once

#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/text_hash.h"
#include "pipeline/view.h"
#include "query/txn_membership.h"

namespace gsaw {

// Shows nothing.
class TxnIdsView : public View {
 public:
  // `asked`: as TxnMembership takes them.
  explicit TxnIdsView(const AskedTxns& asked) : membership_(asked) {}

  ViewNeeds needs() const override { return {.line_places = true, .every_entry = true}; }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;

  // Each once, in the order of their first entries. Nothing is left.
  std::vector<std::string> take() { return std::move(ids_); }
  // Selected entries that have none.
  const CountedLines& without_id() const { return without_id_; }

 private:
  const TxnMembership membership_;
  std::vector<std::string> ids_;
  std::unordered_set<std::string, TextHash> known_;
  CountedLines without_id_;
};

}  // namespace gsaw
