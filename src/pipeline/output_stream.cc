// Standard output, written in whole blocks, every failure noticed.
#include "pipeline/output_stream.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "base/pipe_size.h"
#include "base/write_fully.h"

namespace gsaw {

OutputStream::OutputStream(int descriptor) : descriptor_(descriptor) { widen_pipe(descriptor); }

bool OutputStream::write(std::string_view bytes) {
  if (!open_) return false;
  const std::size_t size = bytes.size();
  const int error = write_fully(descriptor_, bytes);
  bytes_written_ += size - bytes.size();
  if (error == 0) return true;
  open_ = false;
  if (error != EPIPE) {
    status_ = fail(fmt::format("cannot write the output: {}", std::strerror(error)));
  }
  return false;
}

}  // namespace gsaw
