// The transactions of the selected entries as a table.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/txn_rows.h"
#include "pipeline/output_stream.h"
#include "pipeline/txns_settings.h"
#include "pipeline/view.h"
#include "query/txn_membership.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

// Holds a row for each transaction, about 400 bytes with its id and words, and no entries.
class TxnsView : public View {
 public:
  // `ids`: the transactions asked for; empty: each entry's own. `first`: -m, of the rows. All else
  // must outlive it.
  TxnsView(const TxnsSettings& settings, const std::vector<std::string>& ids,
           std::optional<std::uint64_t> first, const RenderSettings& render, const Screen& screen,
           OutputStream& out);

  ViewNeeds needs() const override { return {.line_places = true, .every_entry = true}; }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  void finish() override;
  std::string_view why_nothing() const override { return why_nothing_; }

 private:
  std::vector<std::size_t> chosen() const;

  const TxnsSettings& settings_;
  const std::optional<std::uint64_t> first_;
  const RenderSettings& render_;
  const Screen& screen_;
  OutputStream& out_;
  const TxnMembership membership_;
  TxnRows rows_;
  CountedLines without_id_;
  std::string_view why_nothing_;
};

}  // namespace gsaw
