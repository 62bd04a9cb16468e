// The selected entries counted by the patterns of their messages.
#include "pipeline/patterns_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "analyze/joined_patterns.h"
#include "base/amount_text.h"
#include "pipeline/grouping.h"
#include "record/message_pattern.h"
#include "render/result_table.h"

namespace gsaw {
namespace {

// As much memory may patterns and their examples take: some hundred thousand of them.
constexpr std::size_t kMostPatternBytes = std::size_t{32} << 20;

class PatternTaker : public EntryTaker {
 public:
  void take(const Record& record, const EntryPlace&, ChunkProduct& product) override {
    record.find_together(role_bit(Role::message) | role_bit(Role::time) | role_bit(Role::level));
    const std::string_view text = pattern_.text_of(record);
    static_cast<PatternsView::Chunk&>(product).table.add(pattern_.of_text(text), text,
                                                         record.time(), record.level());
  }

 private:
  MessagePattern pattern_;
};

// All of them, or in a table the first and how many more.
std::string ids_text(const std::vector<std::uint32_t>& ids, bool is_table) {
  std::string text = pattern_id_text(ids.front());
  if (is_table && ids.size() > 1) return fmt::format("{}+{}", text, ids.size() - 1);
  for (std::size_t i = 1; i < ids.size(); ++i) text += '+' + pattern_id_text(ids[i]);
  return text;
}

// Which columns there are.
struct PatternColumns {
  bool times, example, all_ids;

  PatternColumns(OutputFormat format, const Screen& screen) {
    constexpr std::size_t kWide = 120;
    const bool is_table = format == OutputFormat::pretty;
    times = !is_table || screen.columns == 0 || screen.columns >= kWide;
    example = all_ids = !is_table;
  }

  std::vector<ResultColumn> columns() const {
    std::vector<ResultColumn> all = {{"count", true}, {"share", true}, {"level"}};
    if (times) {
      all.push_back({"first", false, false, &Palette::time});
      all.push_back({"last", false, false, &Palette::time});
    }
    all.push_back({"id"});
    all.push_back({"pattern", false, true, nullptr, true});
    if (example) all.push_back({"example", false, true, nullptr, true});
    return all;
  }
};

}  // namespace

PatternsView::PatternsView(const PatternsSettings& settings, std::optional<std::uint64_t> first,
                           const RenderSettings& render, const Screen& screen, OutputStream& out,
                           Diagnostics& diagnostics)
    : SummedView(PatternTable(kMostPatternBytes), render, screen, out),
      settings_(settings),
      first_(first),
      diagnostics_(diagnostics) {}

std::unique_ptr<EntryTaker> PatternsView::make_taker() { return std::make_unique<PatternTaker>(); }

void PatternsView::show() {
  const PatternColumns shown(render_.format, screen_);
  std::vector<JoinedPattern> rows = join_patterns(table_);
  if (settings_.turned) std::reverse(rows.begin(), rows.end());
  ResultTable result{shown.columns(), std::min(rows.size(), most_groups(first_))};
  const auto row = [&](std::size_t i, std::vector<ResultCell>& cells) {
    const JoinedPattern& pattern = rows[i];
    const CountRow& counted = pattern.sums.counted;
    std::size_t at = 0;
    cells[at++] = ResultCell::of_count(counted.count);
    cells[at++] = ResultCell::of_share(counted.count, table_.entries());
    cells[at++] = pattern.sums.worst ? ResultCell::of_level(*pattern.sums.worst) : ResultCell();
    if (shown.times) {
      cells[at++] = counted.is_timed() ? ResultCell::of_time(counted.first) : ResultCell();
      cells[at++] = counted.is_timed() ? ResultCell::of_time(counted.last) : ResultCell();
    }
    cells[at++] = ResultCell::of_text(ids_text(pattern.ids, !shown.all_ids));
    cells[at++] = ResultCell::of_text(pattern.text);
    if (shown.example) cells[at++] = ResultCell::of_text(table_.example(pattern.earliest));
  };
  write_result(result, row, render_, screen_,
               [this](std::string_view text) { return out_.write(text); });
  note_left_out(table_.left_out(), 0, diagnostics_);
}

}  // namespace gsaw
