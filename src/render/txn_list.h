// Transactions as a table, and as JSON.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analyze/txn_rows.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

// Which rows, in which order.
struct TxnListing {
  const TxnRows& rows;
  std::vector<std::size_t> order;
  bool open_only = false;                            // then their age and last words are shown
  std::optional<Nanoseconds> newest = std::nullopt;  // the time from which ages count
};

// A line of headings and one for each transaction, its id last and whole. On a screen texts are cut
// to what a line has room for; columns in which no row has anything are left out.
void append_txn_table(std::string& out, const TxnListing& listing, const RenderSettings& settings,
                      const Screen& screen);

// One object for each transaction.
void append_txn_json(std::string& out, const TxnListing& listing);

}  // namespace gsaw
