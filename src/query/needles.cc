// What one part of a query needs of a line, before it is a prefilter.
#include "query/needles.h"

#include <algorithm>
#include <utility>

#include "base/byte_frequency.h"
#include "query/role_needles.h"

namespace gsaw {
namespace {

bool same_text(const Needle& a, const Needle& b) { return a.text == b.text; }

}  // namespace

std::uint64_t rarity(std::string_view needle) {
  std::uint64_t sum = 0;
  for (const char c : needle) sum += 256 - byte_frequency(static_cast<unsigned char>(c));
  return sum;
}

std::uint64_t Needles::merit() const {
  std::uint64_t least = UINT64_MAX;
  for (const Needle& needle : any_of) least = std::min(least, rarity(needle.text));
  return least / (from_key ? 8 : 1) / (1 + any_of.size() / 8);
}

void Needles::leave_out_repeated() {
  std::sort(any_of.begin(), any_of.end(),
            [](const Needle& a, const Needle& b) { return a.text < b.text; });
  any_of.erase(std::unique(any_of.begin(), any_of.end(), same_text), any_of.end());
}

bool Needles::same_texts(const Needles& other) const {
  return std::equal(any_of.begin(), any_of.end(), other.any_of.begin(), other.any_of.end(),
                    same_text);
}

Needles no_needles(std::string why) {
  Needles needles;
  needles.why_none = std::move(why);
  return needles;
}

Needles keys_of(Role role) {
  Needles needles;
  needles.from_key = needles.whole_key = needles.ignore_case = true;
  // The entry may have its time from what stands before the JSON.
  needles.odd_lines = role == Role::time ? OddLines::unclosed_or_prefixed : OddLines::unclosed;
  needles.roles = role_bit(role);
  if (role == Role::level) needles.levels = LevelSet::all();
  for (std::string& text : role_needles(role)) needles.any_of.push_back({std::move(text), role});
  return needles;
}

}  // namespace gsaw
