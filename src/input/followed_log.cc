// A log that is followed by its name, through rotation.
#include "input/followed_log.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/terminal_escape.h"
#include "input/binary_content.h"
#include "input/fd_reader.h"
#include "input/newlines.h"
#include "input/open_error.h"
#include "input/open_file.h"
#include "input/open_for_reading.h"
#include "input/unpacking_reader.h"

namespace gsaw {
namespace {

// Files that were renamed and are read on: one whose writer has not noticed, and one before.
constexpr std::size_t kMostLate = 2;

// Older files that are held open until they are read, of those that were there at the begin.
constexpr std::size_t kMostOpen = 64;

// How often it is looked anew, as files were renamed meanwhile.
constexpr int kTries = 20;

// Where the last line without a newline begins; 0 also where that cannot be read.
std::uint64_t end_of_lines(const FileDescriptor& fd, std::uint64_t size) {
  constexpr std::uint64_t kPiece = std::uint64_t{64} << 10;
  std::string piece;
  while (size > 0) {
    const std::uint64_t begin = size - std::min(size, kPiece);
    piece.resize(static_cast<std::size_t>(size - begin));
    std::optional<Error> loss;
    piece.resize(read_at(fd, piece.data(), piece.size(), begin, {}, loss));
    const std::size_t lines = whole_lines(piece).size();
    if (lines > 0 || loss) return begin + lines;
    size = begin;
  }
  return 0;
}

FileDescriptor open_followed(const std::string& path) {
  FileDescriptor fd = open_for_reading(path.c_str());
  fd.keep();
  return fd;
}

}  // namespace

FollowedLog::FollowedLog(LogFamily family, ChangeWatch& watch, Diagnostics& diagnostics)
    : family_(std::move(family)), watch_(watch), diagnostics_(diagnostics) {
  watcher_->name = family_.name();
  watch_.watch_directory(family_.directory(), watcher_);
}

void FollowedLog::begin_at_end(LaneInputs& so_far) {
  for (int left = kTries;; --left) {
    files_.clear();
    known_ = {};
    so_far.items.clear();
    const std::size_t seen = names_seen();
    const bool has_vanished = !list_so_far(so_far);
    if (left == 0 || (!has_vanished && is_quiet_since(seen))) break;
  }
  watch_.watch_file(family_.path(), watcher_);
  for (InputItem& item : so_far.items) {
    item.named_on_command_line = !was_found_;
    item.in_stream = family_.is_stream();
    item.continues_previous = family_.is_stream() && &item != &so_far.items.front();
  }
}

// False when a file that was listed cannot be opened.
bool FollowedLog::list_so_far(LaneInputs& so_far) {
  LaneInputs newest;
  bool has_lines = false;
  if (auto file = open_at_end(family_.path(), newest, has_lines)) {
    files_.push_back({std::move(file)});
  }
  std::vector<std::string> older = family_.older();
  // A line may have begun in the file before.
  while (family_.is_stream() && !has_lines && !older.empty()) {
    LaneInputs part;
    auto file = open_at_end(older.back(), part, has_lines);
    const bool is_whole =
        file == nullptr || file->is_packed() || file->mark().position() == file->stamp().size;
    if (is_whole) break;
    files_.push_front({std::move(file), nullptr, family_.label_of(older.back())});
    newest.items.insert(newest.items.begin(), part.items.begin(), part.items.end());
    older.pop_back();
  }
  bool is_all = true;
  for (const std::string& path : older) is_all &= know_older(path, so_far);
  so_far.items.insert(so_far.items.end(), newest.items.begin(), newest.items.end());
  return is_all;
}

// Names that were seen to come into the directory.
std::size_t FollowedLog::names_seen() {
  watch_.take_changes();
  return watcher_->appeared.size();
}

// True when no other name was seen to come since, and the name stands for the file that is read
// last.
bool FollowedLog::is_quiet_since(std::size_t seen) {
  const auto stamp = stamp_of(family_.path());
  const bool is_same =
      files_.empty() ? !stamp : stamp && stamp->identity == files_.back().file->identity();
  return is_same && seen == names_seen();
}

// Null where there is none. `has_lines`: it holds a newline.
std::unique_ptr<FollowedFile> FollowedLog::open_at_end(const std::string& path, LaneInputs& so_far,
                                                       bool& has_lines) {
  FileDescriptor fd = open_followed(path);
  const auto stamp = stamp_of(fd);
  if (!stamp) {
    tell_once(errno);
    return nullptr;
  }
  InputItem item{.path = path, .name = path};
  FileDescriptor again = duplicate(fd.get());
  again.keep();
  const std::uint64_t end = end_of_lines(fd, stamp->size);
  auto mark = TextMark::of_file(fd, end);
  has_lines = mark && end > 0;
  auto file = std::make_unique<FollowedFile>(std::move(fd), *stamp, path, TextMark());
  if (file->is_packed()) {
    file->pass_over();
  } else {
    item.end = end;
    if (mark) file->go_to(*std::move(mark));
  }
  if (!again.is_open() || (!file->is_packed() && !has_lines)) return file;
  item.open = std::make_shared<const FileDescriptor>(std::move(again));
  so_far.items.push_back(std::move(item));
  return file;
}

// A name that stands for nothing, of a file that nobody can write to by it: it is held no longer.
bool FollowedLog::let_go_of_deleted() {
  if (files_.empty() || !files_.front().file->is_deleted()) return false;
  if (stamp_of(family_.path())) return false;
  remember(files_.front());
  end(files_.front());
  files_.pop_front();
  return true;
}

bool FollowedLog::is_gone() const {
  return files_.empty() && late_.empty() && ready_.empty() && !stamp_of(family_.path()) &&
         family_.older().empty();
}

// It was read; of a stream it is added to `so_far`. False when it cannot be opened.
bool FollowedLog::know_older(const std::string& path, LaneInputs& so_far) {
  FileDescriptor fd = open_followed(path);
  const auto stamp = stamp_of(fd);
  if (!stamp) return false;
  auto mark = TextMark::of_file(fd, stamp->size);
  known_.add({*stamp, family_.label_of(path), mark ? *std::move(mark) : TextMark()});
  if (!family_.is_stream()) return true;
  InputItem item{.path = path, .name = path};
  // So that it is there still when it is read.
  if (so_far.items.size() < kMostOpen) {
    item.open = std::make_shared<const FileDescriptor>(std::move(fd));
  }
  so_far.items.push_back(std::move(item));
  return true;
}

std::optional<FileBlock> FollowedLog::next(const SourceContext& context) {
  for (;;) {
    if (!ready_.empty()) {
      FileBlock block = std::move(ready_.front());
      ready_.pop_front();
      return block;
    }
    if (!watcher_->is_changed) return std::nullopt;
    if (read_late_files(context) || go_on(context)) continue;
    watcher_->is_changed = false;
    for (const Reading& each : files_) {
      if (each.joiner != nullptr) each.joiner->pause(ready_);
    }
    if (ready_.empty()) return std::nullopt;
  }
}

// True when something was done, and there may be more to do.
bool FollowedLog::go_on(const SourceContext& context) {
  if (!files_.empty() && read_on(files_.front(), context)) return true;
  if (files_.size() > 1) {
    finish_first();
    return true;
  }
  if (let_go_of_deleted()) return true;
  if (!has_moved()) return false;
  // The name was given to another file: what stood in this one before that is read.
  if (!files_.empty() && !std::exchange(is_leaving_, true)) return true;
  is_leaving_ = false;
  take_next_files(context);
  return true;
}

// True when there was something.
bool FollowedLog::read_on(Reading& reading, const SourceContext& context) {
  if (reading.joiner == nullptr) reading.joiner = make_joiner(*reading.file, context);
  Block block;
  const bool is_begin = reading.file->mark().position() == 0;
  switch (reading.file->read(context, block)) {
    case FollowedFile::Outcome::nothing:
      return false;
    case FollowedFile::Outcome::rewritten:
      start_anew(context);
      return true;
    case FollowedFile::Outcome::some:
      break;
  }
  if (was_found_ && is_begin && BinaryContent::is_binary(block.bytes)) {
    reading.file->pass_over();
    return true;
  }
  if (is_begin && std::exchange(reading.was_cut, false) && take_copies(context)) return true;
  reading.joiner->add({reading.file->file(), std::move(block)}, ready_);
  return true;
}

// Of what stood in the file at hand, which was cut again before its begin was read. True when it
// is to be read anew, behind them.
bool FollowedLog::take_copies(const SourceContext& context) {
  if (names_seen() == 0) return false;
  const TextMark none;
  files_.front().file->restart();
  put_first(unread_older(context, &none).files);
  return true;
}

void FollowedLog::put_first(Readings files) {
  files_.insert(files_.begin(), std::make_move_iterator(files.begin()),
                std::make_move_iterator(files.end()));
}

bool FollowedLog::read_late_files(const SourceContext& context) {
  for (auto late = late_.begin(); late != late_.end(); ++late) {
    Block block;
    if (late->file->read(context, block) == FollowedFile::Outcome::some) {
      late->joiner->add({late->file->file(), std::move(block)}, ready_);
      return true;
    }
    if (!late->file->is_deleted()) continue;
    drop_late_file(late);  // its room on the disk is not to be held
    return true;
  }
  return false;
}

FollowedLog::Joiner FollowedLog::make_joiner(const FollowedFile& file,
                                             const SourceContext& context) {
  if (family_.is_stream() && stream_joiner_ != nullptr) return stream_joiner_;
  auto joiner = std::make_shared<EntryJoiner>(context.settings, family_.is_stream());
  if (context.settings.dates.clue && !file.is_packed()) joiner->see_head(file.head_lines());
  if (family_.is_stream()) stream_joiner_ = joiner;
  return joiner;
}

// True when the name stands for a file that is not being read.
bool FollowedLog::has_moved() {
  const auto stamp = stamp_of(family_.path());
  if (!stamp) {
    tell_once(errno);
    return false;
  }
  told_ = 0;
  return files_.empty() || files_.back().file->identity() != stamp->identity;
}

// Behind the file that was read, to its end: those that have had the name since, and the one that
// has it now.
void FollowedLog::take_next_files(const SourceContext& context) {
  const std::size_t before = files_.size();
  Older older = unread_older(context, nullptr);
  if (files_.size() == before) return;
  watch_.watch_file(family_.path(), watcher_);
  const FileIdentity identity = files_.back().file->identity();
  const auto late = std::find_if(late_.begin(), late_.end(), [&](const Reading& each) {
    return each.file->identity() == identity;
  });
  if (late != late_.end()) {  // it has its name back
    files_.back() = std::move(*late);
    late_.erase(late);
  }
  files_.insert(files_.end() - 1, std::make_move_iterator(older.files.begin()),
                std::make_move_iterator(older.files.end()));
}

std::unique_ptr<FollowedFile> FollowedLog::open_name() {
  FileDescriptor fd = open_followed(family_.path());
  const auto stamp = stamp_of(fd);
  if (!stamp) return nullptr;
  TextMark mark;
  // A text that was read before: the name has come back to it.
  for (TextMark& known : known_.marks_of(stamp->identity)) {
    const auto there = TextMark::of_file(fd, known.position());
    if (there && there->looks_like(known)) mark = std::move(known);
  }
  return std::make_unique<FollowedFile>(std::move(fd), *stamp, family_.path(), std::move(mark));
}

// Files that rotation has made since it was last looked, at a moment at which it does nothing.
// `cut`: of the text that was cut; if none was, the file that has the name now is added to those
// that are read.
FollowedLog::Older FollowedLog::unread_older(const SourceContext& context, const TextMark* cut) {
  for (int left = kTries;; --left) {
    if (cut == nullptr) {
      auto newest = open_name();
      if (newest == nullptr) return {};
      files_.push_back({std::move(newest)});
    }
    const std::size_t seen = names_seen();
    Older older = list_older(context, cut);
    if (left == 0 || (!older.has_vanished && is_quiet_since(seen))) {
      watcher_->appeared.clear();
      watcher_->renamed_to.clear();
      return older;
    }
    if (cut == nullptr) files_.pop_back();
  }
}

FollowedLog::Older FollowedLog::list_older(const SourceContext& context, const TextMark* cut) {
  const std::vector<std::string> paths = older_paths();
  if (files_.size() > 1) remember(files_.front());  // read to its end, as these are
  for (const Reading& each : late_) remember(each);
  std::vector<FileIdentity> present = held();
  std::vector<Found> found;
  Older older;
  for (const std::string& path : paths) {
    const auto stamp = stamp_of(path);
    older.has_vanished |= !stamp;
    if (!stamp || std::find(present.begin() + std::ssize(files_) + std::ssize(late_), present.end(),
                            stamp->identity) != present.end()) {
      continue;
    }
    present.push_back(stamp->identity);
    const std::string label = family_.label_of(path);
    if (give_label(stamp->identity, label) || known_.recognize(*stamp, label)) continue;
    Unread unread = look_into(path, context, cut);
    older.has_copy |= unread.is_copy;
    if (unread.file == nullptr) continue;
    const std::ptrdiff_t rank = rank_of(path, unread.file->is_packed());
    found.push_back(
        {{std::move(unread.file), nullptr, label}, unread.is_copy, rank, stamp->modified});
  }
  known_.keep_only(present);
  if (family_.is_stream()) {
    drop_newer(found);
  } else {
    put_in_order(found);
  }
  for (Found& each : found) older.files.push_back(std::move(each.reading));
  return older;
}

// Of the name among those that were seen to come, the last time; 0: it was not seen. What is packed
// is as old as what it was made from.
std::ptrdiff_t FollowedLog::rank_of(const std::string& path, bool is_packed) const {
  const std::vector<std::string>& names = watcher_->appeared;
  const auto last = [&](const std::string& wanted) {
    return names.rend() - std::find_if(names.rbegin(), names.rend(), [&](const std::string& name) {
             return wanted == family_.path_of(name);
           });
  };
  const std::ptrdiff_t plain = is_packed ? last(path.substr(0, path.rfind('.'))) : 0;
  return plain > 0 ? plain : last(path);
}

// Parts of a stream that came behind the file that was opened by its name, and has another by now:
// it is not their turn.
void FollowedLog::drop_newer(std::vector<Found>& found) const {
  const std::string& last = files_.back().label;
  if (last.empty()) return;
  std::erase_if(found, [&](const Found& each) { return each.reading.label > last; });
}

// What goes on where the text was cut; then as their names were seen to come, those first of which
// it was not seen; these as they were written to.
void FollowedLog::put_in_order(std::vector<Found>& found) {
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::tuple(!a.is_copy, a.rank, a.modified) < std::tuple(!b.is_copy, b.rank, b.modified);
  });
}

