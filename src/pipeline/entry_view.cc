// The selected entries, rendered by the workers and written in order.
#include "pipeline/entry_view.h"

#include <cassert>
#include <string_view>

#include "pipeline/rendered_entries.h"

namespace gsaw {

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
