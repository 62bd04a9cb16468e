// The rows of a table of patterns.
#include "pipeline/pattern_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>

#include "record/message_pattern.h"

namespace gsaw {
namespace {

// All of them, or in a table the first and how many more.
std::string ids_text(const std::vector<std::uint32_t>& ids, bool is_table) {
  std::string text = pattern_id_text(ids.front());
  if (is_table && ids.size() > 1) return fmt::format("{}+{}", text, ids.size() - 1);
  for (std::size_t i = 1; i < ids.size(); ++i) text += '+' + pattern_id_text(ids[i]);
  return text;
}

std::string_view name_of(PatternChange change) {
  switch (change) {
    case PatternChange::new_now:
      return "new";
    case PatternChange::gone:
      return "gone";
    case PatternChange::more:
      return "more";
    case PatternChange::less:
      return "less";
    case PatternChange::none:
      break;
  }
  return {};
}

ResultCell time_cell(const CountRow& counted, Nanoseconds time) {
  return counted.is_timed() ? ResultCell::of_time(time) : ResultCell();
}

}  // namespace

PatternRows::PatternRows(const std::vector<JoinedPattern>& patterns, const PatternTable& table,
                         OutputFormat format)
    : patterns_(patterns),
      table_(table),
      shown_(patterns.size()),
      is_table_(format == OutputFormat::pretty) {
  std::iota(shown_.begin(), shown_.end(), std::size_t{0});
}

void PatternRows::keep_new_since(Nanoseconds time) {
  const auto is_older = [&](std::size_t pattern) {
    const CountRow& counted = patterns_[pattern].sums.counted;
    return !counted.is_timed() || counted.first < time;
  };
  shown_.erase(std::remove_if(shown_.begin(), shown_.end(), is_older), shown_.end());
}

std::vector<ResultColumn> PatternRows::columns() const {
  std::vector<ResultColumn> all;
  if (changes_) all.push_back({"change"});
  all.push_back({"count", true});
  // Of changes the shares are what is compared.
  all.push_back({"share", true});
  if (changes_) {
    all.push_back({"before", true});
    all.push_back({"share_before", true});
  } else {
    all.back().leaves = 2;
  }
  all.push_back({"level"});
  for (const char* name : {"first", "last"}) {
    all.push_back({name, false, false, &Palette::time});
    all.back().leaves = 1;
  }
  all.push_back({"id"});
  constexpr std::size_t kReadable = 36;
  all.push_back({"pattern", false, true, nullptr, true});
  all.back().wanted = kReadable;
  if (!is_table_) all.push_back({"example", false, true, nullptr, true});
  return all;
}

void PatternRows::set(std::size_t row, std::vector<ResultCell>& cells) const {
  if (turned_) row = size() - 1 - row;
  const JoinedPattern& pattern = changes_ ? changes_->pattern(row) : patterns_[shown_[row]];
  const PatternSums& sums = pattern.sums;
  std::size_t at = 0;
  if (changes_) {
    const SideCounts& whole = table_.sides();
    cells[at++] = ResultCell::of_text(name_of(changes_->change(row)));
    cells[at++] = ResultCell::of_count(sums.sides.others);
    cells[at++] = ResultCell::of_share(sums.sides.others, whole.others);
    cells[at++] = ResultCell::of_count(sums.sides.matching);
    cells[at++] = ResultCell::of_share(sums.sides.matching, whole.matching);
  } else {
    cells[at++] = ResultCell::of_count(sums.counted.count);
    cells[at++] = ResultCell::of_share(sums.counted.count, table_.entries());
  }
  cells[at++] = sums.worst ? ResultCell::of_level(*sums.worst) : ResultCell();
  cells[at++] = time_cell(sums.counted, sums.counted.first);
  cells[at++] = time_cell(sums.counted, sums.counted.last);
  cells[at++] = ResultCell::of_text(ids_text(pattern.ids, is_table_));
  cells[at++] = ResultCell::of_text(pattern.text);
  if (!is_table_) cells[at] = ResultCell::of_text(table_.example(pattern.earliest));
}

}  // namespace gsaw
