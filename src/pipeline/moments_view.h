// Where and when the first or last entries happened: the first pass of --around with -m or -n.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/view.h"
#include "query/host_windows.h"

namespace gsaw {

// Shows nothing. Of the entries it is given, which have a time, it holds the hosts and times of
// those that are chosen, and of as many more while they come.
class MomentsView : public View {
 public:
  struct Choice {
    std::optional<std::uint64_t> first = std::nullopt, last = std::nullopt;  // `last` of the first
    // Else in the order in which they come.
    bool first_by_time = false, last_by_time = false;
    bool turned = false;  // the order reversed

    // The first ones are those that come first.
    bool stops_early() const { return first && !first_by_time && !turned; }
  };
  explicit MomentsView(const Choice& choice) : choice_(choice) {}

  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;

  // When the pass is over: `span` of time before and behind each.
  HostWindows windows(Nanoseconds span);

 private:
  struct Moment {
    Nanoseconds time;
    std::string host;
  };
  struct MomentsOfChunk;
  class Taker;

  void put_in_order_of_time();
  void keep(std::optional<std::uint64_t> count, bool at_begin);
  void cut(bool is_last);

  const Choice choice_;
  // In the order in which they came; or up to the last cut() in that of time.
  std::vector<Moment> moments_;
};

}  // namespace gsaw
