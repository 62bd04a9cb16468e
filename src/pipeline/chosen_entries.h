// Which of the selected entries are to be shown, where that is known before they are: the last ones
// (-n) with what stands around them.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/last_entries.h"
#include "pipeline/view.h"

namespace gsaw {

// Whatever way a pass reads the inputs, it finds an entry at the same place.
class ChosenEntries {
 public:
  struct Place {
    std::uint64_t offset = 0;  // of its line, in the text of the file
    std::uint32_t record = 0;  // which of the line's entries

    auto operator<=>(const Place&) const = default;
  };
  // Of a file, in order.
  using Places = std::vector<Place>;

  void add(std::uint32_t lane, const std::string& file, const Place& place) {
    places_[{lane, file}].push_back(place);
  }
  // Behind the last.
  void finish();

  bool is_empty() const { return places_.empty(); }
  // Null when it has none. Lives as long as this.
  const Places* of_file(std::uint32_t lane, const std::string& file) const;

  // What is to be said of the lines among them: it is less than a pass that shows them meets.
  LineCounts lines;

 private:
  std::map<std::pair<std::uint32_t, std::string>, Places> places_;
};

// Finds them, and shows nothing.
class LastChoice : public LastEntries {
 public:
  using LastEntries::LastEntries;

  void finish() override;

  // After finish().
  ChosenEntries take() { return std::move(chosen_); }

 private:
  ChosenEntries chosen_;
};

}  // namespace gsaw
