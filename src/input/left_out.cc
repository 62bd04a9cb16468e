// Files in directories that are not read, and why.
#include "input/left_out.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "base/amount_text.h"
#include "base/terminal_escape.h"

namespace gsaw {
namespace {

constexpr std::array<std::string_view, kWhyLeftOutCount> kReasons = {
    "hidden", "of a log service's own", "links", "special", "binary", "the output"};

}  // namespace

void LeftOut::add(WhyLeftOut why, std::string name) {
  Files& files = files_[static_cast<std::size_t>(why)];
  ++files.count;
  if (files.names.size() == kNames && name >= files.names.back()) return;
  files.names.push_back(std::move(name));
  keep_first(files.names);
}

LeftOut& LeftOut::operator+=(const LeftOut& other) {
  for (std::size_t i = 0; i < kWhyLeftOutCount; ++i) {
    const Files& others = other.files_[i];
    files_[i].count += others.count;
    files_[i].names.insert(files_[i].names.end(), others.names.begin(), others.names.end());
    keep_first(files_[i].names);
  }
  return *this;
}

void LeftOut::keep_first(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  if (names.size() > kNames) names.resize(kNames);
}

std::uint64_t LeftOut::count() const {
  return std::accumulate(files_.begin(), files_.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const Files& files) { return sum + files.count; });
}

std::string describe(const LeftOut& left_out, WhyLeftOut why) {
  const LeftOut::Files& files = left_out.files(why);
  if (files.count == 0) return {};
  std::string text =
      grouped(files.count) + ' ' + std::string(kReasons[static_cast<std::size_t>(why)]) + " (";
  for (const std::string& name : files.names) text += printable(name) + ", ";
  if (files.count > files.names.size()) return text + "...)";
  text.resize(text.size() - 2);
  return text + ')';
}

std::string describe(const LeftOut& left_out) {
  std::string text;
  for (std::size_t i = 0; i < kWhyLeftOutCount; ++i) {
    const std::string part = describe(left_out, static_cast<WhyLeftOut>(i));
    if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  }
  return text;
}

}  // namespace gsaw
