// Who is told of changes.
#include "input/watchers.h"

#include <algorithm>

namespace gsaw {

std::uint64_t Watcher::place_of(const std::string& of) const {
  const std::uint64_t place = names == nullptr ? 0 : names->place_of(of, name);
  return place > names_done ? place - names_done : 0;
}

void Watcher::forget_names() {
  names_done = names == nullptr ? 0 : names->count();
  renamed_to.clear();
}

void Watchers::add(const std::shared_ptr<Watcher>& watcher) {
  if (!by_name_[watcher->name].insert(watcher).second) return;
  if (++size_ > most_) forget_gone();
}

// Not each time: many may come one after another.
void Watchers::forget_gone() {
  size_ = 0;
  for (auto& [name, watchers] : by_name_) {
    std::erase_if(watchers, [](const auto& watcher) { return watcher.expired(); });
    size_ += watchers.size();
  }
  std::erase_if(by_name_, [](const auto& each) { return each.second.empty(); });
  most_ = std::max<std::size_t>(2 * size_, most_);
}

void Watchers::for_each(FunctionRef<void(Watcher&)> tell) const {
  for (const auto& [name, watchers] : by_name_) {
    for (const auto& each : watchers) {
      if (const auto watcher = each.lock()) tell(*watcher);
    }
  }
}

bool Watchers::for_each_of(const std::string& log, FunctionRef<void(Watcher&)> tell) const {
  const auto found = by_name_.find(log);
  if (found == by_name_.end()) return false;
  bool has_any = false;
  for (const auto& each : found->second) {
    const auto watcher = each.lock();
    if (watcher == nullptr) continue;
    tell(*watcher);
    has_any = true;
  }
  return has_any;
}

}  // namespace gsaw
