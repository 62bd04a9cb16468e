// The literals that every text matching a regular expression must hold.
#include "query/regex_literals.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <numeric>

#include "query/regex.h"

namespace gsaw {
namespace {

// Shorter literals are on most lines.
constexpr int kShortestAtom = 3;

// May a text that holds all atoms but number `without` (-1: none at all) match?
bool passes(const re2::FilteredRE2& filter, std::size_t atoms, int without) {
  std::vector<int> present;
  if (without >= 0) {
    present.resize(atoms);
    std::iota(present.begin(), present.end(), 0);
    present.erase(present.begin() + without);
  }
  std::vector<int> potentials;
  filter.AllPotentials(present, &potentials);
  return !potentials.empty();
}

}  // namespace

RegexLiterals regex_literals(const std::string& expression, bool ignore_case) {
  if (is_literal_regex(expression)) return {{expression}, ignore_case};
  re2::FilteredRE2 filter(kShortestAtom);
  int id = 0;
  std::vector<std::string> atoms;
  if (filter.Add(expression, regex_options(ignore_case), &id) != re2::RE2::NoError) return {};
  filter.Compile(&atoms);
  if (atoms.empty() || passes(filter, atoms.size(), -1)) return {};
  // One literal that no match can do without beats several of which one must be there.
  std::string best;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (atoms[i].size() > best.size() && !passes(filter, atoms.size(), static_cast<int>(i))) {
      best = atoms[i];
    }
  }
  if (!best.empty()) return {{best}, true};
  return {std::move(atoms), true};
}

}  // namespace gsaw
