// Lines of what is read byte after byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "input/block_pool.h"
#include "input/byte_reader.h"
#include "input/byte_source.h"
#include "input/input_file.h"
#include "input/long_line_scan.h"

namespace gsaw {

// Hands out whole lines as soon as a read has brought some, so that what a slow writer
// wrote is seen at once. A longer line makes its buffer grow: memory is bounded by the
// longest line that may be.
class StreamSource : public ByteSource {
 public:
  // Blocks hold about pool.block_size() bytes or one longer line. `pool` and `limit` must
  // outlive it.
  StreamSource(std::unique_ptr<ByteReader> reader, std::shared_ptr<const InputFile> file,
               BlockPool& pool, const LongLineLimit& limit);

  std::optional<Block> next() override;
  bool at_end() const override { return finished_; }

 private:
  bool make_room();
  void read_available();
  void read_once();
  bool check_content();
  bool take_lines(Block& block);
  std::size_t drop_nuls();
  void pass_over(Block& block);
  void interrupt();
  void end_unpacking(const PackedFlaw& flaw);
  void fail(Error error);
  std::string_view unread() const { return {buffer_.get() + begin_, end_ - begin_}; }

  std::unique_ptr<ByteReader> reader_;
  std::shared_ptr<const InputFile> file_;
  BlockPool& pool_;
  const LongLineLimit& limit_;

  // Bytes [begin_, end_) of the buffer are read and not handed out. Those before belong
  // to blocks that may still be in use.
  std::shared_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t searched_ = 0;   // no newline in [begin_, searched_)
  std::uint64_t nuls_ = 0;     // bytes that were let go of since the last block
  std::uint64_t read_to_ = 0;  // where in the file the last read ended
  // A stream can't be counted again later, and it is the slower part.
  std::uint64_t next_line_ = 1;
  bool content_known_ = false;
  bool no_more_ = false;   // nothing more is to be read
  bool finished_ = false;  // nothing more is to be given out
  std::vector<Error> errors_;
  std::optional<Interruption> interruption_;
};

}  // namespace gsaw
