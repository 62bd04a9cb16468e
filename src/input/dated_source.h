// A stream whose first lines wait until it is known in which order it writes day and month.
#pragma once

#include <deque>
#include <memory>

#include "input/byte_source.h"
#include "input/date_head.h"

namespace gsaw {

// Lines are held back only while they may be read in either order; then those of the head are, at
// most.
class DatedSource : public ByteSource {
 public:
  // `source` gives the lines of `file` in order, with their bytes; its order is set. `settings`
  // must outlive it.
  DatedSource(std::unique_ptr<ByteSource> source, std::shared_ptr<const InputFile> file,
              const DateSettings& settings);

  std::optional<Block> next() override;
  bool at_end() const override { return held_.empty() && source_->at_end(); }

 private:
  void look_at(const Block& block);

  std::unique_ptr<ByteSource> source_;
  std::shared_ptr<const InputFile> file_;
  DateHead head_;
  std::deque<Block> held_;
};

}  // namespace gsaw
