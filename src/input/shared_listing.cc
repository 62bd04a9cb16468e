// The names in a directory, listed once for all its logs.
#include "input/shared_listing.h"

#include <algorithm>

#include "input/directory_names.h"

namespace gsaw {

const RotationSets* SharedListing::now() {
  const auto state = watch_.state_of(directory_);
  if (state && state == state_) return &*sets_;
  state_.reset();
  LinkedFiles linked(directory_);
  LeftOut left_out;
  const auto listed = read_directory(directory_, linked, left_out);
  if (!listed) return nullptr;
  sets_.emplace(listed->files);
  state_ = state;
  return &*sets_;
}

std::shared_ptr<SharedListing> SharedListings::of(const std::string& directory) {
  std::weak_ptr<SharedListing>& known = listings_[directory];
  auto listing = known.lock();
  if (listing != nullptr) return listing;
  known = listing = std::make_shared<SharedListing>(directory, watch_);
  if (listings_.size() > most_) {
    std::erase_if(listings_, [](const auto& each) { return each.second.expired(); });
    most_ = std::max(most_, 2 * listings_.size());
  }
  return listing;
}

}  // namespace gsaw
