// How the numbers of fields are spread in the selected entries: a table of each chunk, merged.
#include "pipeline/describe_view.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "pipeline/grouping.h"
#include "pipeline/mark_lines.h"
#include "pipeline/spread_rows.h"
#include "query/quoted_text.h"
#include "record/duration_key.h"
#include "record/role_text.h"
#include "render/result_table.h"

namespace gsaw {
namespace {

// A group may have a sketch for each field.
constexpr std::size_t kMostBytes = kMostGroupBytes / 8;

using DescribedChunk = DescribeView::Chunk;

class DescribingTaker : public EntryTaker {
 public:
  explicit DescribingTaker(const DescribeSettings& settings)
      : reader_(settings.by, 0), counted_roles_(counted_roles(settings.by)) {
    for (const auto& each : settings.fields) {
      finders_.emplace_back(each.field);
      reads_clocks_.push_back(has_clock_spans(each.name));
    }
  }

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& chunk = static_cast<DescribedChunk&>(product);
    const auto groups = reader_.groups_of(record, chunk.table.groups());
    chunk.table.add_entry(groups);
    count_unread(record, place, counted_roles_, chunk.unread);
    const auto mark = [&] {
      return EntryMark{0, place.line_number, place.offset,
                       std::string(role_text(record, Role::txn, id_))};
    };
    for (std::size_t field = 0; field < finders_.size(); ++field) {
      finders_[field].any(record, [&](const JsonValue& value) {
        if (value.type == JsonType::null) return false;
        const auto read = read_number(value, text_, reads_clocks_[field]);
        for (const std::uint32_t group : groups) {
          if (read) {
            chunk.table.add(group, field, *read, mark);
          } else {
            chunk.table.add_other(group, field);
          }
        }
        return false;
      });
    }
  }

 private:
  GroupReader reader_;
  const unsigned counted_roles_;
  std::vector<FieldFinder> finders_;
  std::vector<bool> reads_clocks_;  // of the fields
  std::string text_, id_;
};

}  // namespace

DescribeView::DescribeView(const DescribeSettings& settings, std::optional<std::uint64_t> first,
                           const RenderSettings& render, const Screen& screen, OutputStream& out,
                           Diagnostics& diagnostics)
    : SummedView(
          SpreadTable(settings.fields.size(), settings.by.size(), {.group_bytes = kMostBytes}),
          render, screen, out),
      settings_(settings),
      first_(first),
      diagnostics_(diagnostics) {}

std::unique_ptr<EntryTaker> DescribeView::make_taker() {
  return std::make_unique<DescribingTaker>(settings_);
}

std::unique_ptr<ChunkProduct> DescribeView::make_product() {
  return std::make_unique<Chunk>(SpreadTable(settings_.fields.size(), settings_.by.size(), {}));
}

void DescribeView::merge(SpreadTable& later, const ChunkResult& of) {
  if (files_.empty() || files_.back() != of.file) files_.push_back(of.file);
  table_.merge(later, static_cast<std::uint32_t>(files_.size() - 1));
}

std::string DescribeView::why_no_numbers() const {
  std::vector<std::string> lacking;
  for (std::size_t i = 0; i < settings_.fields.size(); ++i) {
    if (!table_.has_numbers(i)) lacking.push_back(quoted_short(settings_.fields[i].name));
  }
  if (lacking.empty()) return {};
  return fmt::format("the matching entries have no numbers of {}", fmt::join(lacking, ", "));
}

void DescribeView::show() {
  table_.finish();
  why_nothing_ = why_no_values(settings_.by, table_.groups());
  if (why_nothing_.empty()) why_nothing_ = why_no_numbers();
  if (why_nothing_.empty()) {
    const auto order = table_.ranked(settings_.turned, most_groups(first_));
    count_lines(table_, order, files_, diagnostics_);
    const SpreadRows rows(settings_, table_, order, files_, render_.format);
    write_result(
        rows.table(), [&](std::size_t i, std::vector<ResultCell>& cells) { rows.set(i, cells); },
        render_, screen_, [this](std::string_view text) { return out_.write(text); });
  }
  if (const auto digits = table_.digits()) {
    diagnostics_.note(fmt::format(
        "of more than {} numbers the percentiles are off by {:.2g} % at most, all else is exact",
        SpreadTable::kMostKept, 100.0 / static_cast<double>(1U << *digits)));
  }
  note_left_out(table_.left_out(), table_.crowded(), diagnostics_);
}

}  // namespace gsaw
