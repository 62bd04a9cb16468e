// Which values of which fields the transactions of two sides have.
#include "analyze/txn_contrasts.h"

#include <algorithm>
#include <optional>
#include <random>
#include <utility>

#include "analyze/shown_names.h"

namespace gsaw {
namespace {

constexpr unsigned kTxnBits = 32;

std::uint32_t txn_of(std::uint64_t held) { return static_cast<std::uint32_t>(held); }

// Else a field.
bool is_value(std::uint64_t what) { return (what & 1) != 0; }

}  // namespace

void TxnContrasts::add_txn(std::string_view id, bool matches) {
  // First, as memory may run out: each id has one.
  if (matches_.size() == ids_.size()) matches_.push_back(0);
  const Number txn = ids_.number_of(id);
  matches_[txn] = static_cast<char>(matches_[txn] | static_cast<char>(matches));
  of_entry_.push_back(txn);
}

void TxnContrasts::add(std::string_view field, std::string_view value) {
  const Number number = values_.field(field);
  hold(of_field(number));
  if (const auto at = values_.value(number, value)) hold(of_value(*at));
}

void TxnContrasts::hold(std::uint64_t what) {
  for (const Number txn : of_entry_) add_held(what, txn);
}

void TxnContrasts::add_held(std::uint64_t what, Number txn) {
  constexpr std::size_t kLeast = 4096;
  if (held_.size() >= std::max(kLeast, 2 * folded_)) fold();
  if (held_.size() < kMostHeld) {
    held_.push_back(what << kTxnBits | txn);
  } else {
    lacks_held_ = true;
  }
}

// As it doubles between two times, all of them together cost little more than the last.
void TxnContrasts::fold() {
  const auto more = held_.begin() + static_cast<std::ptrdiff_t>(folded_);
  std::sort(more, held_.end());
  std::inplace_merge(held_.begin(), more, held_.end());
  held_.erase(std::unique(held_.begin(), held_.end()), held_.end());
  folded_ = held_.size();
}

void TxnContrasts::merge(TxnContrasts& later) {
  later.fold();
  const FieldValues::Renumbered numbers = values_.merge(later.values_);
  std::vector<std::optional<Number>> known(later.txns());
  for (Number i = 0; i < known.size(); ++i) {
    const std::string_view id = later.ids_.text(i);
    if (txns() >= kMostTxns && !ids_.find(id)) {
      lacks_txns_ = true;
      continue;
    }
    of_entry_.clear();
    add_txn(id, later.matches_[i] != 0);
    known[i] = of_entry_.front();
  }
  for (const Held held : later.held_) {
    const auto txn = known[txn_of(held)];
    const std::uint64_t what = held >> kTxnBits;
    const auto number = is_value(what) ? numbers.values[what / 2] : numbers.fields[what / 2];
    if (txn && number) add_held(is_value(what) ? of_value(*number) : of_field(*number), *txn);
  }
  lacks_txns_ |= later.lacks_txns_;
  lacks_held_ |= later.lacks_held_;
}

void TxnContrasts::clear() {
  values_.clear();
  ids_.clear();
  matches_.clear();
  held_.clear();
  folded_ = 0;
  lacks_txns_ = lacks_held_ = false;
}

ContrastTable TxnContrasts::counted(std::uint64_t seed) {
  fold();
  // By transaction.
  std::sort(held_.begin(), held_.end(),
            [](Held one, Held other) { return txn_of(one) < txn_of(other); });
  const ShownNames names = shown_names(values_);
  FieldValues shown;
  const FieldValues::Renumbered numbers[] = {shown.merge(values_, names.names),
                                             shown.merge(values_, names.others)};
  ContrastTable table(std::move(shown));
  std::mt19937_64 marks(seed);
  auto next = held_.begin();
  for (Number txn = 0; txn < ids_.size(); ++txn) {
    table.begin(matches_[txn] != 0, marks());
    for (; next != held_.end() && txn_of(*next) == txn; ++next) {
      const std::uint64_t what = *next >> kTxnBits;
      for (const FieldValues::Renumbered& each : numbers) {
        const auto number = is_value(what) ? each.values[what / 2] : each.fields[what / 2];
        if (!number) continue;
        if (is_value(what)) {
          table.add_value(*number);
        } else {
          table.add_field(*number);
        }
      }
    }
  }
  clear();
  return table;
}

std::size_t TxnContrasts::memory() const {
  return values_.memory() + ids_.memory() + matches_.capacity() + held_.capacity() * sizeof(Held);
}

}  // namespace gsaw
