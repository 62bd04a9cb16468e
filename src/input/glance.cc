// Looking at a mapping: which lines are those of a range, and whether they were there.
#include "input/glance.h"

#include <sys/resource.h>

#include <memory>

#include "input/open_file.h"

namespace gsaw {
namespace {

// Beyond the range the end of its last line is looked for so far. A longer one is read.
constexpr std::size_t kFurthestEnd = std::size_t{64} << 10;

// A mapping needs addresses, of which there may be few.
bool addresses_are_plenty() {
  static const bool plenty = [] {
    rlimit limit{};
    return ::getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur == RLIM_INFINITY;
  }();
  return plenty;
}

// What it has cost this thread to come by pages.
struct Faults {
  long disk = 0;    // waits for it
  long mapped = 0;  // pages, or runs of them, found in the page cache
};

Faults faults_so_far() {
  rusage usage{};
  if (::getrusage(RUSAGE_THREAD, &usage) != 0) return {};
  return {usage.ru_majflt, usage.ru_minflt};
}

// PERF: of pages of 2 MiB all of a file comes with two faults for three MiB, of large folios with
// four for one, of single pages with 16, as the kernel maps some around each (Linux 6.18): then
// a search for a level took 0.84, 0.93 and 1.04 of its time with all read.
constexpr std::size_t kBytesPerFault = std::size_t{128} << 10;

// The file's part number `index` of so many bytes each.
constexpr std::size_t kPart = std::size_t{16} << 20;
std::string_view part_of(std::string_view file, std::size_t index) {
  return file.substr(std::min(file.size(), index * kPart), kPart);
}

// Whoever comes to a part first lets go of what threads have mostly left, in either direction, so
// that the process never seems to hold a large file. Who is there still gets it again.
//
// PERF: each time all processors are told to forget the pages: of every chunk that takes longer
// than reading it.
void let_go_of_others(const FileRange& range, const MappedFile& mapped) {
  const auto begin = static_cast<std::size_t>(range.begin);
  if (begin % kPart >= range.end - range.begin) return;
  const std::size_t index = begin / kPart;
  if (index >= 2) mapped.let_go(part_of(mapped.bytes(), index - 2));
  mapped.let_go(part_of(mapped.bytes(), index + 2));
}

// What is a file of one range is read sooner than it is mapped.
bool is_whole(const FileRange& range) {
  return range.begin == range.file->file()->begin && range.end == range.file->size();
}

// None where the last line is long, or may still be written.
std::optional<std::string_view> lines_in(const FileRange& range, std::string_view file) {
  const auto begin = static_cast<std::size_t>(range.begin);
  const auto end = static_cast<std::size_t>(range.end);
  std::string_view lines = file.substr(0, std::min(file.size(), end + kFurthestEnd));
  const std::size_t newline = lines.find('\n', end - 1);
  if (newline != std::string_view::npos) lines = lines.substr(0, newline + 1);
  if (newline == std::string_view::npos && lines.size() < file.size()) return std::nullopt;
  if (range.begin == range.file->file()->begin) return lines.substr(begin);
  const std::size_t before = lines.substr(0, end - 1).find('\n', begin - 1);
  return before == std::string_view::npos ? lines.substr(lines.size()) : lines.substr(before + 1);
}

}  // namespace

std::optional<Glance::Lines> Glance::look_at(const FileRange& range, Effort effort, Look look) {
  if (range.file == nullptr || is_whole(range)) return std::nullopt;
  const auto size = static_cast<std::size_t>(range.end - range.begin);
  if (credit_ < std::min(size, kMostCredit) || !addresses_are_plenty()) return std::nullopt;
  const std::shared_ptr<const MappedFile> mapped = range.file->mapping();
  if (mapped == nullptr) return std::nullopt;
  const Faults before = faults_so_far();
  const auto lines = lines_in(range, mapped->bytes());
  const bool is_told = lines && look(*lines);
  let_go_of_others(range, *mapped);
  const Faults after = faults_so_far();
  if (after.disk != before.disk) credit_ = 0;  // the disk is read faster than looked at
  const auto faults = static_cast<std::size_t>(after.mapped - before.mapped);
  const bool is_dear = effort == Effort::judge && faults > 1 + size / kBytesPerFault;
  if (is_told && mapped->is_intact() && range.file->still_reaches(range.end)) {
    if (is_dear) {
      credit_ -= std::min(credit_, size);
    } else if (credit_ > 0) {
      credit_ = std::min(credit_ + size, kMostCredit);
    }
    return Lines{*lines, static_cast<std::uint64_t>(lines->data() - mapped->bytes().data())};
  }
  credit_ -= std::min(credit_, size);
  return std::nullopt;
}

}  // namespace gsaw
