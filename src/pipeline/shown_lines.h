// Which lines are out already.
#pragma once

#include <cstdint>
#include <set>
#include <utility>

#include "analyze/kept_entry.h"

namespace gsaw {

// Entries of a batch may come apart from each other in any order; whoever shows lines as they are
// shows theirs once.
class ShownLines {
 public:
  // Whether an entry of the same batch was asked for before; false of all others.
  bool holds(const KeptEntry& entry) {
    return entry.is_of_batch != 0 && !lines_.insert({entry.file, entry.place}).second;
  }

 private:
  std::set<std::pair<std::uint32_t, std::uint64_t>> lines_;  // files and places
};

}  // namespace gsaw
