// What a run saw while judging entries: the facts behind the hints after no match.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/nanoseconds.h"
#include "record/field_walk.h"
#include "record/record.h"

namespace gsaw {

// Counts of one term of the query (a comparison, a text term ...).
struct TermCounts {
  std::uint64_t evaluated = 0;   // entries, or objects within them, it was asked about
  std::uint64_t present = 0;     // of those that have its field
  std::uint64_t comparable = 0;  // of those with a value of the kind it compares with; of a test of
                                 // elements the objects that were looked at
};

// One per worker, merged when the workers are done.
struct Observations {
  std::uint64_t entries = 0;                    // judged, malformed ones not counted
  std::vector<TermCounts> terms;                // in the order of Predicate's terms
  std::optional<Nanoseconds> earliest, latest;  // of the entries asked for their time
  // Fields that some entries have, as they are typed (typed_name.h); a sample. GELF's `_` is part
  // of a name.
  std::set<std::string, std::less<>> names;
  std::set<std::string, std::less<>> paths;  // of these, as a walk gives them

  void saw_time(Nanoseconds time);
  // Remembers the names of the entry's members, those in objects and in elements of arrays too:
  // `items[].price`.
  void sample_names(const Record& record);
  void merge(const Observations& other);

 private:
  void sample_elements(const Record& record, const Field& array,
                       std::span<const std::size_t> key_begins);
};

}  // namespace gsaw
