// The selected entries of a chunk as they are to be written.
#include "pipeline/rendered_entries.h"

namespace gsaw {

void RenderedEntries::clear() {
  // Some times a usual chunk's text: a giant entry does not hold memory for the rest of the run.
  constexpr std::size_t kKept = std::size_t{4} << 20;
  if (memory() > kKept) {
    text = {};
    ends = {};
  }
  text.clear();
  ends.clear();
}

void RenderingTaker::take(const Record& record, const EntryPlace& place, ChunkProduct& product) {
  auto& rendered = static_cast<RenderedEntries&>(product);
  const bool is_same_line = !rendered.ends.empty() && place.line.data() == last_line_;
  last_line_ = place.line.data();
  renderer_->append(rendered.text, record,
                    {place.chunk.file->name, place.line_number, is_same_line});
  rendered.ends.push_back(rendered.text.size());
}

}  // namespace gsaw
