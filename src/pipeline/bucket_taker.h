// Counts entries into the stretches of time that a chunk's product holds.
#pragma once

#include "analyze/time_buckets.h"
#include "base/nanoseconds.h"
#include "pipeline/histogram_settings.h"
#include "pipeline/summed_view.h"

namespace gsaw {

using BucketsOfChunk = SummedChunk<TimeBuckets>;

// Its products are such.
class BucketTaker : public EntryTaker {
 public:
  // It must outlive it.
  explicit BucketTaker(const HistogramSettings& settings)
      : reader_(settings.by, role_bit(Role::time)) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) final {
    auto& chunk = static_cast<BucketsOfChunk&>(product);
    reader_.find_roles(record);
    const auto time = record.time();
    if (time && !counts(*time)) return;
    const auto groups = reader_.groups_of(record, chunk.table.groups());
    if (time) {
      chunk.table.add(*time, groups);
    } else {
      count_unread(record, place, role_bit(Role::time), chunk.unread);
    }
  }

 private:
  // Whether entries of that time are counted.
  virtual bool counts(Nanoseconds) { return true; }

  GroupReader reader_;
};

}  // namespace gsaw
