// What `end` stands for in a time: the newest entry of the inputs.
#include "pipeline/newest_time.h"

#include <algorithm>

namespace gsaw {
namespace {

struct NewestOfChunk : ChunkProduct {
  std::optional<Nanoseconds> newest;  // none is less than any time

  void clear() override { newest.reset(); }
  std::size_t memory() const override { return sizeof *this; }
};

class NewestTaker : public EntryTaker {
 public:
  void take(const Record& record, const EntryPlace&, ChunkProduct& product) override {
    auto& newest = static_cast<NewestOfChunk&>(product).newest;
    newest = std::max(newest, record.time());
  }
};

}  // namespace

std::unique_ptr<EntryTaker> NewestTimeView::make_taker() { return std::make_unique<NewestTaker>(); }

std::unique_ptr<ChunkProduct> NewestTimeView::make_product() {
  return std::make_unique<NewestOfChunk>();
}

Wanted NewestTimeView::add(ChunkResult& result, std::uint64_t) {
  newest_ = std::max(newest_, static_cast<const NewestOfChunk&>(*result.product).newest);
  return Wanted::more;
}

}  // namespace gsaw
