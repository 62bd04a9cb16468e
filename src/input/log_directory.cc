// The logs of a directory: svlogd's (also multilog's and s6-log's), and all others.
#include "input/log_directory.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "input/open_for_reading.h"
#include "input/rotation_set.h"

namespace gsaw {
namespace {

constexpr std::string_view kCurrent = "current";
// multilog and s6-log: what was `current`, until it has its label; and what a processor makes of
// it, which may be executed once it is whole. Then `previous` goes, and then it gets the label.
constexpr std::string_view kPrevious = "previous", kProcessed = "processed";
// '@', 24 hexadecimal digits (a TAI64N label), '.', one of s t u; then what a compressor adds that
// was run by hand.
constexpr std::size_t kLabelSize = 25;
constexpr std::size_t kSvlogdNameSize = kLabelSize + 2;

using Names = std::vector<std::string>;

std::string_view label_of(std::string_view name) { return name.substr(0, kLabelSize); }

char kind_of(std::string_view name) { return name[kLabelSize + 1]; }

bool is_svlogd_name(std::string_view name) {
  name = without_compression_suffix(name);
  return name.size() == kSvlogdNameSize && name.front() == '@' && name[kLabelSize] == '.' &&
         std::string_view("stu").find(kind_of(name)) != std::string_view::npos &&
         label_of(name).find_first_not_of("0123456789abcdef", 1) == std::string_view::npos;
}

// A file of the directory, and which it is.
struct Part {
  std::string name;
  FileDescriptor fd;
  struct stat status {};

  bool is_regular() const { return fd.is_open() && S_ISREG(status.st_mode); }
};

Part open_part(const std::string& directory, std::string_view name) {
  Part part;
  part.name = name;
  part.fd = open_for_reading(path_in_directory(directory, part.name).c_str());
  part.fd.keep();
  if (part.fd.is_open() && ::fstat(part.fd.get(), &part.status) != 0) part.fd = {};
  return part;
}

// True when `path` is that file: it was renamed, or linked, since it was opened.
bool is_same_file(const std::string& path, const Part& part) {
  struct stat status {};
  return part.fd.is_open() && ::stat(path.c_str(), &status) == 0 &&
         status.st_ino == part.status.st_ino && status.st_dev == part.status.st_dev;
}

// The finished files in label order, one for each label: .s rather than .u.
Names choose_finished(Names names, const std::string& path, LeftOut& left_out) {
  std::erase_if(names, [&](const std::string& name) {
    if (kind_of(name) != 't') return false;
    left_out.add(WhyLeftOut::no_log, path_in_directory(path, name));
    return true;
  });
  // Of one label .s comes first, and before what is made of it; unique keeps the first.
  std::sort(names.begin(), names.end());
  const auto same_label = [](const std::string& a, const std::string& b) {
    return label_of(a) == label_of(b);
  };
  names.erase(std::unique(names.begin(), names.end(), same_label), names.end());
  return names;
}

// Takes `name` out of `names`; false where it is not among them.
bool take(Names& names, std::string_view name) { return std::erase(names, name) != 0; }

// The parts behind the finished ones.
class LastParts {
 public:
  // First opens `current`, so that the directory is to be read after this: when rotation comes
  // between, it is found there under its new name, and nothing is missed.
  explicit LastParts(const std::string& path)
      : path_(path), current_(open_part(path, kCurrent)), previous_(open_part(path, kPrevious)) {}

  // Takes them from the `names` of the directory, and what was `current` out of `finished`.
  // `current` is not among the names when it is a link that was left out.
  void take_from(Names& names, Names& finished, LeftOut& left_out) {
    const bool was_renamed = current_.is_regular() && !is_named(kCurrent);
    has_current_ = take(names, kCurrent) || was_renamed;
    if (!has_current_ && finished.empty()) return;
    take_previous(names, finished, left_out);
    std::erase_if(finished, [&](const std::string& name) {
      return has_current_ && is_same_file(path_in_directory(path_, name), current_);
    });
  }

  void append_to(std::vector<DirectoryEntry>& entries) && {
    if (!between_.name.empty()) {
      entries.push_back({std::move(between_.name), true, std::move(between_.fd)});
    }
    // One that cannot be opened stays in the list, for the error when it is its turn.
    if (has_current_) entries.push_back({std::move(current_.name), true, std::move(current_.fd)});
  }

 private:
  bool is_named(std::string_view name) const {
    return is_same_file(path_in_directory(path_, std::string(name)), current_);
  }

  // Of what stands between the finished files and `current`: the source as long as it is there.
  void take_previous(Names& names, const Names& finished, LeftOut& left_out) {
    const bool has_previous = take(names, kPrevious);
    const bool has_processed = take(names, kProcessed);
    Part processed;
    if (has_processed && !has_previous) processed = open_part(path_, kProcessed);
    const bool is_whole = processed.is_regular() && (processed.status.st_mode & S_IXUSR) != 0;
    if (has_processed && !is_whole) {
      left_out.add(WhyLeftOut::no_log, path_in_directory(path_, std::string(kProcessed)));
    }
    Part part = has_previous ? std::move(previous_) : std::move(processed);
    if (!has_previous && !is_whole) return;
    const bool has_label = std::any_of(finished.begin(), finished.end(), [&](const auto& name) {
      return is_same_file(path_in_directory(path_, name), part);
    });
    if (!has_label && !is_named(part.name)) between_ = std::move(part);
  }

  const std::string& path_;
  Part current_, previous_;
  bool has_current_ = false;
  Part between_;  // without a name: there is none
};

}  // namespace

Result<DirectoryListing> list_log_directory(const std::string& path, LinkedFiles& linked,
                                            LeftOut& left_out) {
  LastParts last(path);
  Result<DirectoryNames> listed = read_directory(path, linked, left_out);
  if (!listed) return tl::unexpected(listed.error());
  put_in_order(*listed);
  Names& names = listed->files;
  const auto finished_begin = std::stable_partition(
      names.begin(), names.end(), [](const std::string& name) { return !is_svlogd_name(name); });
  Names finished = choose_finished({finished_begin, names.end()}, path, left_out);
  names.erase(finished_begin, names.end());
  last.take_from(names, finished, left_out);

  DirectoryListing listing;
  listing.directories = std::move(listed->directories);
  for (std::string& name : names) listing.files.push_back({std::move(name), false, {}});
  for (std::string& name : finished) listing.files.push_back({std::move(name), true, {}});
  std::move(last).append_to(listing.files);
  return listing;
}

}  // namespace gsaw
