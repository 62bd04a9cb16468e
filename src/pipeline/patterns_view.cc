// The selected entries counted by the patterns of their messages.
#include "pipeline/patterns_view.h"

#include <algorithm>
#include <vector>

#include "analyze/joined_patterns.h"
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
  const std::vector<JoinedPattern> patterns = join_patterns(table_);
  PatternRows rows(patterns, table_, render_.format, screen_);
  if (settings_.versus) {
    why_nothing_ = why_not_compared(table_.sides());
    if (!why_nothing_.empty()) return;
    rows.compare();
    if (rows.size() == 0) why_nothing_ = "no pattern is new, gone, or much more or less frequent";
  }
  if (settings_.turned) rows.turn();
  size_ = rows.size();
  write_result(
      {rows.columns(), std::min(rows.size(), most_groups(first_))},
      [&](std::size_t i, std::vector<ResultCell>& cells) { rows.set(i, cells); }, render_, screen_,
      [this](std::string_view text) { return out_.write(text); });
}

}  // namespace gsaw
