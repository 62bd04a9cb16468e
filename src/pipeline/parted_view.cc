// Several views of the same entries in one pass.
#include "pipeline/parted_view.h"

#include <cassert>
#include <vector>

namespace gsaw {
namespace {

// Of each part one, or none.
struct PartedChunk : ChunkProduct {
  std::vector<std::unique_ptr<ChunkProduct>> products;

  void clear() override {
    for (const auto& each : products) {
      if (each != nullptr) each->clear();
    }
  }
  std::size_t memory() const override {
    std::size_t memory = 0;
    for (const auto& each : products) memory += each == nullptr ? 0 : each->memory();
    return memory;
  }
};

class PartedTaker : public EntryTaker {
 public:
  void add(std::unique_ptr<EntryTaker> taker, bool errors_only) {
    parts_.push_back({std::move(taker), errors_only});
  }

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& chunk = static_cast<PartedChunk&>(product);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].taker == nullptr || (parts_[i].errors_only && !is_error(record.level())))
        continue;
      parts_[i].taker->take(record, place, *chunk.products[i]);
    }
  }

  void end_chunk(const Chunk& chunk, ChunkProduct& product) override {
    auto& parted = static_cast<PartedChunk&>(product);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].taker != nullptr) parts_[i].taker->end_chunk(chunk, *parted.products[i]);
    }
  }

 private:
  struct Part {
    std::unique_ptr<EntryTaker> taker;
    bool errors_only;
  };

  std::vector<Part> parts_;
};

}  // namespace

ViewNeeds PartedView::needs() const {
  ViewNeeds needs{.every_entry = true};
  for (const Part& part : parts_) {
    const ViewNeeds wanted = part.view->needs();
    assert(!wanted.from_end && !wanted.noted_apart && !wanted.enough_of_a_chunk);
    needs.line_numbers |= wanted.line_numbers;
    needs.line_places |= wanted.line_places;
    needs.every_line |= wanted.every_line;
  }
  return needs;
}

std::unique_ptr<EntryTaker> PartedView::make_taker() {
  auto taker = std::make_unique<PartedTaker>();
  for (Part& part : parts_) taker->add(part.view->make_taker(), part.errors_only);
  return taker;
}

std::unique_ptr<ChunkProduct> PartedView::make_product() {
  auto chunk = std::make_unique<PartedChunk>();
  for (Part& part : parts_) chunk->products.push_back(part.view->make_product());
  return chunk;
}

// To each the result is what it would be if it were alone.
Wanted PartedView::add(ChunkResult& result, std::uint64_t entries) {
  result.tally.noted.add_to(lines_);
  if (result.product == nullptr) return Wanted::more;
  std::unique_ptr<ChunkProduct> product = std::move(result.product);
  auto& chunk = static_cast<PartedChunk&>(*product);
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    result.product = std::move(chunk.products[i]);
    parts_[i].view->add(result, entries);
    chunk.products[i] = std::move(result.product);
  }
  result.product = std::move(product);
  return Wanted::more;
}

void PartedView::finish_parts() {
  for (Part& part : parts_) part.view->finish();
}

}  // namespace gsaw
