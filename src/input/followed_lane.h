// All that is followed as one lane: its chunks come in the order in which they were written.
#pragma once

#include <cstdint>
#include <memory>

#include "input/chunk_lane.h"
#include "input/followed_set.h"
#include "input/open_source.h"

namespace gsaw {

class FollowedLane : public ChunkLane {
 public:
  // What `context` refers to must outlive it.
  FollowedLane(std::uint32_t number, std::shared_ptr<FollowedSet> followed,
               const SourceContext& context)
      : number_(number), followed_(std::move(followed)), context_(context) {}

  Chunk next() override;
  bool is_quick() const override { return is_stopped_; }
  bool unpacks() const override { return false; }
  void stop() override { is_stopped_ = true; }

 private:
  const std::uint32_t number_;
  std::shared_ptr<FollowedSet> followed_;
  SourceContext context_;
  std::uint64_t next_index_ = 0;
  bool is_stopped_ = false;
};

}  // namespace gsaw
