// Adds what the entries of a chunk say of their transactions to a table of these.
#pragma once

#include <string>

#include "analyze/txn_rows.h"
#include "pipeline/summed_view.h"
#include "pipeline/view.h"
#include "query/txn_membership.h"

namespace gsaw {

using TxnRowsOfChunk = SummedChunk<TxnRows>;

// Its products are such. Entries of no transaction are counted as without an id.
class TxnRowTaker : public EntryTaker {
 public:
  // It must outlive it.
  explicit TxnRowTaker(const TxnMembership& membership) : membership_(membership) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override;

 private:
  void read_facts(const Record& record);

  const TxnMembership& membership_;
  TxnFacts facts_;  // of the entry at hand
  std::string host_, logger_, message_, service_;
};

}  // namespace gsaw
