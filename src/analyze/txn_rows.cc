// Transactions as rows: what their entries add up to.
#include "analyze/txn_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

#include "analyze/message_head.h"
#include "analyze/message_shape.h"

namespace gsaw {
namespace {

constexpr std::uint32_t kUnknown = std::numeric_limits<std::uint32_t>::max();

// So of ends any time is later than none, without a check.
static_assert(TxnRow::kNone == std::numeric_limits<Nanoseconds>::min());

// Of times that may be kNone: any is before that.
bool is_before(Nanoseconds time, Nanoseconds other) {
  return time != TxnRow::kNone && (other == TxnRow::kNone || time < other);
}

// Whether an error at `time` comes before the one that is known so far.
bool is_earlier(Nanoseconds time, const TxnRow& row) {
  return !row.has_error || is_before(time, row.error_time);
}

void note_error(TxnRow& row, Nanoseconds time) {
  row.has_error = true;
  row.error_time = time;
}

// PERF: from memory, as it will be needed soon.
void fetch(const TxnRow& row) {
  for (std::size_t at = 0; at < sizeof(TxnRow); at += kCacheLine) {
    __builtin_prefetch(reinterpret_cast<const char*>(&row) + at, 1);
  }
}

// All numbers of names in a row.
template <class Use>
void each_name(const TxnRow& row, Use use) {
  for (std::size_t i = 0; i < row.hosts.size(); ++i) use(row.hosts[i]);
  for (std::size_t i = 0; i < row.services.size(); ++i) use(row.services[i]);
  use(row.first_logger);
  use(row.last_logger);
}

void renumber(TxnRow& row, const std::vector<std::uint32_t>& numbers) {
  row.hosts.renumber(numbers);
  row.services.renumber(numbers);
  row.first_logger = numbers[row.first_logger];
  row.last_logger = numbers[row.last_logger];
}

}  // namespace

TxnRow& TxnRows::row_of(std::string_view id, std::uint32_t hash) {
  if (ids_.size() == rows_.size()) rows_.add();  // first, as memory may run out: each id has a row
  return rows_[ids_.number_of(id, hash)];
}

// What needs memory comes first: where there is none, no row has half of an entry.
void TxnRows::add(std::string_view id, const TxnFacts& facts) {
  const MessageHead message(facts.message);
  const bool failed = is_error(facts.level);
  const std::uint32_t logger = names_.number_of(facts.logger);
  const std::uint32_t host = facts.host.empty() ? logger : names_.number_of(facts.host);
  const std::uint32_t service = facts.service.empty() ? logger : names_.number_of(facts.service);
  messages_.make_room();
  std::array<char, MessageHead::kMostBytes> scratch;
  const std::string_view text = message.whole(scratch);
  TxnRow& row = row_of(id, TextTable::hash_of(id));
  if (!facts.host.empty()) row.hosts.add(host);
  if (!facts.service.empty()) row.services.add(service);
  // Entries without a time are first and last only among their like.
  const Nanoseconds time = facts.time.value_or(TxnRow::kNone);
  const bool begins = row.entries == 0 || is_before(time, row.begin);
  const bool ends = time >= row.end;
  if (failed && is_earlier(time, row)) {
    messages_.set(row.first_error, text);
    note_error(row, time);
  }
  if (ends) messages_.set(row.last_message, text);
  ++row.entries;
  if (failed) ++row.errors;
  keep_worse(row.worst, facts.level);
  if (begins) {
    row.first_shape = message_shape(message.text());
    row.first_logger = logger;
    row.begin = time;
  }
  if (ends) {
    row.last_logger = logger;
    row.end = time;
  }
}

void TxnRows::merge(TxnRows& later) {
  std::vector<std::size_t> all(later.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  take(later, all);
  later.clear();
}

// PERF: all that a few rows will need is fetched together.
void TxnRows::take(TxnRows& later, std::span<const std::size_t> rows) {
  constexpr std::size_t kTogether = 16;
  std::vector<std::uint32_t> names(later.names_.size(), kUnknown);
  std::array<std::uint32_t, kTogether> hashes;
  while (!rows.empty()) {
    const auto now = rows.subspan(0, std::min(rows.size(), kTogether));
    for (std::size_t i = 0; i < now.size(); ++i) {
      hashes[i] = TextTable::hash_of(later.id(now[i]));
      ids_.look_up_soon(hashes[i]);
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
      const std::uint32_t known = ids_.likely(hashes[i]);
      if (known < ids_.size()) fetch(rows_[known]);
    }
    for (std::size_t i = 0; i < now.size(); ++i) take(later, now[i], hashes[i], names);
    rows = rows.subspan(now.size());
  }
}

// `hash`: of the row's id. `names`: of each of the later's names the number here, or kUnknown.
void TxnRows::take(TxnRows& later, std::size_t i, std::uint32_t hash,
                   std::vector<std::uint32_t>& names) {
  messages_.make_room();
  TxnRow& row = row_of(later.id(i), hash);
  TxnRow& more = later.rows_[i];
  each_name(more, [&](std::uint32_t name) {
    if (names[name] == kUnknown) names[name] = names_.number_of(later.names_.text(name));
  });
  renumber(more, names);
  if (row.entries > 0) return append(row, more, later.messages_);
  std::swap(row, more);
  for (TextSlots::Slot* const slot : {&row.first_error, &row.last_message}) {
    const std::string_view text = later.messages_.text(*slot);
    messages_.set(*slot = {}, text);
  }
}

// `later` comes behind the row; `messages` are its own. There is room for them here.
void TxnRows::append(TxnRow& row, const TxnRow& later, const TextSlots& messages) {
  for (std::size_t i = 0; i < later.hosts.size(); ++i) row.hosts.add(later.hosts[i]);
  for (std::size_t i = 0; i < later.services.size(); ++i) row.services.add(later.services[i]);
  if (later.has_error && is_earlier(later.error_time, row)) {
    messages_.set(row.first_error, messages.text(later.first_error));
    note_error(row, later.error_time);
  }
  row.entries += later.entries;
  row.errors += later.errors;
  keep_worse(row.worst, later.worst);
  if (is_before(later.begin, row.begin)) {
    row.first_shape = later.first_shape;
    row.first_logger = later.first_logger;
    row.begin = later.begin;
  }
  if (later.end < row.end) return;
  row.last_logger = later.last_logger;
  messages_.set(row.last_message, messages.text(later.last_message));
  row.end = later.end;
}

void TxnRows::clear() {
  for (std::size_t i = 0; i < size(); ++i) rows_[i] = TxnRow();
  messages_.clear();
  ids_.clear();
  names_.clear();
}

void TxnRows::mark_open() {
  constexpr std::uint64_t kOf = 100, kUsual = 95;
  using Kind = std::pair<std::uint32_t, std::uint64_t>;  // a logger and a shape
  struct Group {
    std::uint64_t count = 0;
    std::map<Kind, std::uint64_t> ends;
  };
  std::vector<Kind> ends(size());
  std::map<Kind, Group> groups;
  for (std::size_t i = 0; i < size(); ++i) {
    ends[i] = {rows_[i].last_logger, message_shape(message(rows_[i].last_message))};
    Group& group = groups[{rows_[i].first_logger, rows_[i].first_shape}];
    ++group.count;
    ++group.ends[ends[i]];
  }
  std::map<Kind, Kind> usual;
  for (const auto& [begin, group] : groups) {
    for (const auto& [end, count] : group.ends) {
      if (count * kOf >= group.count * kUsual) usual[begin] = end;
    }
  }
  for (std::size_t i = 0; i < size(); ++i) {
    const auto end = usual.find({rows_[i].first_logger, rows_[i].first_shape});
    rows_[i].is_open = end != usual.end() && end->second != ends[i];
  }
}

std::optional<Nanoseconds> TxnRows::newest() const {
  std::optional<Nanoseconds> newest;
  for (std::size_t i = 0; i < size(); ++i) {
    if (rows_[i].is_timed()) newest = std::max(newest, std::optional(rows_[i].end));
  }
  return newest;
}

std::size_t TxnRows::memory() const {
  return ids_.memory() + names_.memory() + messages_.memory() + rows_.memory();
}

}  // namespace gsaw
