// Transactions whose entries are shown as they come: when each began, and what came last.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyze/recent_texts.h"
#include "base/diagnostics.h"
#include "query/txn_membership.h"
#include "render/render_settings.h"
#include "render/renderer.h"
#include "render/screen.h"
#include "render/trace_lines.h"

namespace gsaw {

// Remembers the kMost that came last.
class FollowedTraces {
 public:
  static constexpr std::size_t kMost = 20'000;

  // `one_txn`: as of a TraceLineWriter. All else must outlive it.
  FollowedTraces(const RenderSettings& render, const Screen& screen, bool one_txn)
      : lines_(render, screen, one_txn) {}

  // Appends the next entry of a transaction. Its offset counts from the first one.
  void append(std::string& out, std::string_view id, const TraceLine& line);

  bool is_empty() const { return count_ == 0; }
  void report(Diagnostics& diagnostics) const;

 private:
  struct Txn {
    std::string id;            // as it came first
    std::uint64_t number = 0;  // from 1; 0: nothing was shown of it
    std::optional<Nanoseconds> begin, last;
  };

  TraceLineWriter lines_;
  RecentTexts<Txn> txns_;
  std::uint64_t count_ = 0, forgotten_ = 0;
};

// Shows entries as those of their transactions, in the order in which they are appended.
class TracedEntries : public Renderer {
 public:
  // Both must outlive it.
  TracedEntries(const TxnMembership& membership, const RenderSettings& settings,
                FollowedTraces& traces)
      : membership_(membership), maker_(settings), traces_(traces) {}

  void append(std::string& out, const Record& record, const EntryOrigin& origin) override;

 private:
  const TxnMembership& membership_;
  TraceLineMaker maker_;
  FollowedTraces& traces_;
};

}  // namespace gsaw
