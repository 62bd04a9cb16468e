// Finds out what a path is and opens the right source for it.
#include "input/open_source.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <string>
#include <utility>

#include "base/content_kind.h"
#include "input/binary_content.h"
#include "input/dated_source.h"
#include "input/directory_names.h"
#include "input/entry_part.h"
#include "input/fd_reader.h"
#include "input/file_identity.h"
#include "input/file_source.h"
#include "input/file_stamp.h"
#include "input/newlines.h"
#include "input/open_error.h"
#include "input/open_for_reading.h"
#include "input/small_file.h"
#include "input/stream_source.h"
#include "input/unpacking_reader.h"
#include "packed/member_search.h"

namespace gsaw {
namespace {

// Where it is not open errno says why.
FileDescriptor open_path(const std::string& path, const FileIdentity& identity) {
  FileDescriptor fd = open_for_reading(path.c_str());
  const int error = fd.is_open() ? 0 : errno;
  if (identity != FileIdentity{} && identity_of(fd) != identity) {
    // Rotation has renamed it since the directory was listed.
    if (FileDescriptor renamed = open_renamed(path, identity); renamed.is_open()) return renamed;
  }
  if (error == ENOENT && path.ends_with(".u")) {
    // svlogd's processor has replaced it by its result since the directory was listed.
    const std::string result = path.substr(0, path.size() - 1) + 's';
    return open_for_reading(result.c_str());
  }
  errno = error;
  return fd;
}

FileDescriptor open_item(const InputItem& item) {
  if (item.copy != nullptr && item.copy->held().is_open()) {
    return duplicate(item.copy->held().get());
  }
  const int known = item.open ? item.open->get() : (item.is_stdin ? STDIN_FILENO : -1);
  if (known < 0) return open_path(item.path, item.identity);
  FileDescriptor fd = duplicate(known);
  if (!fd.is_open() || (!item.open && !item.begin)) return fd;
  // It may have been read before: by another pass over the same inputs.
  const auto begin = static_cast<off_t>(item.open ? 0 : *item.begin);
  if (::lseek(fd.get(), begin, SEEK_SET) < 0) return {};
  return fd;
}

// Where reading is to begin; only standard input may have been read from before.
std::uint64_t position_of(const FileDescriptor& fd) {
  const off_t position = ::lseek(fd.get(), 0, SEEK_CUR);
  return position > 0 ? static_cast<std::uint64_t>(position) : 0;
}

// What is read in ranges is left at its end, as if all had been read.
void leave_at_end(const FileDescriptor& fd, const InputFile& file, off_t size) {
  if (file.begin < static_cast<std::uint64_t>(size)) ::lseek(fd.get(), size, SEEK_SET);
}

// What a file holds, by its first bytes. When these cannot be read, who reads the file finds it out
// in passing, or says why not.
struct FileContent {
  const ContentKind* kind = nullptr;  // null: text
  bool is_known = false;

