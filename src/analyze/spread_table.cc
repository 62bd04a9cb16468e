// How the numbers of fields are spread in each group of entries.
#include "analyze/spread_table.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace gsaw {
namespace {

// Adds to what there is; where nothing was, there is something only when it could be added.
template <class Add>
void add_to(std::unique_ptr<NumberSpread>& to, Add add) {
  if (to != nullptr) return add(*to);
  auto made = std::make_unique<NumberSpread>();
  add(*made);
  to = std::move(made);
}

void merge_into(std::unique_ptr<NumberSpread>& to, const std::unique_ptr<NumberSpread>& later,
                std::uint32_t file) {
  if (later == nullptr) return;
  add_to(to, [&](NumberSpread& spread) { spread.merge(*later, file); });
}

}  // namespace

SpreadTable::SpreadTable(std::size_t fields, std::size_t by, const Limits& limits)
    : fields_(fields), limits_(limits), groups_(by, limits.group_bytes) {}

void SpreadTable::make_room() {
  if (entries_.size() >= groups_.size()) return;
  spreads_.resize(groups_.size() * fields_);
  entries_.resize(groups_.size());
}

template <class Call>
void SpreadTable::each_sketch(Call call) {
  for (FieldSpread& each : spreads_) {
    if (each.numbers) call(each.numbers->sketch());
    if (each.durations) call(each.durations->sketch());
  }
}

// With as many digits as there is room for: how many that is depends on the numbers alone, as cells
// of fewer digits are made of those of more.
void SpreadTable::fold_all() {
  is_folded_ = true;
  kept_ = 0;
  for (;; --digits_) {
    std::size_t cells = 0;
    each_sketch([&](NumberSketch& sketch) {
      sketch.fold(digits_);
      cells += sketch.cells();
    });
    if (cells <= limits_.cells || digits_ == 0) return;
  }
}

void SpreadTable::add_entry(std::span<const std::uint32_t> groups) {
  make_room();
  if (groups.empty()) ++crowded_;
  for (const std::uint32_t group : groups) ++entries_[group];
  if (kept_ > limits_.kept) fold_all();
}

void SpreadTable::add(std::uint32_t group, std::size_t field, const NumberRead& read,
                      FunctionRef<EntryMark()> mark) {
  FieldSpread& spread = this->spread(group, field);
  add_to(read.is_duration ? spread.durations : spread.numbers,
         [&](NumberSpread& numbers) { numbers.add(read, mark); });
  ++kept_;
}

void SpreadTable::merge(const SpreadTable& later, std::uint32_t file) {
  std::vector<std::uint32_t> numbers;
  groups_.merge(later.groups_, numbers);
  make_room();
  for (std::size_t i = 0; i < later.entries_.size(); ++i) {
    if (numbers[i] == ValueGroups::kLeftOut) {
      left_out_ += later.entries_[i];
      continue;
    }
    entries_[numbers[i]] += later.entries_[i];
    for (std::size_t field = 0; field < fields_; ++field) {
      FieldSpread& to = spread(numbers[i], field);
      const FieldSpread& from = later.spread(i, field);
      merge_into(to.numbers, from.numbers, file);
      merge_into(to.durations, from.durations, file);
      to.others += from.others;
    }
  }
  crowded_ += later.crowded_;
  kept_ += later.kept_;
  is_folded_ = is_folded_ || later.is_folded_;
  digits_ = std::min(digits_, later.digits_);
  if (kept_ > limits_.kept) fold_all();
}

void SpreadTable::clear() {
  groups_.clear();
  entries_.clear();
  spreads_.clear();
  kept_ = 0;
  is_folded_ = false;
  digits_ = NumberSketch::kMostDigits;
  crowded_ = left_out_ = 0;
}

void SpreadTable::finish() {
  if (is_folded_ || kept_ > limits_.kept) fold_all();
  each_sketch([](NumberSketch& sketch) { sketch.sort(); });
}

bool SpreadTable::has_numbers(std::size_t field) const {
  for (std::size_t group = 0; group < entries_.size(); ++group) {
    const FieldSpread& of_group = spread(group, field);
    if (of_group.numbers || of_group.durations) return true;
  }
  return false;
}

std::vector<std::uint32_t> SpreadTable::ranked(bool smallest_first, std::size_t most) const {
  return groups_.ranked([this](std::uint32_t group) { return entries_[group]; }, smallest_first,
                        most);
}

std::optional<unsigned> SpreadTable::digits() const {
  return is_folded_ ? std::optional(digits_) : std::nullopt;
}

std::size_t SpreadTable::memory() const {
  constexpr std::size_t kBytesOfSpread = 300;
  return groups_.memory() + spreads_.size() * kBytesOfSpread + kept_ * sizeof(double);
}

}  // namespace gsaw
