// From the entries of one transaction to its story.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyze/clock_offsets.h"
#include "analyze/shared_fields.h"
#include "analyze/trace.h"
#include "record/record.h"

namespace gsaw {

class TraceBuilder {
 public:
  // `offsets`: what is taken off the times of each host. Must outlive it.
  TraceBuilder(std::string id, const ClockOffsets& offsets);

  // The next entry, in any order. `when`: as KeptEntry says; `file`: a number that is its file's.
  void add(const Record& record, const KeptEntry& kept, std::uint32_t file);
  // All of it. Nothing is left.
  Trace finish();

 private:
  struct NameSet {
    std::set<std::string> known;

    // At the end of `in_order`, unless it is there already or empty.
    void add(const std::string& name, std::vector<std::string>& in_order);
  };

  std::uint32_t number_of_lane(const std::string& host, const std::string& service);
  void add_names(const Record& record, TraceEntry& entry);
  void note_related(const Record& record);

  const ClockOffsets& offsets_;
  const std::string bare_id_;  // without the envelope that it may be asked for in
  Trace trace_;
  std::set<std::uint32_t> files_;
  NameSet hosts_, services_, loggers_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> lane_numbers_;  // host and service
  SharedFields fields_;
  std::map<std::string, RelatedId> related_;  // by id
  std::vector<std::optional<Nanoseconds>> durations_;
};

}  // namespace gsaw
