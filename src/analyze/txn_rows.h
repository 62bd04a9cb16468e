// Transactions as rows: what their entries add up to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analyze/number_set.h"
#include "analyze/row_blocks.h"
#include "analyze/text_slots.h"
#include "analyze/text_table.h"
#include "base/cache_line.h"
#include "base/nanoseconds.h"
#include "base/saturating_sub.h"
#include "record/level.h"
#include "record/record.h"

namespace gsaw {

// What one entry says of its transaction. Texts are decoded.
struct TxnFacts {
  std::optional<Nanoseconds> time;
  std::optional<Level> level;
  std::string_view host, service, logger, message;
};

// One transaction. Two lines of a cache, and its id and messages.
struct alignas(kCacheLine) TxnRow {
  // Of its entries with a time; of none, kNone.
  static constexpr Nanoseconds kNone = std::numeric_limits<Nanoseconds>::min();
  Nanoseconds begin = kNone, end = kNone;
  Nanoseconds error_time = kNone;  // of the first error
  std::uint32_t entries = 0;
  std::uint32_t errors = 0;  // of level err and worse
  // Of messages the beginnings (message_head.h), of their TxnRows.
  TextSlots::Slot first_error, last_message;
  bool has_error = false;  // first_error is set
  bool is_open = false;    // see TxnRows::mark_open
  std::optional<Level> worst;
  std::uint32_t first_logger = 0, last_logger = 0;  // by their numbers; of the first and last entry
  std::uint64_t first_shape = 0;                    // message_shape() of the first
  NumberSet hosts, services;                        // by their numbers in the table

  bool is_timed() const { return begin != kNone; }
  Nanoseconds duration() const { return saturating_sub(end, begin); }
};
static_assert(sizeof(TxnRow) == 128);

// Of equal times the entry that comes first in the input is the first, and the one that comes last
// the last; so the rows are the same however the input is cut.
class TxnRows {
 public:
  // The next entry in order of the input.
  void add(std::string_view id, const TxnFacts& facts);
  // All that `later` has, which comes behind this in the input. It is left empty.
  void merge(TxnRows& later);
  // Of these rows alone, each once. They are left without entries, and are for clear() only.
  void take(TxnRows& later, std::span<const std::size_t> rows);
  // Empty again.
  void clear();

  // Marks those that do not end as at least 95 of 100 do that begin as they do.
  void mark_open();

  std::size_t size() const { return ids_.size(); }
  const TxnRow& row(std::size_t i) const { return rows_[i]; }
  std::string_view id(std::size_t i) const { return ids_.text(static_cast<std::uint32_t>(i)); }
  std::string_view name(std::uint32_t number) const { return names_.text(number); }
  std::string_view message(const TextSlots::Slot& slot) const { return messages_.text(slot); }
  // The latest time of any entry; none when no entry has one.
  std::optional<Nanoseconds> newest() const;
  std::size_t memory() const;

 private:
  TxnRow& row_of(std::string_view id, std::uint32_t hash);
  void take(TxnRows& later, std::size_t i, std::uint32_t hash, std::vector<std::uint32_t>& names);
  void append(TxnRow& row, const TxnRow& later, const TextSlots& messages);

  TextTable ids_;
  TextTable names_;  // of hosts, services and loggers
  TextSlots messages_;
  RowBlocks<TxnRow> rows_;  // those behind ids_.size() are kept for their memory
};

}  // namespace gsaw
