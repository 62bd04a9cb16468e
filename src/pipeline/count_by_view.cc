// The selected entries counted by the values of fields: a table of each chunk, merged in order.
#include "pipeline/count_by_view.h"

#include <utility>
#include <vector>

#include "pipeline/grouping.h"
#include "render/result_table.h"

namespace gsaw {
namespace {

using CountedChunk = CountByView::Chunk;

class CountingTaker : public EntryTaker {
 public:
  explicit CountingTaker(const std::vector<GroupField>& fields)
      : reader_(fields, role_bit(Role::time)), counted_roles_(counted_roles(fields)) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& chunk = static_cast<CountedChunk&>(product);
    const auto groups = reader_.groups_of(record, chunk.table.groups());
    chunk.table.add(groups, record.time());
    count_unread(record, place, counted_roles_, chunk.unread);
  }

 private:
  GroupReader reader_;
  const unsigned counted_roles_;
};

}  // namespace

CountByView::CountByView(const CountBySettings& settings, std::optional<std::uint64_t> first,
                         const RenderSettings& render, const Screen& screen, OutputStream& out,
                         Diagnostics& diagnostics)
    : SummedView(CountTable(settings.fields.size(), kMostGroupBytes), render, screen, out),
      settings_(settings),
      first_(first),
      diagnostics_(diagnostics) {}

ViewNeeds CountByView::needs() const {
  return {.line_places = counted_roles(settings_.fields) != 0, .every_entry = true};
}

std::unique_ptr<EntryTaker> CountByView::make_taker() {
  return std::make_unique<CountingTaker>(settings_.fields);
}

std::unique_ptr<ChunkProduct> CountByView::make_product() {
  return std::make_unique<Chunk>(CountTable(settings_.fields.size()));
}

void CountByView::write_rows() {
  const ValueGroups& groups = table_.groups();
  ResultTable result;
  result.columns = {{"count", true}, {"share", true}};
  result.columns.back().leaves = 2;
  for (ResultColumn& column :
       group_columns(settings_.fields, {"count", "share", "first", "last"})) {
    result.columns.push_back(std::move(column));
  }
  for (const char* name : {"first", "last"}) {
    result.columns.push_back({name, false, false, &Palette::time});
    result.columns.back().leaves = 1;
  }
  const auto order = table_.ranked(settings_.turned, most_groups(first_));
  result.rows = order.size();
  const auto row = [&](std::size_t i, std::vector<ResultCell>& cells) {
    const std::uint32_t group = order[i];
    const CountRow& counted = table_.row(group);
    std::size_t at = 0;
    cells[at++] = ResultCell::of_count(counted.count);
    cells[at++] = ResultCell::of_share(counted.count, table_.entries());
    for (std::size_t field = 0; field < settings_.fields.size(); ++field) {
      cells[at++] = group_cell(settings_.fields[field], groups.value(group, field));
    }
    cells[at++] = counted.is_timed() ? ResultCell::of_time(counted.first) : ResultCell();
    cells[at] = counted.is_timed() ? ResultCell::of_time(counted.last) : ResultCell();
  };
  write_result(result, row, render_, screen_,
               [this](std::string_view text) { return out_.write(text); });
}

void CountByView::show() {
  why_nothing_ = why_no_values(settings_.fields, table_.groups());
  if (why_nothing_.empty()) write_rows();
  note_left_out(table_.left_out(), table_.crowded(), diagnostics_);
}

}  // namespace gsaw
