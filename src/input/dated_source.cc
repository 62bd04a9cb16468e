// A stream whose first lines wait until it is known in which order it writes day and month.
#include "input/dated_source.h"

#include <utility>

namespace gsaw {

DatedSource::DatedSource(std::unique_ptr<ByteSource> source, std::shared_ptr<const InputFile> file,
                         const DateSettings& settings)
    : source_(std::move(source)), file_(std::move(file)), head_(settings) {}

std::optional<Block> DatedSource::next() {
  while (held_.empty() || head_.must_wait()) {
    std::optional<Block> block = source_->next();
    if (!block) {
      head_.end();
      if (held_.empty()) return std::nullopt;
      break;
    }
    look_at(*block);
    held_.push_back(*std::move(block));
  }
  Block first = std::move(held_.front());
  held_.pop_front();
  return first;
}

void DatedSource::look_at(const Block& block) {
  if (head_.is_settled()) return;
  head_.see(block.bytes, block.offset - file_->begin);
  if (block.long_line || block.interruption || !block.errors.empty()) head_.end();
  if (head_.is_settled()) file_->dates.set(head_.order());
}

}  // namespace gsaw
