// Reads pipes, terminals, sockets, devices, and files that must be read in order.
#pragma once

#include <memory>

#include "input/byte_reader.h"
#include "input/file_descriptor.h"
#include "input/stop_signal.h"

namespace gsaw {

class FdReader : public ByteReader {
 public:
  // Reads on from where the descriptor stands. `stop` must outlive it. A pipe is made as wide
  // as an ordinary process may: each read then brings more.
  FdReader(FileDescriptor fd, const StopSignal& stop);

  ReadOutcome read(std::span<char> to) override;
  bool is_ready() override;

 private:
  FileDescriptor fd_;
  const StopSignal& stop_;
};

}  // namespace gsaw
