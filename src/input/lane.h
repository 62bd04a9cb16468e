// One input, or the parts of one svlogd directory, as a sequence of numbered chunks.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <vector>

#include "input/byte_source.h"
#include "input/chunk_lane.h"
#include "input/input_set.h"
#include "input/line_joiner.h"
#include "input/open_source.h"
#include "input/part_joiner.h"

namespace gsaw {

class Lane : public ChunkLane {
 public:
  // `inputs` and what `context` refers to must outlive it.
  Lane(std::uint32_t number, const LaneInputs& inputs, const SourceContext& context);

  Chunk next() override;
  bool is_quick() const override;
  bool unpacks() const override { return source_ != nullptr && unpacks_; }
  void stop() override { stopped_ = true; }

 private:
  Chunk next_chunk();
  Chunk interrupted();
  void skip_unwanted_items();
  void end_stream();
  void open_next();
  void emit_all();
  void emit(FileBlock block);
  void announce_up_to(const InputFile* file);
  void push(FileBlock block, bool first_of_file);
  bool is_exhausted() const;
  void note_reached(const Chunk& chunk);

  const std::uint32_t number_;
  const LaneInputs& inputs_;
  SourceContext context_;
  std::size_t next_item_ = 0, end_item_;
  std::unique_ptr<ByteSource> source_;  // null between files
  std::shared_ptr<const InputFile> file_;
  bool in_stream_ = false;
  bool from_end_ = false;
  bool unpacks_ = false;
  bool stopped_ = false;
  LineJoiner joiner_;
  PartJoiner parts_;
  // Files that were opened and of which no chunk has come yet.
  std::deque<std::shared_ptr<const InputFile>> unannounced_;
  std::deque<Chunk> ready_;
  std::uint64_t next_index_ = 0;
  // How far chunks were given out: of a regular file that is read from its begin.
  const InputFile* reached_file_ = nullptr;
  std::uint64_t reached_ = 0;
};

}  // namespace gsaw
