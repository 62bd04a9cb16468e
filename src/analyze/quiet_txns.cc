// Transactions as they go on, until nothing has come of them for a while.
#include "analyze/quiet_txns.h"

#include <array>

namespace gsaw {

void QuietTxns::add(TxnRows& come, Nanoseconds now) {
  for (std::size_t i = 0; i < come.size(); ++i) {
    rows_.come(come.id(i), now).take(come, std::array{i});
  }
}

void QuietTxns::take_oldest(TxnRows& ended) {
  ended.merge(rows_.oldest().state);
  rows_.let_go_of_oldest();
}

void QuietTxns::take_ended(Nanoseconds now, TxnRows& ended) {
  while (!rows_.is_empty() && now - rows_.oldest().came >= quiet_) take_oldest(ended);
  for (; rows_.size() > most_; ++cut_short_) take_oldest(ended);
}

void QuietTxns::take_all(TxnRows& ended) {
  while (!rows_.is_empty()) take_oldest(ended);
}

}  // namespace gsaw
