// Which fields the selected entries have: a table of each chunk, merged in order.
#include "pipeline/fields_view.h"

#include <fmt/format.h>

#include "analyze/field_survey.h"
#include "base/amount_text.h"
#include "pipeline/field_rows.h"
#include "pipeline/grouping.h"

namespace gsaw {
namespace {

// Some thousands of keys are more than anyone reads; with those of a map by id there is no end.
constexpr FieldTable::Limits kLimits{10'000, std::size_t{4} << 20};

class SurveyTaker : public EntryTaker {
 public:
  void take(const Record& record, const EntryPlace&, ChunkProduct& product) override {
    survey_.add(record, static_cast<FieldsView::Chunk&>(product).table);
  }

 private:
  FieldSurvey survey_;
};

}  // namespace

FieldsView::FieldsView(const FieldsSettings& settings, std::optional<std::uint64_t> first,
                       const RenderSettings& render, const Screen& screen, OutputStream& out,
                       Diagnostics& diagnostics)
    : SummedView(FieldTable(kLimits), render, screen, out),
      settings_(settings),
      first_(first),
      diagnostics_(diagnostics) {}

std::unique_ptr<EntryTaker> FieldsView::make_taker() { return std::make_unique<SurveyTaker>(); }

void FieldsView::show() {
  const FieldRows rows(table_, render_.format);
  const auto order = table_.ranked(settings_.turned, most_groups(first_));
  if (order.empty() && table_.entries() > 0) why_nothing_ = "the matching entries have no fields";
  ResultTable result{rows.columns(), order.size()};
  const auto row = [&](std::size_t i, std::vector<ResultCell>& cells) {
    rows.set_cells(order[i], cells);
  };
  write_result(result, row, render_, screen_,
               [this](std::string_view text) { return out_.write(text); });
  if (const std::uint64_t left_out = table_.left_out(); left_out > 0) {
    diagnostics_.note(
        fmt::format("there are more names than memory is set aside for: about {} that came late "
                    "are left out; those that are shown are complete",
                    grouped(left_out)));
  }
  if (table_.crowded() > 0) {
    diagnostics_.note(fmt::format("{} with more than {} names: those behind are not counted there",
                                  counted_entries(table_.crowded()), FieldTable::kMostOfEntry));
  }
}

}  // namespace gsaw