  bool is_text() const { return is_known && kind == nullptr; }
};

FileContent content_of(const FileDescriptor& fd, const InputFile& file, off_t size) {
  std::array<char, kContentHead> head{};
  const auto end = static_cast<std::uint64_t>(size);
  const std::uint64_t left = end - std::min(end, file.begin);
  std::optional<Error> loss;
  const std::size_t got =
      read_at(fd, head.data(), static_cast<std::size_t>(std::min<std::uint64_t>(left, head.size())),
              file.begin, file, loss);
  return {find_content_kind({head.data(), got}), !loss};
}

void advise(int fd, off_t size, const SourceContext& context) {
  if (static_cast<std::uint64_t>(size) <= context.settings.chunk_size) return;
  static_cast<void>(::posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL));
}

// Of a file that nobody has named. What cannot be read is said by who reads the file.
bool is_binary(const FileDescriptor& fd, const InputFile& file, off_t size) {
  std::string sample;
  const auto read = [&](std::uint64_t offset, std::size_t wanted) {
    sample.resize(wanted);
    std::optional<Error> loss;
    sample.resize(read_at(fd, sample.data(), wanted, offset, file, loss));
    return std::string_view(sample);
  };
  return BinaryContent::is_binary(static_cast<std::uint64_t>(size), read);
}

// A directory happens to hold it, and it may be no log.
bool may_be_left_out(const InputItem& item) {
  return !item.named_on_command_line && !item.in_stream;
}

void leave_out(WhyLeftOut why, const std::string& name, const SourceContext& context) {
  SharedLeftOut* const left_out = context.settings.left_out;
  if (left_out != nullptr) left_out->add(why, name);
}

// Of standard input all that is read is there before anything is written.
bool is_output(const InputItem& item, const struct stat& status, const ReadSettings& settings) {
  return !item.is_stdin && settings.output == FileIdentity{status.st_dev, status.st_ino};
}

using Others = WantedTimes::Others;

// A regular file with something in it, to be read in any order.
void open_ranges(OpenedSource& opened, FileDescriptor fd, off_t size,
                 const SourceContext& context) {
  advise(fd.get(), size, context);
  auto file = std::make_shared<const OpenFile>(std::move(fd), opened.file,
                                               static_cast<std::uint64_t>(size));
  opened.from_end = context.settings.from_end;
  auto source = std::make_unique<FileSource>(file, context.settings.chunk_size, opened.from_end);
  const auto& wanted = context.settings.wanted;
  const bool is_short = static_cast<std::uint64_t>(size) <= kLeastSearched;
  if (wanted && !opened.file->is_stdin && !(is_short && wanted->others == Others::all)) {
    const FoundPart part = find_part(*file, *wanted);
    source->narrow(part.begin, part.end);
    context.settings.skips->add(*file, part);
  }
  opened.source = std::move(source);
}

// A regular file with something in it, no more than a chunk, which has been read.
void open_small(OpenedSource& opened, Block block, const InputItem& item,
                const SourceContext& context) {
  if (may_be_left_out(item) && BinaryContent::is_binary(block.bytes)) {
    return leave_out(WhyLeftOut::binary, opened.file->name, context);
  }
  opened.from_end = context.settings.from_end && !item.in_stream &&
                    runtime_log_of(block.bytes.substr(0, kRuntimeLogHead)) == RuntimeLog::none;
  DateHead head(context.settings.dates);
  head.see(block.bytes, 0);
  opened.file->dates.set(head.order());
  opened.source = std::make_unique<OneBlockSource>(std::move(block));
}

// True when others can help to unpack the file, and it is worth it.
bool is_for_several(const InputItem& item, const FileContent& content, off_t size,
                    const SourceContext& context) {
  if (context.ahead == nullptr || content.kind == nullptr || item.is_stdin || item.end)
    return false;
  const AheadLimits& limits = context.ahead->limits();
  return limits.segments > 0 && static_cast<std::uint64_t>(size) / 2 > limits.packed &&
         can_find_members(content.kind->packing);
}

// Of what is read in order; `content` and `size` of a regular file that was looked at.
std::unique_ptr<ByteReader> open_reader(FileDescriptor fd, const InputItem& item,
                                        const FileContent& content, off_t size,
                                        const SourceContext& context) {
  if (is_for_several(item, content, size, context)) {
    auto ahead =
        std::make_shared<MembersAhead>(std::make_shared<const FileDescriptor>(std::move(fd)),
                                       *content.kind, context.ahead->limits(), context.stop);
    context.ahead->add(ahead);
    return std::make_unique<MembersReader>(std::move(ahead), context.stop);
  }
  if (item.copy != nullptr) item.copy->hold(fd);
  std::unique_ptr<ByteReader> reader = std::make_unique<FdReader>(
      std::move(fd), context.stop, item.end.value_or(FdReader::kNoLimit));
  if (item.copy != nullptr) reader = item.copy->reader(std::move(reader));
  if (content.is_text()) return reader;
  return std::make_unique<UnpackingReader>(std::move(reader));
}

void open_in_order(OpenedSource& opened, std::unique_ptr<ByteReader> reader, bool is_text,
                   const SourceContext& context) {
  opened.source = std::make_unique<StreamSource>(std::move(reader), opened.file, context.pool,
                                                 context.settings.long_lines);
  if (!is_text && context.settings.dates.clue) {
    opened.source = std::make_unique<DatedSource>(std::move(opened.source), opened.file,
                                                  context.settings.dates);
  }
}

// Mostly the first lines are enough. What cannot be read is said by who reads the file.
DateOrder date_order_of(const FileDescriptor& fd, const InputFile& file, off_t size,
                        const DateSettings& settings) {
  DateHead head(settings);
  const auto end = static_cast<std::uint64_t>(size);
  const std::uint64_t left = end - std::min(end, file.begin);
  std::string text;
  std::size_t seen = 0;
  for (const std::size_t wanted : {std::size_t{8} << 10, DateHead::kBytes}) {
    if (head.is_settled() || seen == left) break;
    text.resize(static_cast<std::size_t>(std::min<std::uint64_t>(wanted, left)));
    std::optional<Error> loss;
    const std::size_t got = read_at(fd, text.data(), text.size(), file.begin, file, loss);
    std::string_view lines = std::string_view(text).substr(0, got);
    if (got < left) lines = whole_lines(lines);
    head.see(lines.substr(std::min(seen, lines.size())), seen);
    seen = std::max(seen, lines.size());
  }
  return head.order();
}

// True when the file is a container runtime's log: of its entries there may be parts before a
// range. Also when that cannot be seen: to be read in order is right for every file.
bool has_parts(const FileDescriptor& fd, const InputFile& file, off_t size) {
  const auto end = static_cast<std::uint64_t>(size);
  std::string head;
  for (const std::size_t wanted : {std::size_t{8} << 10, kRuntimeLogHead}) {
    head.resize(
        static_cast<std::size_t>(std::min<std::uint64_t>(wanted, end - std::min(end, file.begin))));
    std::optional<Error> loss;
    read_at(fd, head.data(), head.size(), file.begin, file, loss);
    if (loss) return true;
    if (!may_become_runtime_log(head)) break;
  }
  return runtime_log_of(head) != RuntimeLog::none;
}

Others others_read(const InputItem& item, const SourceContext& context) {
  const auto& wanted = context.settings.wanted;
  return wanted && !item.in_stream ? wanted->others : Others::all;
}

// It is not even opened where only files are wanted whose places can be gone to: the writer of a
// fifo would notice.
bool is_no_such_file(const InputItem& item) {
  struct stat status {};
  return item.is_stdin || ::stat(item.path.c_str(), &status) != 0 || !S_ISREG(status.st_mode);
}

// Of a file that cannot be read in ranges.
bool is_unlikely(const struct stat& status, bool is_text, Others others,
                 const ReadSettings& settings) {
  if (others != Others::by_last_write) return others == Others::none;
  if (is_text || !settings.wanted->since) return false;
  return saturating_add(written_at(status), settings.wanted->slack) < *settings.wanted->since;
}

// Not open, with the reason in `errors`, when it cannot be opened.
FileDescriptor open_checked(const InputItem& item, struct stat& status,
                            std::vector<Error>& errors) {
  FileDescriptor fd = open_item(item);
  int error = fd.is_open() && ::fstat(fd.get(), &status) == 0 ? 0 : errno;
  assert(fd.is_open() || error != 0);
  if (error == 0 && S_ISDIR(status.st_mode)) error = EISDIR;
  if (item.end) status.st_size = std::min(status.st_size, static_cast<off_t>(*item.end));
  if (error == 0) return fd;
  errors.push_back(cannot_open(item.name, error));
  return {};
}

}  // namespace

