// The names in a directory, listed once for all its logs.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "input/change_watch.h"
#include "input/rotation_set.h"

namespace gsaw {

// Each log asks for its own files, and there may be thousands.
class SharedListing {
 public:
  // `watch` must outlive it.
  SharedListing(std::string directory, ChangeWatch& watch)
      : directory_(std::move(directory)), watch_(watch) {}

  // The files in it as they are now; null when it cannot be read. Until it is asked again. It is
  // listed anew unless `watch` has seen that no name came or went since.
  const RotationSets* now();

 private:
  const std::string directory_;
  ChangeWatch& watch_;
  std::optional<ChangeWatch::DirectoryState> state_;  // before it was listed
  std::optional<RotationSets> sets_;
};

// Of all directories whose logs are followed.
class SharedListings {
 public:
  // `watch` must outlive it, and them.
  explicit SharedListings(ChangeWatch& watch) : watch_(watch) {}

  ChangeWatch& watch() const { return watch_; }
  // The same for all who hold it.
  std::shared_ptr<SharedListing> of(const std::string& directory);

 private:
  ChangeWatch& watch_;
  std::map<std::string, std::weak_ptr<SharedListing>> listings_;  // by directory
  std::size_t most_ = 16;  // how many may be there before those that are gone go
};

}  // namespace gsaw
