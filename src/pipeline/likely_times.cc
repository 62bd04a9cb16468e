// When entries with an id were likely logged.
#include "pipeline/likely_times.h"

#include <algorithm>
#include <utility>

#include "record/pasted_id.h"

namespace gsaw {

std::optional<DecodedId> decode_made(const std::string& id, Nanoseconds now) {
  std::vector<DecodedId> readings = decode_id(id, {now, std::nullopt});
  if (readings.empty() || !readings.front().made || !readings.front().doubt.empty()) {
    return std::nullopt;
  }
  return std::move(readings.front());
}

std::optional<MadeTimes> made_times(const std::vector<std::string>& typed, Nanoseconds now) {
  std::optional<MadeTimes> times;
  for (const std::string& text : typed) {
    const auto id = decode_made(std::string(id_in_paste(text)), now);
    if (!id) return std::nullopt;
    if (!times) times = {*id->made, *id->made};
    times->first = std::min(times->first, *id->made);
    times->last = std::max(times->last, *id->made);
  }
  return times;
}

}  // namespace gsaw
