// The selected entries of a chunk as they are to be written: the product of views that show them
// as they come.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/chunk_product.h"
#include "pipeline/view.h"
#include "render/render_settings.h"
#include "render/renderer.h"

namespace gsaw {

struct RenderedEntries : ChunkProduct {
  std::string text;
  std::vector<std::size_t> ends;  // of the entries in it

  void clear() override;
  std::size_t memory() const override {
    return text.capacity() + ends.capacity() * sizeof(std::size_t);
  }
  std::uint64_t rendered() const override { return text.size(); }
};

// Renders what it takes.
class RenderingTaker : public EntryTaker {
 public:
  // `settings` must outlive it.
  explicit RenderingTaker(const RenderSettings& settings) : renderer_(make_renderer(settings)) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override;

 private:
  std::unique_ptr<Renderer> renderer_;
  const char* last_line_ = nullptr;  // of the product at hand
};

}  // namespace gsaw
