// The stories of the selected entries' transactions, one after another.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyze/clock_offsets.h"
#include "analyze/trace.h"
#include "base/diagnostics.h"
#include "base/text_hash.h"
#include "input/stop_signal.h"
#include "pipeline/entry_store.h"
#include "pipeline/kept_parser.h"
#include "pipeline/log_scope.h"
#include "pipeline/output_stream.h"
#include "pipeline/trace_settings.h"
#include "pipeline/view.h"
#include "query/txn_membership.h"
#include "render/render_settings.h"
#include "render/screen.h"
#include "render/trace_renderer.h"

namespace gsaw {

// Keeps every selected entry that belongs to a transaction, 48 bytes for each beside its line, and
// tells the transactions when all is read, in the order in which they begin. On a terminal, of more
// than kMostOnTerminal the worst ones.
class TraceView : public View {
 public:
  static constexpr std::size_t kMostOnTerminal = 50;
  // Nobody reads more. That many, and no fewer, are an error.
  static constexpr std::size_t kMost = 100'000;

  // `ids`: the transactions asked for; empty: each entry's own. `first`: -m, of them. All else must
  // outlive it; `interrupt` may be null.
  TraceView(const TraceSettings& settings, const AskedTxns& ids, std::optional<std::uint64_t> first,
            const RenderSettings& render, const Screen& screen, const StopSignal* interrupt,
            OutputStream& out, Diagnostics& diagnostics);

  ViewNeeds needs() const override;
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  void finish() override;
  std::string_view why_nothing() const override;

 private:
  struct Member {
    KeptEntry entry;
    std::uint32_t txn, lane;
  };
  struct Txn {
    std::string id;
    Nanoseconds begin = KeptEntry::kNoTime;
    std::uint32_t worst = 0;           // severity, the larger the worse; 0: no level
    std::size_t first = 0, count = 0;  // in members_, once these are in order
  };

  std::uint32_t number_of(const std::string& id);
  void put_in_order();
  std::vector<const Txn*> chosen();
  Trace build(const Txn& txn, const ClockOffsets& offsets);
  const Record* parse(const KeptEntry& entry);
  std::optional<ClockOffsets> find_offsets(const std::vector<const Txn*>& shown);
  bool check_skews(const std::set<std::string>& hosts);
  void write(const Txn& txn, const ClockOffsets& offsets);
  void report_left_out();
  void report();

  const TraceSettings& settings_;
  const std::optional<std::uint64_t> first_;
  const RenderSettings& render_;
  const Screen& screen_;
  const StopSignal* const interrupt_;
  OutputStream& out_;
  Diagnostics& diagnostics_;
  const TxnMembership membership_;
  const std::unique_ptr<TraceRenderer> renderer_;
  EntryStore store_;
  std::vector<Member> members_;
  std::vector<Txn> txns_;
  // By their ids in one spelling. PERF: looked up for every entry, without a copy.
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> numbers_;
  std::string scratch_id_;
  CountedLines without_id_, untimed_;
  std::optional<LogScope> log_;  // of the entry that was parsed last
  KeptParser parser_;
  std::uint64_t told_ = 0;     // entries given to the renderer
  std::uint64_t changed_ = 0;  // entries not shown, as their line is another by now
  std::string changed_file_;   // of the first of them
};

}  // namespace gsaw
