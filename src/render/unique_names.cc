// Names of which no two are the same.
#include "render/unique_names.h"

namespace gsaw {

void UniqueNames::clear() {
  names_.clear();
  times_.clear();
}

bool UniqueNames::is_new(std::string_view name) {
  const bool added = names_.number_of(name) == times_.size();
  if (added) times_.push_back(1);
  return added;
}

std::string_view UniqueNames::own(std::string_view name) {
  own_ = name;
  const std::uint32_t number = names_.number_of(name);
  if (number == times_.size()) {
    times_.push_back(1);
    return own_;
  }
  do {
    own_ = name;
    own_ += mark_;
    own_ += std::to_string(++times_[number]);
  } while (!is_new(own_));
  return own_;
}

}  // namespace gsaw
