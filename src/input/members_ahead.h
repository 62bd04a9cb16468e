// Members of one packed file, unpacked by several threads and read as if by one.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "base/content_kind.h"
#include "input/block_pool.h"
#include "input/byte_reader.h"
#include "input/file_descriptor.h"
#include "input/stop_signal.h"
#include "input/unpacking_reader.h"

namespace gsaw {

// How far ahead.
struct AheadLimits {
  std::size_t segments = 0;  // at once; 0: none is
  std::size_t packed = 0;    // a segment has so many bytes and what is left of its last member
  std::size_t text = 0;      // that one makes before it waits for the reader
};

// A run of members, which begins where one does, by all that is known without having unpacked what
// stands before.
struct Segment {
  std::uint64_t begin, end;      // offsets in the file
  std::shared_ptr<char[]> text;  // that it has made; null: there was no memory
  std::size_t size = 0;
  // How the file ended there; else where the next member begins; else who goes on in one.
  std::optional<ReadOutcome> ending;
  std::uint64_t next = 0;
  std::unique_ptr<UnpackingReader> reader;
  bool is_done = false;  // nobody unpacks it
};

// Shared by the one who reads the file and those who help. A segment counts only where the one who
// reads has come to its begin between two members; so what is read, and what is said of damage, is
// what a single reader would find. Safe to use from any thread.
class MembersAhead {
 public:
  // `content`: how the file is packed. `stop` must outlive the last call.
  MembersAhead(std::shared_ptr<const FileDescriptor> fd, const ContentKind& content,
               const AheadLimits& limits, const StopSignal& stop);

  // Unpacks a segment that nobody has begun with. False when there is none.
  bool unpack_next();

  // The reader is at `at`, between members: the segment that begins there, unpacked as far as there
  // was room; null when there is none. Those before are given up.
  std::shared_ptr<Segment> take(std::uint64_t at);

  // Readers are used again, as memory that is fresh costs much: one that begins at `begin`, and one
  // that is between members given back.
  std::unique_ptr<UnpackingReader> reader_at(std::uint64_t begin);
  void give_back(std::unique_ptr<UnpackingReader> reader);

  const ContentKind& content() const { return content_; }

 private:
  std::shared_ptr<Segment> begin_next();
  std::optional<std::uint64_t> member_behind(std::uint64_t begin);
  std::size_t look_at(std::uint64_t begin, std::size_t known, std::size_t size);
  void unpack(Segment& segment);

  const std::shared_ptr<const FileDescriptor> fd_;
  const ContentKind& content_;
  const AheadLimits limits_;
  const StopSignal& stop_;
  BlockPool texts_;
  std::mutex mutex_;  // guards what follows, and all but the reader and text of a segment
  std::condition_variable changed_;
  std::uint64_t reached_ = 0;  // by the one who reads
  std::uint64_t next_ = 0;     // a member may begin there, behind all segments; 0: not known
  bool given_up_ = false;      // no more are found
  std::deque<std::shared_ptr<Segment>> segments_;  // by their begin
  std::vector<char> seen_;                         // of the file, where a member is looked for
  std::vector<std::unique_ptr<UnpackingReader>> spare_;
};

// Reads the file.
class MembersReader : public ByteReader {
 public:
  MembersReader(std::shared_ptr<MembersAhead> ahead, const StopSignal& stop)
      : ahead_(std::move(ahead)), stop_(stop), reader_(ahead_->reader_at(0)) {}

  ReadOutcome read(std::span<char> to) override;
  bool is_ready() override { return true; }
  const ContentKind* packing() const override { return &ahead_->content(); }

 private:
  std::size_t give(std::span<char> to);
  bool take_segment();
  void end_segment();

  std::shared_ptr<MembersAhead> ahead_;
  const StopSignal& stop_;
  std::unique_ptr<UnpackingReader> reader_;
  std::shared_ptr<Segment> segment_;  // whose text is being given; may be null
  std::size_t given_ = 0;
};

}  // namespace gsaw
