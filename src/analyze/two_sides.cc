// Entries on two sides: those that match, beside the others.
#include "analyze/two_sides.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace gsaw {
namespace {

double share(std::uint64_t part, std::uint64_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

double log_factorial(std::uint64_t n) { return std::lgamma(static_cast<double>(n) + 1); }

double log_choices(std::uint64_t all, std::uint64_t chosen) {
  return log_factorial(all) - log_factorial(chosen) - log_factorial(all - chosen);
}

// How likely at least `a` of `chosen` are among the first `marked` of `all`: the terms of the
// hypergeometric distribution from there on, each made of the one before.
double chance_of_more(std::uint64_t a, std::uint64_t chosen, std::uint64_t marked,
                      std::uint64_t all) {
  const std::uint64_t most = std::min(chosen, marked);
  double term = std::exp(log_choices(marked, a) + log_choices(all - marked, chosen - a) -
                         log_choices(all, chosen));
  double sum = 0;
  for (std::uint64_t i = a; term > sum * 1e-17; ++i) {
    sum += term;
    if (i == most) break;
    const double more = static_cast<double>(marked - i) * static_cast<double>(chosen - i);
    const double fewer =
        static_cast<double>(i + 1) * static_cast<double>(all - marked - chosen + i + 1);
    term *= more / fewer;
  }
  return sum;
}

}  // namespace

double share_difference(const SideCounts& part, const SideCounts& whole) {
  assert(whole.matching > 0 && whole.others > 0);
  return share(part.matching, whole.matching) - share(part.others, whole.others);
}

double chance_of(const SideCounts& part, const SideCounts& whole) {
  assert(part.matching <= whole.matching && part.others <= whole.others);
  const std::uint64_t chosen = part.matching + part.others;
  const std::uint64_t all = whole.matching + whole.others;
  const double one_sided = share_difference(part, whole) >= 0
                               ? chance_of_more(part.matching, chosen, whole.matching, all)
                               : chance_of_more(part.others, chosen, whole.others, all);
  return std::min(1.0, 2 * one_sided);
}

bool is_much_apart(const SideCounts& part, const SideCounts& whole, std::uint64_t tests) {
  constexpr double kTwice = 2, kPoints = 0.25, kMistakes = 0.01;
  const double one = share(part.matching, whole.matching), other = share(part.others, whole.others);
  const double more = std::max(one, other), less = std::min(one, other);
  if (more < kLeastShare || (more < kTwice * less && more - less < kPoints)) return false;
  return chance_of(part, whole) * static_cast<double>(tests) <= kMistakes;
}

}  // namespace gsaw
