// One file among the inputs, as it is called when speaking of it.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "base/date_order.h"
#include "input/file_identity.h"
#include "input/known_lines.h"

namespace gsaw {

// What is true of all entries of an input, which may turn out while it is read; safe to share.
// Whoever reads the input sets it before giving out any line that would be read in another way with
// it.
template <class T>
class SharedFact {
 public:
  SharedFact() = default;
  SharedFact(const SharedFact& other) : fact_(other.get()) {}
  SharedFact& operator=(const SharedFact&) = delete;

  T get() const { return fact_.load(std::memory_order_relaxed); }
  void set(T fact) const { fact_.store(fact, std::memory_order_relaxed); }

 private:
  mutable std::atomic<T> fact_ = {};
};

// Immutable but for such facts, and shared by the file's chunks and all that speaks of
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
  std::uint64_t begin = 0;  // where its first line begins; only standard input has other than 0
  SharedFact<DateOrder> dates = {};  // see date_head.h
  SharedFact<bool> is_journal = {};  // see entry_part.h
  KnownLines known_lines = {};       // told by whoever has read them
};

}  // namespace gsaw
