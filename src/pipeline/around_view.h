// Where and when something happened: the first pass of --around.
#pragma once

#include <memory>

#include "pipeline/view.h"
#include "query/host_windows.h"

namespace gsaw {

// Shows nothing; takes the hosts and times of the entries it is given.
class AroundView : public View {
 public:
  // `span` of time before and behind each.
  explicit AroundView(Nanoseconds span) : span_(span), windows_(span) {}

  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;

  // When the pass is over.
  HostWindows take_windows();

 private:
  const Nanoseconds span_;
  HostWindows windows_;
};

}  // namespace gsaw
