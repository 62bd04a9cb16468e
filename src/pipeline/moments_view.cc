// Where and when the first or last entries happened.
#include "pipeline/moments_view.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gsaw {

struct MomentsView::MomentsOfChunk : ChunkProduct {
  std::vector<Moment> moments;

  void clear() override { moments.clear(); }
  std::size_t memory() const override {
    constexpr std::size_t kHost = 32;  // about
    return moments.capacity() * (sizeof(Moment) + kHost);
  }
};

class MomentsView::Taker : public EntryTaker {
 public:
  void take(const Record& record, const EntryPlace&, ChunkProduct& product) override {
    auto& moments = static_cast<MomentsOfChunk&>(product).moments;
    moments.push_back({*record.time(), std::string(host_text(record, scratch_))});
  }

 private:
  std::string scratch_;
};

std::unique_ptr<EntryTaker> MomentsView::make_taker() { return std::make_unique<Taker>(); }

std::unique_ptr<ChunkProduct> MomentsView::make_product() {
  return std::make_unique<MomentsOfChunk>();
}

Wanted MomentsView::add(ChunkResult& result, std::uint64_t entries) {
  result.tally.noted.add_to(lines_);
  if (entries == 0 || result.product == nullptr) return Wanted::more;
  auto& made = static_cast<MomentsOfChunk&>(*result.product).moments;
  std::move(made.begin(), made.begin() + static_cast<std::ptrdiff_t>(entries),
            std::back_inserter(moments_));
  const auto limit = choice_.first ? choice_.first : choice_.last;
  constexpr std::size_t kSlack = 1024;
  if (limit && moments_.size() > kSlack && (moments_.size() - kSlack) / 2 >= *limit) cut(false);
  return Wanted::more;
}

void MomentsView::put_in_order_of_time() {
  std::stable_sort(moments_.begin(), moments_.end(),
                   [](const Moment& one, const Moment& other) { return one.time < other.time; });
}

void MomentsView::keep(std::optional<std::uint64_t> count, bool at_begin) {
  if (!count || *count >= moments_.size()) return;
  const auto kept = static_cast<std::ptrdiff_t>(*count);
  if (at_begin) {
    moments_.erase(moments_.begin() + kept, moments_.end());
  } else {
    moments_.erase(moments_.begin(), moments_.end() - kept);
  }
}

// `is_last`: no more come; before that the last of the first ones are not known. None is moved
// where the order is reversed: of equal times those that came first stay so.
void MomentsView::cut(bool is_last) {
  if (choice_.first_by_time) put_in_order_of_time();
  keep(choice_.first, !choice_.turned);
  if (choice_.first && !is_last) return;
  if (choice_.last_by_time) put_in_order_of_time();
  keep(choice_.last, choice_.turned);
}

HostWindows MomentsView::windows(Nanoseconds span) {
  cut(true);
  HostWindows windows(span);
  for (const Moment& moment : moments_) windows.add(moment.host, moment.time);
  windows.finish();
  return windows;
}

}  // namespace gsaw
