// What those of the selected entries that match a query have, and the others have not.
#include "pipeline/why_view.h"

#include <random>

#include "pipeline/contrast_rows.h"
#include "pipeline/told_values.h"

namespace gsaw {
namespace {

class WhyTaker : public EntryTaker {
 public:
  explicit WhyTaker(const SideQuery& asked) : judge_(asked), told_(asked.query.compiled) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& chunk = static_cast<WhyView::Chunk&>(product);
    const auto matches = judge_.matches(record, place, chunk.unread);
    if (!matches) return;
    chunk.table.begin(*matches, marks_());
    told_.add_to(chunk.table, record);
  }

 private:
  SideJudge judge_;
  ToldValues told_;
  std::mt19937_64 marks_{std::random_device()()};  // no output depends on it
};

}  // namespace

WhyView::WhyView(const WhySettings& settings, std::optional<std::uint64_t> first,
                 const RenderSettings& render, const Screen& screen, OutputStream& out,
                 Diagnostics& diagnostics)
    : SummedView({}, render, screen, out),
      settings_(settings),
      first_(first),
      diagnostics_(diagnostics) {}

std::unique_ptr<EntryTaker> WhyView::make_taker() {
  return std::make_unique<WhyTaker>(*settings_.query);
}

void WhyView::show() {
  why_nothing_ = write_contrasts(table_.shown(), first_, render_, screen_, out_, diagnostics_);
}

}  // namespace gsaw
