// What one part of a query needs of a line, before it is a prefilter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_scan.h"
#include "query/prefilter.h"
#include "record/level_readings.h"
#include "record/record.h"

namespace gsaw {

// How rare a needle is: the sum over its bytes of how far each is from the most common.
std::uint64_t rarity(std::string_view needle);

// As of a Prefilter, which is made of these.
struct Needles {
  std::vector<Needle> any_of;
  bool ignore_case = false;
  bool from_key = false;    // a key stands on many lines
  bool whole_key = false;   // all are ends of keys, or roles, of the terms of one node
  bool in_message = false;  // what is searched for may stand in a message that is filled in
  OddLines odd_lines = OddLines::none;
  unsigned roles = 0;
  LevelSet levels;            // that are asked for
  std::vector<Needles> also;  // other sides of an `and`
  std::string why_none;

  bool none() const { return any_of.empty(); }

  // More is better: few needles, the commonest of them rare.
  std::uint64_t merit() const;
  bool is_better(const Needles& other) const {
    return !none() && (other.none() || merit() > other.merit());
  }

  void leave_out_repeated();
  bool same_texts(const Needles& other) const;
};

Needles no_needles(std::string why);

// The keys of times or levels; of levels all are asked for.
Needles keys_of(Role role);

}  // namespace gsaw
