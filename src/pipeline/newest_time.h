// What `end` stands for in a time: the newest entry of the inputs.
#pragma once

#include <optional>

#include "base/nanoseconds.h"
#include "pipeline/view.h"

namespace gsaw {

// Shows nothing, and finds the greatest time.
class NewestTimeView : public View {
 public:
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;

  // None when no entry has a time.
  std::optional<Nanoseconds> newest() const { return newest_; }

 private:
  std::optional<Nanoseconds> newest_;
};

}  // namespace gsaw