// As names tell, and as it was seen that the log was renamed.
std::vector<std::string> FollowedLog::older_paths() {
  std::vector<std::string> paths = family_.older();
  const std::vector<std::string>& renamed = watcher_->renamed_to;
  const bool is_first = family_.is_stream() && files_.size() > 1 && files_.front().label.empty();
  if (is_first && !renamed.empty()) files_.front().label = family_.label_of(renamed.front());
  for (const std::string& name : renamed) {
    const std::string path = family_.path_of(name);
    const bool is_listed = std::find(paths.begin(), paths.end(), path) != paths.end();
    if (!is_listed && !family_.is_stream() && stamp_of(path)) paths.push_back(path);
  }
  return paths;
}

// False when the file is not among those that are being read.
bool FollowedLog::give_label(const FileIdentity& identity, const std::string& label) {
  const auto reading = std::find_if(files_.begin(), files_.end(), [&](const Reading& each) {
    return each.file->identity() == identity;
  });
  if (reading != files_.end()) reading->label = label;
  return reading != files_.end() || reads(identity);
}

// The texts that may be in a file. What is plain is a text of its own, unless the log was cut: then
// it may be a copy. What is compressed may hold any text that was read. In a stream labels tell all
// but what became of the file at hand when that was not seen.
std::vector<TextMark> FollowedLog::marks_for(const FollowedFile& file, bool was_cut) const {
  if (!family_.is_stream()) {
    return was_cut || file.is_packed() ? known_.marks() : known_.marks_of(file.identity());
  }
  if (files_.size() < 2 || !files_.front().label.empty()) return {};
  return {files_.front().file->mark()};
}

