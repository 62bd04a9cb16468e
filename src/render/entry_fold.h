// Entries that say what the one before them said are counted, not shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "render/palette.h"

namespace gsaw {

// Takes a run's entries in the order in which they are shown, so that all threads and chunks give
// the same. The first of those that show the same but for their time is shown at once; a line below
// it says how many they were, and when the last was of those with a time: when another comes, or no
// more.
class EntryFold {
 public:
  // Both must outlive it. `utf8`: more than ASCII is shown.
  EntryFold(const Palette& palette, bool utf8) : palette_(palette), utf8_(utf8) {}

  // Of entries as a FoldingRenderer appends them; what is to be shown. Valid until the next call.
  std::string_view fold(std::string_view frames);
  // No more come: the same.
  std::string_view finish();

 private:
  void end_run();

  const Palette& palette_;
  const bool utf8_;
  std::string out_;
  // Of the entry shown last.
  std::string sameness_;
  std::uint64_t count_ = 0;  // with those like it
  std::string last_time_;    // of them
};

}  // namespace gsaw
