// Transactions as a table, and as JSON.
#pragma once

#include <cassert>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analyze/txn_rows.h"
#include "base/saturating_sub.h"
#include "record/time_zone.h"
#include "render/palette.h"
#include "render/render_settings.h"
#include "render/screen.h"
#include "render/text_grid.h"

namespace gsaw {

// Which rows, in which order.
struct TxnListing {
  const TxnRows& rows;
  std::vector<std::size_t> order;
  bool open_only = false;                            // then their age and last words are shown
  std::optional<Nanoseconds> newest = std::nullopt;  // the time from which ages count
  bool knows_open = true;                            // mark_open() was called

  // Of one that is timed.
  Nanoseconds age(const TxnRow& row) const {
    assert(newest && row.is_timed());
    return saturating_sub(*newest, row.end);
  }
};

// A line of headings and one for each transaction, its id last and whole. On a screen texts are cut
// to what a line has room for; columns in which no row has anything are left out.
void append_txn_table(std::string& out, const TxnListing& listing, const RenderSettings& settings,
                      const Screen& screen);

// The same table line by line, as they come: the columns are as wide as those so far needed, and
// none is left out but the state.
class TxnTable {
 public:
  // Both must outlive it.
  TxnTable(const RenderSettings& settings, const Screen& screen);

  void append(std::string& out, const TxnListing& listing);

 private:
  const Palette& palette_;
  const Screen& screen_;
  TimeFormatter times_;
  TextGrid grid_;
  bool is_begun_ = false;
};

// One object for each transaction.
void append_txn_json(std::string& out, const TxnListing& listing);

}  // namespace gsaw