FollowedLog::Unread FollowedLog::look_into(const std::string& path, const SourceContext& context,
                                           const TextMark* cut) {
  Unread unread;
  FileDescriptor fd = open_followed(path);
  const auto stamp = stamp_of(fd);
  if (!stamp) return unread;
  const int descriptor = fd.get();
  unread.file = std::make_unique<FollowedFile>(std::move(fd), *stamp, path, TextMark());
  const std::vector<TextMark> known = marks_for(*unread.file, cut != nullptr);
  if (known.empty()) return unread;
  UnpackingReader reader(std::make_unique<FdReader>(duplicate(descriptor), context.stop));
  const KnownText text = find_known(reader, known);
  ::lseek(descriptor, 0, SEEK_SET);  // which the duplicate shares
  // Of the text that was cut, it may have been made before the last of it was read.
  const bool is_short = cut != nullptr && std::find(text.longer.begin(), text.longer.end(), *cut) !=
                                              text.longer.end();
  unread.is_copy = is_short || (cut != nullptr && cut->position() > 0 && text.read == *cut);
  if (is_short) {
    known_.add({*stamp, family_.label_of(path), {}});
    unread.file = nullptr;
  } else if (cut != nullptr && !unread.is_copy && files_.front().file->begins_as(*unread.file)) {
    unread.file = nullptr;  // a copy of what comes next, which is not cut yet
  } else {
    unread.file->go_to(text.read);
  }
  return unread;
}

