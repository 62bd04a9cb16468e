// Opening, sniffing, and choosing between a mapping and a stream.
#include "input/open_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "input/content_kind.h"
#include "input/mapped_source.h"
#include "input/open_error.h"
#include "input/reversed_source.h"
#include "input/stream_source.h"

namespace gsaw {
namespace {

FileDescriptor open_path(const std::string& path) {
  // Not blocking, so that a fifo without a writer is waited for in poll and not here.
  constexpr int kFlags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
  FileDescriptor fd = FileDescriptor::above_stdio(::open(path.c_str(), kFlags));
  if (!fd.is_open() && errno == ENOENT && path.ends_with(".u")) {
    // svlogd's processor has replaced it by its result since the directory was listed.
    const std::string result = path.substr(0, path.size() - 1) + 's';
    return FileDescriptor::above_stdio(::open(result.c_str(), kFlags));
  }
  return fd;
}

FileDescriptor open_item(InputItem& item) {
  if (item.fd.is_open()) return std::move(item.fd);
  if (item.file->is_stdin)
    return FileDescriptor(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  return open_path(item.path);
}

// Where reading is to begin; only standard input may have been read from before. It is
// left at its end, as if all had been read.
std::size_t start_offset(const InputItem& item, int fd, off_t size) {
  if (!item.file->is_stdin) return 0;
  const off_t position = ::lseek(fd, 0, SEEK_CUR);
  if (position < size) ::lseek(fd, size, SEEK_SET);
  return position > 0 ? static_cast<std::size_t>(position) : 0;
}

// Not open, with the reason reported, when it cannot be opened.
FileDescriptor open_checked(InputItem& item, struct stat& status, Diagnostics& diagnostics) {
  FileDescriptor fd = open_item(item);
  if (!fd.is_open() || ::fstat(fd.get(), &status) != 0) {
    diagnostics.error(cannot_open(item.file->name, errno));
    return {};
  }
  if (S_ISDIR(status.st_mode)) {
    diagnostics.error(cannot_open(item.file->name, EISDIR));
    return {};
  }
  return fd;
}

// Null when the content is no text, which is reported.
std::unique_ptr<ByteSource> open_mapped(std::shared_ptr<const MappedFile> mapped,
                                        std::size_t offset, const InputItem& item,
                                        const SourceContext& context) {
  const std::string_view head = mapped->bytes().substr(offset);
  if (const ContentKind* const kind = find_content_kind(head)) {
    context.diagnostics.error(content_error(*kind, *item.file));
    return nullptr;
  }
  const MappedCut cut{context.block_size, context.count_lines, context.from_end};
  return std::make_unique<MappedSource>(std::move(mapped), offset, cut);
}

}  // namespace

std::unique_ptr<ByteSource> open_source(InputItem item, const SourceContext& context) {
  struct stat status {};
  FileDescriptor fd = open_checked(item, status, context.diagnostics);
  if (!fd.is_open()) return nullptr;
  // A size of 0 may be untrue (/proc): such files are read.
  if (S_ISREG(status.st_mode) && status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    if (auto mapped = MappedFile::map(fd, size, item.file, context.diagnostics)) {
      const std::size_t offset = start_offset(item, mapped->descriptor(), status.st_size);
      if (offset >= size) return nullptr;
      return open_mapped(std::move(mapped), offset, item, context);
    }
  }
  auto stream = std::make_unique<StreamSource>(
      std::move(fd), std::move(item.file), context.block_size, context.stop, context.diagnostics);
  if (context.from_end) return std::make_unique<ReversedSource>(std::move(stream));
  return stream;
}

bool can_be_read_from_end(const InputItem& item) {
  if (item.in_stream) return false;
  struct stat status {};
  const int failed =
      item.file->is_stdin ? ::fstat(STDIN_FILENO, &status) : ::stat(item.path.c_str(), &status);
  return failed != 0 || S_ISREG(status.st_mode);
}

bool check_source(const InputItem& item, Diagnostics& diagnostics) {
  InputItem probe{item.path, item.file, {}};
  struct stat status {};
  const FileDescriptor fd = open_checked(probe, status, diagnostics);
  if (!fd.is_open()) return false;
  // What says it is empty may be one of /proc, which reading may change.
  if (status.st_size == 0) return true;
  const off_t begin = item.file->is_stdin ? std::max<off_t>(::lseek(fd.get(), 0, SEEK_CUR), 0) : 0;
  std::array<char, kContentHead> head{};
  const ssize_t got = ::pread(fd.get(), head.data(), head.size(), begin);
  if (got <= 0) return true;
  const ContentKind* const kind = find_content_kind({head.data(), static_cast<std::size_t>(got)});
  if (kind != nullptr) diagnostics.error(content_error(*kind, *item.file));
  return kind == nullptr;
}

}  // namespace gsaw
