// The files that a log is written to, one after another.
#include "input/log_family.h"

#include <algorithm>
#include <utility>

#include "input/directory_names.h"
#include "input/log_directory.h"
#include "input/rotation_set.h"
#include "input/shared_listing.h"

namespace gsaw {
namespace {

constexpr std::string_view kNewest = "current";
// '@' and 24 hexadecimal digits.
constexpr std::size_t kStampSize = 25;

// While it is compressed a file is there twice, and one of them not whole.
void drop_packed_twins(std::vector<std::string>& names) {
  std::vector<std::string> sorted = names;
  std::sort(sorted.begin(), sorted.end());
  std::erase_if(names, [&](const std::string& name) {
    const std::size_t dot = name.rfind('.');
    return dot != name.npos &&
           std::binary_search(sorted.begin(), sorted.end(), name.substr(0, dot));
  });
}

}  // namespace

LogFamily LogFamily::of_file(std::string path) {
  LogFamily family;
  const std::size_t slash = path.rfind('/');
  family.directory_ = slash == path.npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
  family.name_ = slash == path.npos ? path : path.substr(slash + 1);
  family.path_ = std::move(path);
  return family;
}

LogFamily LogFamily::of_stream(const std::string& directory) {
  LogFamily family;
  family.directory_ = directory;
  family.name_ = kNewest;
  family.path_ = path_in_directory(directory, family.name_);
  family.is_stream_ = true;
  return family;
}

std::string LogFamily::path_of(const std::string& name) const {
  // As it was named: without `./` where that was not said.
  const bool is_bare = !is_stream_ && path_.find('/') == path_.npos;
  return is_bare ? name : path_in_directory(directory_, name);
}

std::vector<std::string> LogFamily::older(SharedListing& listing) const {
  std::vector<std::string> names;
  if (is_stream_) {
    LinkedFiles linked(directory_);
    LeftOut left_out;
    const auto listed = list_log_directory(directory_, linked, left_out);
    if (!listed) return {};
    for (const DirectoryEntry& entry : listed->files) {
      if (entry.in_stream && entry.name != kNewest) names.push_back(entry.name);
    }
  } else {
    const RotationSets* const sets = listing.now();
    if (sets == nullptr) return {};
    names = sets->set_of(name_);
    std::erase(names, name_);
    drop_packed_twins(names);
  }
  for (std::string& name : names) name = path_of(name);
  return names;
}

std::string LogFamily::label_of(const std::string& path) const {
  if (!is_stream_) return {};
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.starts_with('@') ? name.substr(0, kStampSize) : std::string();
}

}  // namespace gsaw
