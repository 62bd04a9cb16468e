// Standard output, or what will become a part of it, written in whole blocks, every failure
// noticed.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace gsaw {

// Writes to a file descriptor that it does not own. After a failure nothing more is
// written. Not for several threads at once.
class OutputStream {
 public:
  // Waits for room where the descriptor is non-blocking, too.
  explicit OutputStream(int descriptor);
  // Appends to `text`, which must outlive it.
  explicit OutputStream(std::string& text) : text_(&text) {}

  // False when nothing more can be written: the reader has gone, or an error happened.
  bool write(std::string_view bytes);
  // The same of entries as renderers have them, whole ones: they are laid out first. `settled`:
  // these come together however the run goes.
  bool write_entries(std::string_view entries, bool settled = false) {
    return write(lay_out_ ? lay_out_(entries, settled) : entries);
  }
  // No more entries come, for now: writes what is left to be said of them.
  bool end_entries() { return !at_end_ || write(at_end_()); }

  // Is given entries in the order in which they are written, and returns what to write in their
  // place; valid until the next call. `lay_out` may be empty: they are written as they are.
  using LayOut = std::function<std::string_view(std::string_view entries, bool settled)>;
  // Returns what to write behind the last of them.
  using AtEnd = std::function<std::string_view()>;
  void lay_out_entries(LayOut lay_out, AtEnd at_end = {}) {
    lay_out_ = std::move(lay_out);
    at_end_ = std::move(at_end);
  }

  // Is called before each write, from then on.
  void before_writes(std::function<void()> call) { before_write_ = std::move(call); }

  // The failure, other than a reader that has gone (which is none).
  const Result<void>& status() const { return status_; }
  bool open() const { return open_; }
  // Where it writes to; -1: to a text.
  int descriptor() const { return descriptor_; }
  // To the byte, from any thread. Waits for a write(2) in progress, so never long only where the
  // descriptor is non-blocking.
  std::uint64_t bytes_written() const;

 private:
  // write_once(), counted.
  int write_counted(std::string_view& bytes);

  int descriptor_ = -1;
  std::string* text_ = nullptr;
  std::function<void()> before_write_;
  LayOut lay_out_;
  AtEnd at_end_;
  bool open_ = true;
  mutable std::mutex counting_;  // held while bytes are written, until they are counted
  std::uint64_t bytes_written_ = 0;
  Result<void> status_;
};

}  // namespace gsaw
