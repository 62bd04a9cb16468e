// The ids of the transactions that have a selected entry.
#include "pipeline/txn_ids_view.h"

#include "pipeline/unread_roles.h"

namespace gsaw {
namespace {

struct IdsOfChunk : ChunkProduct {
  std::vector<std::string> ids;  // each once
  std::unordered_set<std::string, TextHash> known;
  CountedLines without_id;

  void clear() override {
    ids.clear();
    known.clear();
    without_id = {};
  }
  std::size_t memory() const override {
    constexpr std::size_t kEach = 160;  // twice the id and its places
    return ids.size() * kEach;
  }
};

class IdsTaker : public EntryTaker {
 public:
  explicit IdsTaker(const TxnMembership& membership) : membership_(membership) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& chunk = static_cast<IdsOfChunk&>(product);
    bool has_id = false;
    membership_.each(record, [&](std::string_view id) {
      has_id = true;
      const auto [at, is_new] = chunk.known.emplace(id);
      if (is_new) chunk.ids.push_back(*at);
    });
    if (!has_id) count_unread(record, place, Role::txn, chunk.without_id);
  }

 private:
  const TxnMembership& membership_;
};

}  // namespace

std::unique_ptr<EntryTaker> TxnIdsView::make_taker() {
  return std::make_unique<IdsTaker>(membership_);
}

std::unique_ptr<ChunkProduct> TxnIdsView::make_product() { return std::make_unique<IdsOfChunk>(); }

Wanted TxnIdsView::add(ChunkResult& result, std::uint64_t entries) {
  if (entries == 0 || result.product == nullptr) return Wanted::more;
  auto& chunk = static_cast<IdsOfChunk&>(*result.product);
  without_id_.add(chunk.without_id);
  for (std::string& id : chunk.ids) {
    if (known_.insert(id).second) ids_.push_back(std::move(id));
  }
  return Wanted::more;
}

}  // namespace gsaw
