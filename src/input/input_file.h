// One file among the inputs, as it is called when speaking of it.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "base/date_order.h"
#include "input/file_identity.h"

namespace gsaw {

// The order of an input's dates, which may turn out while it is read; safe to share. Whoever reads
// the input sets it before giving out any line that would be read in another way with it.
class SharedDateOrder {
 public:
  SharedDateOrder() = default;
  SharedDateOrder(const SharedDateOrder& other) : order_(other.get()) {}
  SharedDateOrder& operator=(const SharedDateOrder&) = delete;

  DateOrder get() const { return order_.load(std::memory_order_relaxed); }
  void set(DateOrder order) const { order_.store(order, std::memory_order_relaxed); }

 private:
  mutable std::atomic<DateOrder> order_ = DateOrder::open;
};

// Immutable but for the order of its dates, and shared by the file's chunks and all that speaks of
// it. Two mentions of one path are two files. Holds no descriptor: what must be read again is
// reopened (reopen.h).
struct InputFile {
  // The path as given; `directory/file` for a file found in a directory; "standard
  // input". Any bytes: escape it before showing it.
  std::string name;
  // False for the files found in a directory.
  bool named_on_command_line = true;
  bool is_stdin = false;
  // Of a regular file that is open or was, and whose bytes are its text; else zeros.
  FileIdentity identity = {};
  std::uint64_t begin = 0;     // where its first line begins; only standard input has other than 0
  SharedDateOrder dates = {};  // see date_head.h
};

}  // namespace gsaw
