// Whether inputs cover the moment and the host at which an id was made.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/nanoseconds.h"
#include "pipeline/view.h"
#include "query/txn_membership.h"

namespace gsaw {

// What the inputs hold around a moment.
struct Coverage {
  std::uint64_t with_id = 0;                    // which have the id, after all, if it is looked for
  std::uint64_t entries = 0;                    // with a time
  std::optional<Nanoseconds> earliest, latest;  // of these
  std::uint64_t of_host = 0;                    // of these those of the host
  std::optional<Nanoseconds> before, after;     // the nearest of the host's, or of all

  void merge(const Coverage& other);
};

class IdCoverageView : public View {
 public:
  // `id`: of which entries are looked for; none where it is known that there are none. `host`
  // empty: any.
  IdCoverageView(const std::optional<AskedTxns>& id, Nanoseconds made, std::string host)
      : made_(made), host_(std::move(host)) {
    if (id) membership_.emplace(*id);
  }

  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;

  const Coverage& coverage() const { return coverage_; }

 private:
  std::optional<TxnMembership> membership_;
  const Nanoseconds made_;
  const std::string host_;
  Coverage coverage_;
};

}  // namespace gsaw
