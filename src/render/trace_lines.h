// Entries of transactions as lines, as they come: what a timeline shows of an entry, without what
// only the whole tells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/nanoseconds.h"
#include "record/level.h"
#include "record/record.h"
#include "render/palette.h"
#include "render/render_settings.h"
#include "render/renderer.h"
#include "render/screen.h"

namespace gsaw {

// What an entry says by itself.
struct TraceLine {
  std::optional<Nanoseconds> time;
  std::optional<Level> level;
  std::string host, service, logger;
  std::string message;            // its first line
  std::string file;               // for -H and --line-number
  std::uint64_t line_number = 0;  // the same
  std::string rendered;           // the entry, in pretty output without what the line itself says
};

// Where it stands in its transaction.
struct TraceStep {
  std::string_view id;
  std::uint64_t number = 0;                  // of the transaction, from 1
  bool is_first = false;                     // of its entries that are shown
  std::optional<Nanoseconds> offset, delta;  // since the first one, and the one before
};

// One per thread.
class TraceLineMaker {
 public:
  // In the format of `settings`, pretty or JSON.
  explicit TraceLineMaker(const RenderSettings& settings);

  TraceLine line_of(const Record& record, const EntryOrigin& origin);

 private:
  const RenderSettings rest_;
  std::unique_ptr<Renderer> renderer_;
};

// A line for each, below one that names the transaction when its first entry comes; or in JSON an
// object for each.
class TraceLineWriter {
 public:
  // `one_txn`: there can be no other, so that lines need not say which it is. All else must outlive
  // it.
  TraceLineWriter(const RenderSettings& settings, const Screen& screen, bool one_txn);

  void append(std::string& out, const TraceStep& step, const TraceLine& line);

 private:
  void append_json(std::string& out, const TraceStep& step, const TraceLine& line) const;
  void append_head(std::string& out, const TraceStep& step, const TraceLine& line);
  std::string tag_of(const TraceStep& step) const;
  std::string origin_of(const TraceLine& line) const;
  std::string times_of(const TraceStep& step) const;
  std::string painted(std::string_view text, const Sgr& style) const;

  const RenderSettings& settings_;
  const Screen& screen_;
  const bool one_txn_;
  const Palette& palette_;
  std::size_t lane_ = 0;  // width of that column so far
};

}  // namespace gsaw
