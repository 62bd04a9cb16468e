// Reads pipes, terminals, sockets, devices, and files that must be read in order.
#pragma once

#include <cstdint>
#include <memory>

#include "input/byte_reader.h"
#include "input/file_descriptor.h"
#include "input/stop_signal.h"

namespace gsaw {

class FdReader : public ByteReader {
 public:
  static constexpr std::uint64_t kNoLimit = static_cast<std::uint64_t>(-1);

  // Reads on from where the descriptor stands, `limit` bytes at most. `stop` must outlive it. A
  // pipe is made as wide as an ordinary process may: each read then brings more.
  FdReader(FileDescriptor fd, const StopSignal& stop, std::uint64_t limit = kNoLimit);

  ReadOutcome read(std::span<char> to) override;
  bool is_ready() override;
  bool is_ready_before(Nanoseconds until) override;

 private:
  FileDescriptor fd_;
  const StopSignal& stop_;
  std::uint64_t left_;  // bytes to be read at most
};

}  // namespace gsaw
