// Whether inputs cover the moment and the host at which an id was made.
#include "pipeline/id_coverage.h"

#include <algorithm>
#include <string_view>

#include "record/json_text.h"

namespace gsaw {
namespace {

struct CoverageOfChunk : ChunkProduct {
  Coverage coverage;

  void clear() override { coverage = {}; }
  std::size_t memory() const override { return sizeof *this; }
};

void take_earlier(std::optional<Nanoseconds>& to, std::optional<Nanoseconds> time) {
  if (time && (!to || *time < *to)) to = time;
}

void take_later(std::optional<Nanoseconds>& to, std::optional<Nanoseconds> time) {
  if (time && (!to || *time > *to)) to = time;
}

class CoverageTaker : public EntryTaker {
 public:
  // `membership`: of the id; null where it is not looked for.
  CoverageTaker(const TxnMembership* membership, Nanoseconds made, const std::string& host)
      : membership_(membership),
        roles_(role_bit(Role::time) | (host.empty() ? 0 : role_bit(Role::host))),
        made_(made),
        host_(host) {}

  void take(const Record& record, const EntryPlace&, ChunkProduct& product) override {
    if (record.malformed) return;
    Coverage& coverage = static_cast<CoverageOfChunk&>(product).coverage;
    if (membership_ != nullptr) {
      membership_->each(record, [&](std::string_view) { ++coverage.with_id; });
    }
    record.find_together(roles_);
    const auto time = record.time();
    if (!time) return;
    ++coverage.entries;
    take_earlier(coverage.earliest, time);
    take_later(coverage.latest, time);
    if (!is_of_host(record)) return;
    ++coverage.of_host;
    if (*time <= made_) {
      take_later(coverage.before, time);
    } else {
      take_earlier(coverage.after, time);
    }
  }

 private:
  bool is_of_host(const Record& record) {
    if (host_.empty()) return true;
    const auto& found = record.role(Role::host);
    return found && !found->value.is_container() && decoded_text(found->value, text_) == host_;
  }

  const TxnMembership* const membership_;
  const unsigned roles_;
  const Nanoseconds made_;
  const std::string& host_;
  std::string text_;
};

}  // namespace

void Coverage::merge(const Coverage& other) {
  with_id += other.with_id;
  entries += other.entries;
  of_host += other.of_host;
  take_earlier(earliest, other.earliest);
  take_later(latest, other.latest);
  take_later(before, other.before);
  take_earlier(after, other.after);
}

std::unique_ptr<EntryTaker> IdCoverageView::make_taker() {
  return std::make_unique<CoverageTaker>(membership_ ? &*membership_ : nullptr, made_, host_);
}

std::unique_ptr<ChunkProduct> IdCoverageView::make_product() {
  return std::make_unique<CoverageOfChunk>();
}

Wanted IdCoverageView::add(ChunkResult& result, std::uint64_t) {
  if (result.product != nullptr) {
    coverage_.merge(static_cast<const CoverageOfChunk&>(*result.product).coverage);
  }
  return Wanted::more;
}

}  // namespace gsaw
