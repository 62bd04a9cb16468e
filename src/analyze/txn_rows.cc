// Transactions as rows: what their entries add up to.
#include "analyze/txn_rows.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analyze/message_shape.h"

namespace gsaw {
namespace {

// The beginning of a message: what a table has room for.
std::string_view beginning(std::string_view message) {
  constexpr std::size_t kMost = 160;
  message = message.substr(0, message.find('\n'));
  if (message.size() <= kMost) return message;
  std::size_t end = kMost;
  while (end > 0 && (message[end] & 0xC0) == 0x80) --end;
  return message.substr(0, end);
}

void keep_worse(std::optional<Level>& worst, std::optional<Level> level) {
  if (level && (!worst || at_least(*level, *worst))) worst = level;
}

void empty(TxnRow& row) {
  // The texts' memory is used again.
  std::string first_error = std::move(row.first_error), last_message = std::move(row.last_message);
  row = TxnRow();
  first_error.clear();
  last_message.clear();
  row.first_error = std::move(first_error);
  row.last_message = std::move(last_message);
}

// Whether an error at `time` comes before the one that is known so far.
bool is_earlier(std::optional<Nanoseconds> time, const TxnRow& row) {
  if (!row.has_error) return true;
  return time && (!row.error_time || *time < *row.error_time);
}

void note_error(TxnRow& row, std::optional<Nanoseconds> time, std::string_view message) {
  if (!is_earlier(time, row)) return;
  row.has_error = true;
  row.error_time = time;
  row.first_error = message;
}

}  // namespace

TxnRow& TxnRows::row_of(std::string_view id) {
  // First, as memory may run out: each id has a row.
  if (ids_.size() == rows_.size()) rows_.emplace_back();
  return rows_[ids_.number_of(id)];
}

void TxnRows::add(std::string_view id, const TxnFacts& facts) {
  TxnRow& row = row_of(id);
  const bool is_first = row.entries++ == 0;
  keep_worse(row.worst, facts.level);
  if (!facts.host.empty()) row.hosts.add(names_.number_of(facts.host));
  if (!facts.service.empty()) row.services.add(names_.number_of(facts.service));
  if (facts.level && at_least(*facts.level, Level::err)) {
    ++row.errors;
    note_error(row, facts.time, beginning(facts.message));
  }
  // Entries without a time are first and last only among their like.
  const bool begins = facts.time ? !row.is_timed() || *facts.time < row.begin : is_first;
  const bool ends = facts.time ? !row.is_timed() || *facts.time >= row.end : !row.is_timed();
  if (begins || ends) {
    const std::string_view message = beginning(facts.message);
    const std::uint32_t logger = names_.number_of(facts.logger);
    if (begins) {
      row.first_shape = message_shape(message);
      row.first_logger = logger;
    }
    if (ends) {
      row.last_message = message;
      row.last_logger = logger;
    }
  }
  if (!facts.time) return;
  if (begins) row.begin = *facts.time;
  if (ends) row.end = *facts.time;
}

void TxnRows::merge(TxnRows& later) {
  std::vector<std::uint32_t> names(later.names_.size());
  for (std::uint32_t i = 0; i < names.size(); ++i)
    names[i] = names_.number_of(later.names_.text(i));
  for (std::uint32_t i = 0; i < later.size(); ++i) {
    TxnRow& row = row_of(later.ids_.text(i));
    TxnRow& more = later.rows_[i];
    const bool is_new = row.entries == 0;
    row.entries += more.entries;
    row.errors += more.errors;
    keep_worse(row.worst, more.worst);
    for (std::size_t k = 0; k < more.hosts.size(); ++k) row.hosts.add(names[more.hosts[k]]);
    for (std::size_t k = 0; k < more.services.size(); ++k) {
      row.services.add(names[more.services[k]]);
    }
    if (more.has_error) note_error(row, more.error_time, more.first_error);
    const bool begins = more.is_timed() ? !row.is_timed() || more.begin < row.begin : is_new;
    const bool ends = more.is_timed() ? !row.is_timed() || more.end >= row.end : !row.is_timed();
    if (begins) {
      row.first_shape = more.first_shape;
      row.first_logger = names[more.first_logger];
      row.begin = more.begin;
    }
    if (!ends) continue;
    row.last_logger = names[more.last_logger];
    row.last_message.swap(more.last_message);
    row.end = more.end;
  }
  later.clear();
}

void TxnRows::clear() {
  for (std::size_t i = 0; i < size(); ++i) empty(rows_[i]);
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
  const auto end_of = [this](std::size_t i) {
    return Kind{rows_[i].last_logger, message_shape(rows_[i].last_message)};
  };
  std::map<Kind, Group> groups;
  for (std::size_t i = 0; i < size(); ++i) {
    Group& group = groups[{rows_[i].first_logger, rows_[i].first_shape}];
    ++group.count;
    ++group.ends[end_of(i)];
  }
  std::map<Kind, Kind> usual;
  for (const auto& [begin, group] : groups) {
    for (const auto& [end, count] : group.ends) {
      if (count * kOf >= group.count * kUsual) usual[begin] = end;
    }
  }
  for (std::size_t i = 0; i < size(); ++i) {
    const auto end = usual.find({rows_[i].first_logger, rows_[i].first_shape});
    rows_[i].is_open = end != usual.end() && end->second != end_of(i);
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
  return ids_.memory() + names_.memory() + rows_.capacity() * sizeof(TxnRow);
}

}  // namespace gsaw
