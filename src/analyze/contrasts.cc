// What entries of one side have much more often than those of the other.
#include "analyze/contrasts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace gsaw {
namespace {

using Held = ContrastTable::Held;

struct Candidate {
  FieldAndValue what;
  Held held;
};

std::vector<Candidate> candidates_in(const ContrastTable& table) {
  std::vector<Candidate> candidates;
  std::set<std::pair<std::size_t, std::uint64_t>> said;  // by a value of the field
  const FieldValues& values = table.values();
  const auto consider = [&](std::size_t field, std::optional<std::string> value, const Held& held) {
    if (held.sides.matching + held.sides.others < kLeastHeld || held.sides == table.whole()) return;
    candidates.push_back({{std::string(values.name(field)), std::move(value)}, held});
  };
  for (std::size_t i = 0; i < values.values(); ++i) {
    const std::size_t field = values.field_of(i);
    if (values.is_crowded(field)) continue;
    consider(field, std::string(values.text(i)), table.of_value(i));
    said.insert({field, table.of_value(i).marks});
  }
  for (std::size_t i = 0; i < values.fields(); ++i) {
    const Held& held = table.of_field(i);
    if (!said.contains({i, held.marks})) consider(i, std::nullopt, held);
  }
  return candidates;
}

}  // namespace

std::vector<Contrast> contrasts_in(const ContrastTable& table) {
  const SideCounts& whole = table.whole();
  std::vector<Candidate> candidates = candidates_in(table);
  const std::size_t tests = candidates.size();
  std::erase_if(candidates, [&](const Candidate& each) {
    return !is_much_apart(each.held.sides, whole, tests);
  });
  std::sort(candidates.begin(), candidates.end(),
            [&](const Candidate& one, const Candidate& other) {
              const double first = std::abs(share_difference(one.held.sides, whole));
              const double second = std::abs(share_difference(other.held.sides, whole));
              if (first != second) return first > second;
              return std::tie(one.what.field, one.what.value) <
                     std::tie(other.what.field, other.what.value);
            });
  std::vector<Contrast> contrasts;
  std::map<std::uint64_t, std::size_t> row_of_marks;
  for (Candidate& each : candidates) {
    const auto [row, is_new] = row_of_marks.try_emplace(each.held.marks, contrasts.size());
    if (is_new) {
      contrasts.push_back(
          {std::move(each.what), each.held.sides, chance_of(each.held.sides, whole), {}});
    } else {
      contrasts[row->second].also.push_back(std::move(each.what));
    }
  }
  return contrasts;
}

}  // namespace gsaw
