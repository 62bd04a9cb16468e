// The names that were seen to come into a directory.
#include "input/seen_names.h"

#include <utility>

namespace gsaw {

void SeenNames::come(const std::string& name) {
  ++count_;
  keep(name, {.came = count_, .last = count_});
}

void SeenNames::rename(const std::string& from, const std::string& to, bool is_log) {
  ++count_;
  auto old = files_.extract(from);
  File file = old.empty() ? File{} : std::move(old.mapped());
  if (is_log) file.gave_up[from] = file.last = count_;
  if (file.last > 0) {
    keep(to, std::move(file));
  } else {
    files_.erase(to);  // of a file that is no more
  }
}

// Nobody may look for a long time.
void SeenNames::keep(const std::string& name, File file) {
  files_.insert_or_assign(name, std::move(file));
  if (files_.size() <= 2 * kMost) return;
  std::erase_if(files_, [&](const auto& each) { return each.second.last + kMost <= count_; });
}

std::uint64_t SeenNames::place_of(const std::string& name, const std::string& log) const {
  const auto file = files_.find(name);
  if (file == files_.end()) return 0;
  const auto given_up = file->second.gave_up.find(log);
  return given_up == file->second.gave_up.end() ? file->second.came : given_up->second;
}

}  // namespace gsaw
