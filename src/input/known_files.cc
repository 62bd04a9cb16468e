// Which files of a log were read, and how far.
#include "input/known_files.h"

#include <algorithm>
#include <utility>

namespace gsaw {

void KnownFiles::add(KnownFile file) {
  const FileIdentity& identity = file.stamp.identity;
  if (identity != FileIdentity{}) {
    std::erase_if(files_, [&](const KnownFile& each) { return each.stamp.identity == identity; });
  }
  files_.push_back(std::move(file));
}

bool KnownFiles::recognize(const FileStamp& stamp, std::string_view label) {
  const auto known = std::find_if(files_.begin(), files_.end(), [&](const KnownFile& each) {
    return each.stamp == stamp || (!label.empty() && each.label == label);
  });
  if (known == files_.end()) return false;
  known->stamp = stamp;
  return true;
}

bool KnownFiles::holds_label(std::string_view label) const {
  return !label.empty() && std::any_of(files_.begin(), files_.end(),
                                       [&](const KnownFile& each) { return each.label == label; });
}

template <class Test>
std::vector<TextMark> KnownFiles::marks_if(Test test) const {
  std::vector<TextMark> marks;
  for (const KnownFile& each : files_) {
    if (test(each)) marks.push_back(each.mark);
  }
  return marks;
}

std::vector<TextMark> KnownFiles::marks_of(const FileIdentity& identity) const {
  return marks_if([&](const KnownFile& each) { return each.stamp.identity == identity; });
}

std::vector<TextMark> KnownFiles::marks() const {
  return marks_if([](const KnownFile&) { return true; });
}

std::vector<TextMark> KnownFiles::marks_without_label() const {
  return marks_if([](const KnownFile& each) { return each.label.empty(); });
}

void KnownFiles::keep_only(std::span<const FileIdentity> present) {
  const auto is_gone = [&](const KnownFile& each) {
    return std::find(present.begin(), present.end(), each.stamp.identity) == present.end();
  };
  auto gone = static_cast<std::size_t>(std::count_if(files_.begin(), files_.end(), is_gone));
  std::erase_if(files_, [&](const KnownFile& each) { return is_gone(each) && gone-- > kGone; });
}

}  // namespace gsaw
