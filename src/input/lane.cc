// From the files of a lane to its chunks: open, cut, join, announce, number.
#include "input/lane.h"

#include <algorithm>
#include <new>
#include <utility>

#include "input/part_labels.h"

namespace gsaw {

Lane::Lane(std::uint32_t number, const LaneInputs& inputs, const SourceContext& context)
    : number_(number),
      inputs_(inputs),
      context_(context),
      end_item_(inputs.items.size()),
      joiner_(context.settings.long_lines),
      parts_(context.settings.long_lines) {
  if (context.settings.wanted) skip_unwanted_items();
  for (const Error& error : inputs.errors) {
    FileBlock told;
    told.block.errors.push_back(error);
    push(std::move(told), false);
  }
}

// The first line that is read may be the rest of one in a part that is not; it is as old as that.
void Lane::skip_unwanted_items() {
  const ItemRange wanted = wanted_parts(inputs_.items, *context_.settings.wanted);
  for (std::size_t i = 0; i < inputs_.items.size(); ++i) {
    const bool is_wanted = i >= wanted.begin && i < wanted.end;
    if (!is_wanted) context_.settings.skips->add_file(inputs_.items[i].path);
  }
  next_item_ = wanted.begin;
  end_item_ = wanted.end;
  if (next_item_ > 0 && next_item_ < end_item_) joiner_.drop_line();
}

Chunk Lane::next() {
  try {
    return next_chunk();
  } catch (const std::bad_alloc&) {
    return interrupted();
  }
}

// Little memory may be left: where there is none for a name, this throws as well.
Chunk Lane::interrupted() {
  Chunk chunk;
  LinePlace at{file_, 0, 0};
  if (const InputFile* const file = file_.get(); file != nullptr) {
    at.offset = file == reached_file_ ? reached_ : file->begin;
  }
  if (source_ == nullptr && next_item_ > 0) {
    // It was for a file that was being opened.
    at.file =
        std::make_shared<const InputFile>(InputFile{.name = inputs_.items[next_item_ - 1].name});
  }
  chunk.block.interruption = Interruption{Interruption::Reason::out_of_memory, std::move(at)};
  chunk.id = {number_, next_index_++};
  chunk.last_of_lane = true;
  return chunk;
}

Chunk Lane::next_chunk() {
  while (ready_.empty() && !stopped_ && !is_exhausted()) {
    if (source_ == nullptr) {
      open_next();
    } else if (std::optional<Block> read = source_->next()) {
      joiner_.add({file_, *std::move(read)}, in_stream_);
    } else {
      source_.reset();
      if (next_item_ == end_item_) end_stream();
      if (const InputItem& item = inputs_.items[next_item_ - 1]; item.left_open != nullptr) {
        item.left_open->from = parts_.leave_open(*item.end);
      }
      parts_.end_file();
    }
    emit_all();
  }
  if (is_exhausted()) announce_up_to(nullptr);
  if (stopped_ || ready_.empty()) ready_.assign(1, Chunk{});
  Chunk chunk = std::move(ready_.front());
  ready_.pop_front();
  chunk.id = {number_, next_index_++};
  chunk.last_of_lane = stopped_ || (ready_.empty() && is_exhausted());
  note_reached(chunk);
  return chunk;
}

void Lane::note_reached(const Chunk& chunk) {
  const Block& block = chunk.block;
  if (chunk.from_end || (block.range.file == nullptr && block.bytes.empty())) return;
  reached_file_ = chunk.file.get();
  reached_ = block.range.file != nullptr ? block.range.end : block.end_in_file(block.bytes.size());
}

// A line that goes on in a part that is not read is as new as that.
void Lane::end_stream() {
  if (end_item_ < inputs_.items.size()) joiner_.drop_line();
  joiner_.flush();
}

bool Lane::is_quick() const {
  return stopped_ || !ready_.empty() || (source_ != nullptr && source_->is_quick());
}

// Of what was opened everything is in ready_ or in the joiner.
bool Lane::is_exhausted() const {
  const bool source_done = source_ == nullptr || source_->at_end();
  return source_done && next_item_ == end_item_ && !joiner_.is_waiting() && !parts_.is_waiting();
}

void Lane::open_next() {
  const InputItem& item = inputs_.items[next_item_++];
  OpenedSource opened = open_source(item, context_);
  // Without the file that has its rest, a cut line stays as it is.
  if (!item.continues_previous || opened.source == nullptr) joiner_.flush();
  emit_all();
  source_ = std::move(opened.source);
  in_stream_ = item.in_stream;
  from_end_ = opened.from_end;
  unpacks_ = opened.unpacks;
  if (source_ != nullptr) {
    // The parts of a directory's stream have one writer.
    const DateOrder before = in_stream_ && file_ != nullptr ? file_->dates.get() : DateOrder::open;
    file_ = std::move(opened.file);
    if (file_->dates.get() == DateOrder::open) file_->dates.set(before);
    unannounced_.push_back(file_);
  } else if (!opened.errors.empty()) {
    FileBlock told;
    told.block.errors = std::move(opened.errors);
    push(std::move(told), false);
  }
}

// What has been put together, and all that need not wait. The parts of a directory's byte stream
// are svlogd's, and no container runtime's.
void Lane::emit_all() {
  while (std::optional<FileBlock> line = joiner_.take()) {
    if (in_stream_) {
      emit(*std::move(line));
      continue;
    }
    parts_.add(*std::move(line));
    while (std::optional<FileBlock> block = parts_.take()) emit(*std::move(block));
  }
  while (std::optional<FileBlock> block = parts_.take()) emit(*std::move(block));
}

void Lane::emit(FileBlock block) {
  const bool is_new =
      std::find(unannounced_.begin(), unannounced_.end(), block.file) != unannounced_.end();
  if (is_new) announce_up_to(block.file.get());
  if (is_new) unannounced_.pop_front();
  push(std::move(block), is_new);
}

// A chunk for each file before `file`, or for all, that has none of its own.
void Lane::announce_up_to(const InputFile* file) {
  while (!unannounced_.empty() && unannounced_.front().get() != file) {
    push({std::move(unannounced_.front()), {}}, true);
    unannounced_.pop_front();
  }
}

void Lane::push(FileBlock block, bool first_of_file) {
  Chunk chunk;
  chunk.first_of_file = first_of_file;
  chunk.from_end = from_end_;
  chunk.file = std::move(block.file);
  chunk.block = std::move(block.block);
  ready_.push_back(std::move(chunk));
}

}  // namespace gsaw
