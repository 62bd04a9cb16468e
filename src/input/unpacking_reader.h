// The text of what may be compressed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "input/byte_reader.h"
#include "packed/unpacker.h"

namespace gsaw {

// Reads as `raw` does, if its first bytes show no packing; else what was packed. So files, pipes
// and copies of streams are unpacked alike, and memory is bounded whatever comes out. Where nothing
// comes for a moment, all is given that can be made of what there is.
class UnpackingReader : public ByteReader {
 public:
  explicit UnpackingReader(std::unique_ptr<ByteReader> raw) : raw_(std::move(raw)) {}
  // Of a file that is known to be packed, from offset `at` on, where a member begins and `raw` is.
  UnpackingReader(std::unique_ptr<ByteReader> raw, const ContentKind& content, std::uint64_t at);

  // Throws std::bad_alloc.
  ReadOutcome read(std::span<char> to) override;
  bool is_ready() override;
  const ContentKind* packing() const override { return packing_; }

  // To another place where a member begins, and `raw` is; not in a member, nor at the end.
  void go_on_at(std::uint64_t at, std::unique_ptr<ByteReader> raw);
  // What unpacks; where the file is known to be packed.
  const Unpacker& unpacker() const { return *unpacker_; }

 private:
  ReadOutcome look(std::span<char> to);
  ReadOutcome give_held(std::span<char> to);
  ReadOutcome unpack(std::span<char> to);
  void fill();
  bool is_pause();
  std::span<const char> held() const { return {buffer_.data() + begin_, end_ - begin_}; }
  bool has_ended() const { return last_ && last_->kind == ReadOutcome::Kind::end; }

  std::unique_ptr<ByteReader> raw_;
  bool is_known_ = false;  // what it is
  const ContentKind* packing_ = nullptr;
  std::optional<Unpacker> unpacker_;
  // Bytes [begin_, end_) of the buffer are read and not used.
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;
  bool wants_more_ = true;              // than is held
  bool is_owing_ = false;               // something was read that may not be out
  std::optional<Nanoseconds> owed_by_;  // until then it may wait for what comes next
  std::optional<ReadOutcome> last_;     // how reading ended
};

}  // namespace gsaw