OpenedSource open_source(const InputItem& item, const SourceContext& context) {
  OpenedSource opened;
  const Others others = others_read(item, context);
  if (others == Others::none && is_no_such_file(item)) return opened;
  struct stat status {};
  FileDescriptor fd = open_checked(item, status, opened.errors);
  if (!fd.is_open()) return opened;
  if (is_output(item, status, context.settings)) {
    if (item.named_on_command_line) opened.errors.push_back(output_is_input(item.name));
    if (!item.named_on_command_line) leave_out(WhyLeftOut::output, item.name, context);
    return opened;
  }
  if (!S_ISREG(status.st_mode)) fd.keep();  // a pipe is held as long as its writer likes
  InputFile file{item.name, item.named_on_command_line, item.is_stdin, {}, 0};
  // A size of 0 may be untrue (/proc): such files are read in order.
  const bool has_size = S_ISREG(status.st_mode) && status.st_size > 0;
  const off_t size = status.st_size;
  const std::uint64_t most = std::min<std::uint64_t>(context.pool.block_size(), kLeastSearched);
  const bool is_small = has_size && !item.is_stdin && static_cast<std::uint64_t>(size) <= most;
  if (has_size && item.is_stdin) file.begin = position_of(fd);
  if (is_small && others == Others::none) return opened;
  Block small;
  if (is_small) small = read_small_file(fd, static_cast<std::uint64_t>(size), file, context.pool);
  FileContent content;
  if (is_small) content = {find_content_kind(small.bytes), true};
  if (has_size && !is_small) content = content_of(fd, file, size);
  const bool is_log =
      content.kind != nullptr && content.kind->form == ContentKind::Form::binary_log;
  const bool is_text = content.is_text();
  if (may_be_left_out(item) && (is_log || (is_text && !is_small && is_binary(fd, file, size)))) {
    leave_out(WhyLeftOut::binary, file.name, context);
    return opened;
  }
  if (content.kind != nullptr && content.kind->packing == Packing::none) {
    opened.errors.push_back(content_error(*content.kind, file));
    return opened;
  }
  if (is_text) file.identity = {status.st_dev, status.st_ino};
  if (!is_text) file.begin = 0;  // of the text
  opened.unpacks = has_size && !is_text;
  const bool in_ranges = is_text && !is_small && !item.in_stream && !context.settings.count_lines &&
                         !has_parts(fd, file, size);
  if (!in_ranges && has_size && is_unlikely(status, is_text, others, context.settings)) {
    context.settings.skips->add_file(item.path);
    return opened;
  }
  if (in_ranges && item.is_stdin) leave_at_end(fd, file, size);
  if (is_text && !is_small) file.dates.set(date_order_of(fd, file, size, context.settings.dates));
  opened.file = std::make_shared<const InputFile>(std::move(file));
  if (is_text && is_small) {
    open_small(opened, std::move(small), item, context);
  } else if (in_ranges) {
    open_ranges(opened, std::move(fd), size, context);
  } else {
    open_in_order(opened, open_reader(std::move(fd), item, content, size, context), is_text,
                  context);
  }
  return opened;
}

}  // namespace gsaw
