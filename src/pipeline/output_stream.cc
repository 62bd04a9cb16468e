// Standard output, written in whole blocks, every failure noticed.
#include "pipeline/output_stream.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "base/pipe_size.h"
#include "base/write_fully.h"

namespace gsaw {

OutputStream::OutputStream(int descriptor, std::size_t piece)
    : descriptor_(descriptor), piece_(piece) {
  widen_pipe(descriptor);
}

bool OutputStream::write(std::string_view bytes) {
  while (open_ && !bytes.empty()) {
    std::string_view piece = bytes.substr(0, piece_);
    const std::size_t size = piece.size();
    const int error = write_fully(descriptor_, piece);
    bytes_written_ += size - piece.size();
    bytes.remove_prefix(size - piece.size());
    if (error == 0) continue;
    open_ = false;
    if (error != EPIPE) {
      status_ = fail(fmt::format("cannot write the output: {}", std::strerror(error)));
    }
  }
  return open_;
}

}  // namespace gsaw
