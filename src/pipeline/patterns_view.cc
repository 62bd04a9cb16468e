// The selected entries counted by the patterns of their messages.
#include "pipeline/patterns_view.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/saturating_sub.h"
#include "pipeline/grouping.h"
#include "pipeline/pattern_rows.h"
#include "record/message_pattern.h"
#include "render/result_table.h"

namespace gsaw {
namespace {

// As much memory may patterns and their examples take: some hundred thousand of them.
constexpr std::size_t kMostPatternBytes = std::size_t{32} << 20;

class PatternTaker : public EntryTaker {
 public:
  explicit PatternTaker(const PatternsSettings& settings) {
    if (settings.versus) judge_.emplace(*settings.versus);
  }

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& chunk = static_cast<PatternsView::Chunk&>(product);
    record.find_together(role_bit(Role::message) | role_bit(Role::time) | role_bit(Role::level));
    const auto matches = judge_ ? judge_->matches(record, place, chunk.unread) : false;
    if (!matches) return;
    const std::string_view text = pattern_.text_of(record);
    chunk.table.add(pattern_.of_text(text), text, record.time(), record.level(), *matches);
  }

 private:
  std::optional<SideJudge> judge_;
  MessagePattern pattern_;
};

// Of the time of all entries; where none has a time, or all the same, none is behind it.
Nanoseconds begin_of_last_tenth(const std::vector<JoinedPattern>& patterns) {
  CountRow all;
  for (const JoinedPattern& pattern : patterns) {
    const CountRow& counted = pattern.sums.counted;
    all.add(counted.count, counted.first, counted.last);
  }
  if (!all.is_timed() || all.first == all.last) return std::numeric_limits<Nanoseconds>::max();
  return all.last - saturating_sub(all.last, all.first) / 10;
}

}  // namespace

PatternsView::PatternsView(const PatternsSettings& settings, std::optional<std::uint64_t> first,
                           const RenderSettings& render, const Screen& screen, OutputStream& out,
                           Diagnostics& diagnostics)
    : SummedView(PatternTable(kMostPatternBytes), render, screen, out),
      settings_(settings),
      first_(first),
      diagnostics_(diagnostics) {}

ViewNeeds PatternsView::needs() const {
  return {.line_places = settings_.versus.has_value(), .every_entry = true};
}

std::unique_ptr<EntryTaker> PatternsView::make_taker() {
  return std::make_unique<PatternTaker>(settings_);
}

void PatternsView::show() {
  note_left_out(table_.left_out(), 0, diagnostics_);
  patterns_ = join_patterns(table_);
  if (settings_.versus) {
    constexpr SideWords kWords = {
        "--vs counts nothing that is selected as before: there is nothing to compare it with",
        "--vs counts all that is selected as before: there is nothing to compare that with"};
    why_nothing_ = why_not_compared(table_.sides(), kWords);
    if (!why_nothing_.empty()) return;
  }
  size_ = write(settings_, first_, out_);
  if (settings_.versus && size_ == 0) {
    why_nothing_ = "no pattern is new, gone, or much more or less frequent";
  }
}

std::size_t PatternsView::write(const PatternsSettings& settings,
                                std::optional<std::uint64_t> first, OutputStream& out) const {
  PatternRows rows(patterns_, table_, render_.format);
  if (settings.versus) rows.compare();
  if (settings.new_only) rows.keep_new_since(begin_of_last_tenth(patterns_));
  if (settings.turned) rows.turn();
  const std::size_t all = rows.size();
  write_result(
      {rows.columns(), std::min(all, most_groups(first))},
      [&](std::size_t i, std::vector<ResultCell>& cells) { rows.set(i, cells); }, render_, screen_,
      [&out](std::string_view text) { return out.write(text); });
  return all;
}

}  // namespace gsaw