// The file at hand was cut. What was written to it before that may stand in a copy, which goes on
// where it was read.
void FollowedLog::start_anew(const SourceContext& context) {
  Reading& cut = files_.front();
  const TextMark mark = cut.file->mark();
  known_.add({FileStamp{}, {}, mark});
  cut.file->restart();
  cut.was_cut = true;
  Joiner joiner = std::exchange(cut.joiner, nullptr);
  Older older = unread_older(context, &mark);
  if (older.has_copy && !older.files.empty()) {
    older.files.front().joiner = std::move(joiner);
  } else if (joiner != nullptr) {
    joiner->end(ready_);
  }
  if (!older.has_copy) {
    diagnostics_.note(printable(family_.path()) +
                      " was cut while it was followed; what was written to it just before may be "
                      "missing");
  }
  put_first(std::move(older.files));
}

// The first file was read to its end, and others come behind it.
void FollowedLog::finish_first() {
  Reading first = std::move(files_.front());
  files_.pop_front();
  remember(first);
  if (family_.is_stream()) return;
  if (first.file->is_packed()) return end(first);
  late_.push_back(std::move(first));
  if (late_.size() > kMostLate) drop_late_file(late_.begin());
}

void FollowedLog::drop_late_file(Readings::iterator late) {
  remember(*late);
  end(*late);
  late_.erase(late);
}

void FollowedLog::end(Reading& reading) {
  if (reading.joiner != nullptr) reading.joiner->end(ready_);
}

void FollowedLog::remember(const Reading& reading) {
  known_.add({reading.file->stamp(), reading.label, reading.file->mark()});
}

std::vector<FileIdentity> FollowedLog::held() const {
  std::vector<FileIdentity> held;
  for (const Reading& each : files_) held.push_back(each.file->identity());
  for (const Reading& each : late_) held.push_back(each.file->identity());
  return held;
}

bool FollowedLog::reads(const FileIdentity& identity) const {
  const std::vector<FileIdentity> all = held();
  return std::find(all.begin(), all.end(), identity) != all.end();
}

// Why the name cannot be opened; that it is not there yet is said by who asked for it.
void FollowedLog::tell_once(int error) {
  if (error == ENOENT || std::exchange(told_, error) == error) return;
  diagnostics_.error(cannot_open(family_.path(), error));
}

}  // namespace gsaw
