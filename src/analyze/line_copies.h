// Lines of a chunk, copied to outlive it.
#pragma once

#include <cstddef>
#include <memory>

#include "analyze/keeper.h"
#include "analyze/kept_entry.h"

namespace gsaw {

// A line of many entries (a batch) is copied once, if these come one after another. Not for longer
// than the lines that are copied stay where they are.
class LineCopies {
 public:
  explicit LineCopies(Keeper& keeper) : keeper_(keeper) {}

  // Of the entry's line; `entry.line` becomes it. Returns who holds it.
  std::shared_ptr<const void> copy(KeptEntry& entry) {
    if (entry.line != from_ || entry.size != size_) {
      from_ = entry.line;
      size_ = entry.size;
      copy_ = keeper_.keep({entry.line, entry.size});
      bytes_ += entry.size;
    }
    entry.line = copy_.bytes;
    return copy_.owner;
  }

  // How many were copied.
  std::size_t bytes() const { return bytes_; }

 private:
  Keeper& keeper_;
  const char* from_ = nullptr;
  std::size_t size_ = 0;
  Keeper::Kept copy_ = {nullptr, nullptr};
  std::size_t bytes_ = 0;
};

}  // namespace gsaw
