// Reads a regular file from an offset on, beside others that read it.
#pragma once

#include <cstdint>
#include <memory>

#include "input/byte_reader.h"
#include "input/file_descriptor.h"

namespace gsaw {

class RangeReader : public ByteReader {
 public:
  RangeReader(std::shared_ptr<const FileDescriptor> fd, std::uint64_t begin)
      : fd_(std::move(fd)), at_(begin) {}

  ReadOutcome read(std::span<char> to) override;
  bool is_ready() override { return true; }

 private:
  std::shared_ptr<const FileDescriptor> fd_;
  std::uint64_t at_;
};

}  // namespace gsaw
