// Transactions whose entries are shown as they come.
#include "pipeline/followed_traces.h"

#include <fmt/format.h>

#include <utility>

#include "base/amount_text.h"
#include "base/saturating_sub.h"
#include "record/id_spelling.h"

namespace gsaw {

void FollowedTraces::append(std::string& out, std::string_view id, const TraceLine& line) {
  std::string spelled;
  Txn& txn = txns_.come(in_one_spelling(id, spelled), 0);
  TraceStep step;
  step.is_first = txn.number == 0;
  if (step.is_first) {
    txn.number = ++count_;
    txn.id = id;
  }
  step.id = txn.id;
  step.number = txn.number;
  if (line.time) {
    if (!txn.begin) txn.begin = line.time;
    step.offset = saturating_sub(*line.time, *txn.begin);
    if (txn.last) step.delta = saturating_sub(*line.time, *txn.last);
    txn.last = line.time;
  }
  lines_.append(out, step, line);
  if (txns_.size() <= kMost) return;
  txns_.let_go_of_oldest();
  ++forgotten_;
}

void FollowedTraces::report(Diagnostics& diagnostics) const {
  if (forgotten_ == 0) return;
  diagnostics.note(fmt::format(
      "{} forgotten: the {} that came last are remembered, and what came of others later counts as "
      "another",
      forgotten_ == 1 ? "1 transaction was" : counted(forgotten_, "transaction") + " were",
      grouped(kMost)));
}

void TracedEntries::append(std::string& out, const Record& record, const EntryOrigin& origin) {
  const TraceLine line = maker_.line_of(record, origin);
  membership_.each(record, [&](std::string_view id) { traces_.append(out, id, line); });
}

}  // namespace gsaw
