// Opening, sniffing, and choosing between a mapping and a stream.
#include "input/open_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "input/content_kind.h"
#include "input/mapped_source.h"
#include "input/open_error.h"
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

// Null when the content is no text, which is reported.
std::unique_ptr<ByteSource> open_mapped(std::shared_ptr<const MappedFile> mapped,
                                        std::size_t offset, const InputItem& item,
                                        const SourceContext& context) {
  const std::string_view head = mapped->bytes().substr(offset);
  if (const ContentKind* const kind = find_content_kind(head)) {
    context.diagnostics.error(content_error(*kind, *item.file));
    return nullptr;
  }
  return std::make_unique<MappedSource>(std::move(mapped), offset, context.block_size);
}

}  // namespace

std::unique_ptr<ByteSource> open_source(InputItem item, const SourceContext& context) {
  FileDescriptor fd = open_item(item);
  struct stat status {};
  if (!fd.is_open() || ::fstat(fd.get(), &status) != 0) {
    context.diagnostics.error(cannot_open(item.file->name, errno));
    return nullptr;
  }
  if (S_ISDIR(status.st_mode)) {
    context.diagnostics.error(cannot_open(item.file->name, EISDIR));
    return nullptr;
  }
  // A size of 0 may be untrue (/proc): such files are read.
  if (S_ISREG(status.st_mode) && status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    if (auto mapped = MappedFile::map(fd, size, item.file, context.diagnostics)) {
      const std::size_t offset = start_offset(item, mapped->descriptor(), status.st_size);
      if (offset >= size) return nullptr;
      return open_mapped(std::move(mapped), offset, item, context);
    }
  }
  return std::make_unique<StreamSource>(std::move(fd), std::move(item.file), context.block_size,
                                        context.stop, context.diagnostics);
}

}  // namespace gsaw
