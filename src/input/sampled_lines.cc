// Some lines of files.
#include "input/sampled_lines.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "base/nanoseconds.h"
#include "input/file_stamp.h"
#include "input/input_set.h"
#include "input/newlines.h"
#include "input/open_for_reading.h"
#include "input/range_reader.h"
#include "input/unpacking_reader.h"

namespace gsaw {
namespace {

// Of directories with more than these, or that take more time of the processor, the first: one at
// least, however busy the machine is.
constexpr std::size_t kMostListed = 5000;
constexpr std::clock_t kMostTime = CLOCKS_PER_SEC / 20;

struct DatedPath {
  std::string path;
  Nanoseconds written;
};

std::optional<struct stat> status_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

std::vector<std::string> files_and_directories(const std::vector<std::string>& paths) {
  std::vector<std::string> kept;
  for (const std::string& path : paths) {
    const auto status = path == "-" ? std::nullopt : status_of(path);
    if (status && (S_ISREG(status->st_mode) || S_ISDIR(status->st_mode))) kept.push_back(path);
  }
  return kept;
}

std::vector<DatedPath> latest_files(const std::vector<std::string>& paths) {
  Diagnostics unsaid([](std::string_view) {});
  InputSet inputs(files_and_directories(paths), unsaid);
  std::vector<DatedPath> files;
  const std::clock_t begin = std::clock();
  for (std::size_t i = 0; files.size() < kMostListed; ++i) {
    const LaneInputs* const lane = inputs.lane(i);
    if (lane == nullptr || (i > 0 && std::clock() - begin > kMostTime)) break;
    for (const InputItem& item : lane->items) {
      const auto status = status_of(item.path);
      if (!status || !S_ISREG(status->st_mode) || status->st_size == 0) continue;
      files.push_back({item.path, written_at(*status)});
    }
  }
  std::stable_sort(files.begin(), files.end(),
                   [](const DatedPath& a, const DatedPath& b) { return a.written > b.written; });
  if (files.size() > kSampledFiles) files.resize(kSampledFiles);
  return files;
}

// As many bytes as there are, and there is room for.
std::string_view read_piece(ByteReader& reader, std::span<char> room) {
  std::size_t size = 0;
  while (size < room.size()) {
    const ReadOutcome outcome = reader.read(room.subspan(size));
    if (outcome.kind != ReadOutcome::Kind::more) break;
    size += outcome.bytes;
  }
  return {room.data(), size};
}

class FileSampler {
 public:
  explicit FileSampler(FunctionRef<void(std::string_view)> use) : use_(use) {}

  void sample(const std::string& path) {
    auto fd = std::make_shared<const FileDescriptor>(open_for_reading(path.c_str()));
    struct stat status {};
    // It may be another by now.
    if (!fd->is_open() || ::fstat(fd->get(), &status) != 0 || !S_ISREG(status.st_mode)) return;
    const auto size = static_cast<std::uint64_t>(status.st_size);
    UnpackingReader head(std::make_unique<RangeReader>(fd, 0));
    const std::string_view text = read_piece(head, std::span(buffer_).first(kSampledPiece));
    const bool is_packed = head.packing() != nullptr;
    const bool is_all = text.size() < kSampledPiece || (!is_packed && size <= kSampledPiece);
    const std::uint64_t lines = whole_lines(text).size();
    use_(is_all ? text : text.substr(0, lines));
    if (is_all || is_packed) return;
    // Where the head is but one line, behind it.
    const std::uint64_t begin = lines > 0 ? lines : kSampledPiece;
    const std::uint64_t last = std::max(begin, size - kSampledPiece);
    const std::uint64_t middle = std::max(begin, last / 2);
    if (middle < last) {
      use_(whole_lines(read_lines(fd, middle, std::min(last, middle + kSampledPiece))));
    }
    use_(read_lines(fd, last, size));
  }

 private:
  // [begin, end) from where the first line begins in it.
  std::string_view read_lines(const std::shared_ptr<const FileDescriptor>& fd, std::uint64_t begin,
                              std::uint64_t end) {
    RangeReader reader(fd, begin - 1);
    std::string_view text = read_piece(reader, std::span(buffer_).first(end - begin + 1));
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return text;
  }

  std::vector<char> buffer_ = std::vector<char>(kSampledPiece + 1);  // and what is before
  const FunctionRef<void(std::string_view)> use_;
};

}  // namespace

void sample_lines(const std::vector<std::string>& paths, FunctionRef<void(std::string_view)> use) {
  FileSampler sampler(use);
  for (const DatedPath& file : latest_files(paths)) sampler.sample(file.path);
}

}  // namespace gsaw
