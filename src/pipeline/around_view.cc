// Where and when something happened.
#include "pipeline/around_view.h"

#include <string>
#include <utility>

namespace gsaw {
namespace {

struct WindowsOfChunk : ChunkProduct {
  explicit WindowsOfChunk(Nanoseconds span) : windows(span) {}

  void clear() override { windows.clear(); }
  std::size_t memory() const override { return windows.memory(); }

  HostWindows windows;
};

class WindowTaker : public EntryTaker {
 public:
  void take(const Record& record, const EntryPlace&, ChunkProduct& product) override {
    const auto time = record.time();
    if (!time) return;
    static_cast<WindowsOfChunk&>(product).windows.add(host_text(record, scratch_), *time);
  }

 private:
  std::string scratch_;
};

}  // namespace

std::unique_ptr<EntryTaker> AroundView::make_taker() { return std::make_unique<WindowTaker>(); }

std::unique_ptr<ChunkProduct> AroundView::make_product() {
  return std::make_unique<WindowsOfChunk>(span_);
}

Wanted AroundView::add(ChunkResult& result, std::uint64_t entries) {
  if (entries > 0) windows_.add(static_cast<const WindowsOfChunk&>(*result.product).windows);
  return Wanted::more;
}

HostWindows AroundView::take_windows() {
  windows_.finish();
  return std::move(windows_);
}

}  // namespace gsaw
