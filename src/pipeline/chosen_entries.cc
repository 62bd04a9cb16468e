// Which of the selected entries are to be shown: the places of the last ones.
#include "pipeline/chosen_entries.h"

#include <algorithm>

namespace gsaw {

void ChosenEntries::finish() {
  for (auto& [file, places] : places_) std::sort(places.begin(), places.end());
}

const ChosenEntries::Places* ChosenEntries::of_file(std::uint32_t lane,
                                                    const std::string& file) const {
  const auto found = places_.find({lane, file});
  return found == places_.end() ? nullptr : &found->second;
}

void LastChoice::finish() {
  for (const HeldEntry& held : take_last()) {
    const File& file = file_of(held);
    chosen_.add(file.lane, file.file->name, {held.entry.place, held.entry.record});
  }
  chosen_.finish();
  chosen_.lines = lines();
}

}  // namespace gsaw
