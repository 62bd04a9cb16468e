// The selected entries, rendered by the workers and written in order.
#include "pipeline/entry_view.h"

#include <cassert>
#include <utility>

#include "render/renderer.h"

namespace gsaw {
namespace {

// The entries as they are to be written, and where in `text` each ends.
struct RenderedEntries : ChunkProduct {
  std::string text;
  std::vector<std::size_t> ends;

  void clear() override {
    // Some times a usual chunk's text: a giant entry does not hold memory for the rest of
    // the run.
    constexpr std::size_t kKept = std::size_t{4} << 20;
    if (memory() > kKept) {
      text = {};
      ends = {};
    }
    text.clear();
    ends.clear();
  }
  std::size_t memory() const override {
    return text.capacity() + ends.capacity() * sizeof(std::size_t);
  }
  std::uint64_t rendered() const override { return text.size(); }
};

class RenderingTaker : public EntryTaker {
 public:
  explicit RenderingTaker(const RenderSettings& settings) : renderer_(make_renderer(settings)) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& rendered = static_cast<RenderedEntries&>(product);
    const bool is_same_line = !rendered.ends.empty() && place.line.data() == last_line_;
    last_line_ = place.line.data();
    renderer_->append(rendered.text, record,
                      {place.chunk.file->name, place.line_number, is_same_line});
    rendered.ends.push_back(rendered.text.size());
  }

 private:
  std::unique_ptr<Renderer> renderer_;
  const char* last_line_ = nullptr;  // of the product at hand
};

}  // namespace

ViewNeeds EntryView::needs() const { return {.line_numbers = settings_.with_line_number}; }

std::unique_ptr<EntryTaker> EntryView::make_taker() {
  return std::make_unique<RenderingTaker>(settings_);
}

std::unique_ptr<ChunkProduct> EntryView::make_product() {
  return std::make_unique<RenderedEntries>();
}

Wanted EntryView::add(ChunkResult& result, std::uint64_t entries) {
  result.tally.noted.add_to(lines_);
  if (entries == 0) return out_.open() ? Wanted::more : Wanted::nothing;
  const auto& rendered = static_cast<const RenderedEntries&>(*result.product);
  assert(entries <= rendered.ends.size());
  const std::size_t end = rendered.ends[static_cast<std::size_t>(entries) - 1];
  return out_.write_entries(std::string_view(rendered.text).substr(0, end)) ? Wanted::more
                                                                            : Wanted::nothing;
}

}  // namespace gsaw
