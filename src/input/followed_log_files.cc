// Which files a followed log has, and which of them come next.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <tuple>
#include <utility>

#include "input/fd_reader.h"
#include "input/followed_log.h"
#include "input/newlines.h"
#include "input/open_error.h"
#include "input/open_file.h"
#include "input/open_for_reading.h"
#include "input/unpacking_reader.h"

namespace gsaw {
namespace {

// Older files that are held open until they are read, of those that were there at the begin.
constexpr std::size_t kMostOpen = 64;

// How often it is looked anew, as files were renamed meanwhile.
constexpr int kTries = 20;

// Where the last line without a newline begins; where that cannot be read there is a `loss`.
std::uint64_t end_of_lines(const FileDescriptor& fd, std::uint64_t size, const InputFile& file,
                           std::optional<Error>& loss) {
  constexpr std::uint64_t kPiece = std::uint64_t{64} << 10;
  std::string piece;
  while (size > 0) {
    const std::uint64_t begin = size - std::min(size, kPiece);
    piece.resize(static_cast<std::size_t>(size - begin));
    piece.resize(read_at(fd, piece.data(), piece.size(), begin, file, loss));
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

void FollowedLog::begin_at_end(std::deque<LaneInputs>& so_far) {
  LaneInputs lane;
  for (int left = kTries;; --left) {
    files_.clear();
    known_ = {};
    lane.items.clear();
    const std::uint64_t seen = names_seen();
    const bool has_vanished = !list_so_far(lane);
    knows_renames_ = !has_vanished && is_quiet_since(seen);
    if (left == 0 || knows_renames_) break;
  }
  watcher_->forget_names();  // of files that were listed
  tell_packed();
  watch_.watch_file(family_.path(), watcher_);
  for (InputItem& item : lane.items) {
    item.named_on_command_line = !was_found_;
    item.in_stream = family_.is_stream();
    item.continues_previous = family_.is_stream() && &item != &lane.items.front();
  }
  if (!lane.items.empty()) so_far.push_back(std::move(lane));
}

// False when a file that was listed cannot be opened.
bool FollowedLog::list_so_far(LaneInputs& so_far) {
  LaneInputs newest;
  bool has_lines = false;
  if (auto file = open_at_end(family_.path(), newest, has_lines)) {
    files_.push_back({.file = std::move(file), .was_there = true});
  }
  std::vector<std::string> older = family_.older(*listing_);
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
  std::optional<Error> loss;
  if (!again.is_open()) loss = cannot_open(path, errno);
  again.keep();
  const std::uint64_t end = end_of_lines(fd, stamp->size, InputFile{.name = path}, loss);
  errno = 0;
  auto mark = TextMark::of_file(fd, end);
  if (!mark && !loss && errno != 0) loss = cannot_read(path, errno);
  if (loss) diagnostics_.error(*loss);
  has_lines = mark && end > 0;
  auto file = std::make_unique<FollowedFile>(std::move(fd), *stamp, path, TextMark());
  if (const ContentKind* const kind = file->unreadable(); kind != nullptr) {
    diagnostics_.error(content_error(*kind, *file->file()));
    file->pass_over();
    return file;
  }
  if (file->is_packed()) {
    file->pass_over();
  } else {
    item.end = end;
    item.left_open = file->left_open();
    if (mark) file->go_to(*std::move(mark));
  }
  if (!again.is_open() || (!file->is_packed() && !has_lines)) return file;
  item.open = std::make_shared<const FileDescriptor>(std::move(again));
  so_far.items.push_back(std::move(item));
  return file;
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

std::unique_ptr<FollowedFile> FollowedLog::open_name() {
  FileDescriptor fd = open_followed(family_.path());
  const auto stamp = stamp_of(fd);
  if (!stamp) {
    tell_once(errno);
    return nullptr;
  }
  TextMark mark;
  // A text that was read before: the name has come back to it. Not in a stream: there it only comes
  // to files that are new, in the place of one that was deleted.
  const auto marks =
      family_.is_stream() ? std::vector<TextMark>() : known_.marks_of(stamp->identity);
  for (const TextMark& known : marks) {
    const auto there = TextMark::of_file(fd, known.position());
    if (there && there->looks_like(known)) mark = known;
  }
  auto file =
      std::make_unique<FollowedFile>(std::move(fd), *stamp, family_.path(), std::move(mark));
  if (was_found_ && file->is_packed()) file->pass_over();  // it is no log that grows
  return file;
}

// Of what stood in the file at hand, which was cut before its begin was read. True when it is to
// be read anew, behind them.
bool FollowedLog::take_copies(const SourceContext& context) {
  const TextMark none;
  for (int left = kTries; left > 0 && !has_moved(); --left) {
    const std::uint64_t seen = names_seen();
    Older older = list_older(context, &none);
    if (older.has_vanished || !is_quiet_since(seen)) continue;
    watcher_->forget_names();
    Reading& cut = files_.front();
    cut.early_copies = std::move(older.early_copies);
    if (older.files.empty() && cut.early_copies.empty()) return false;
    cut.file->restart();
    put_first(std::move(older.files));
    return true;
  }
  return false;  // it was renamed: those are not of its text, and come behind it
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
    const std::uint64_t seen = names_seen();
    Older older = list_older(context, cut);
    const bool is_quiet = !older.has_vanished && is_quiet_since(seen);
    if (is_quiet || left == 0) {
      knows_renames_ = is_quiet;
      watcher_->forget_names();
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
    older.has_vanished |= !stamp && !known_.holds_label(family_.label_of(path));
    if (!stamp || std::find(present.begin() + std::ssize(files_) + std::ssize(late_), present.end(),
                            stamp->identity) != present.end()) {
      continue;
    }
    present.push_back(stamp->identity);
    const std::string label = family_.label_of(path);
    if (give_label(stamp->identity, label) || known_.recognize(*stamp, label)) continue;
    Unread unread = look_into(path, context, cut);
    older.has_copy |= unread.is_copy;
    if (unread.early_copy) older.early_copies.push_back(*std::move(unread.early_copy));
    if (unread.file == nullptr) continue;
    const std::uint64_t rank = rank_of(path, unread.file->is_packed());
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

// Of the file's name among those of files that were seen to come; 0: it was not seen. What is
// packed is as old as what it was made from.
std::uint64_t FollowedLog::rank_of(const std::string& path, bool is_packed) const {
  const std::string name = path.substr(path.rfind('/') + 1);
  const std::uint64_t plain =
      is_packed ? watcher_->place_of(name.substr(0, name.rfind('.'))) : std::uint64_t{0};
  return plain > 0 ? plain : watcher_->place_of(name);
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

// The file at hand has lost its name: the first that was seen to be given since is its own.
void FollowedLog::label_first() {
  const std::vector<std::string>& renamed = watcher_->renamed_to;
  const bool is_unknown = family_.is_stream() && files_.front().label.empty();
  if (!is_unknown || !knows_renames_ || renamed.empty()) return;
  files_.front().label = family_.label_of(renamed.front());
}

// As names tell, and as it was seen that the log was renamed.
std::vector<std::string> FollowedLog::older_paths() {
  std::vector<std::string> paths = family_.older(*listing_);
  const std::vector<std::string>& renamed = watcher_->renamed_to;
  if (files_.size() > 1) label_first();
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
// but what became of files while that was not seen.
std::vector<TextMark> FollowedLog::marks_for(const FollowedFile& file, bool was_cut) const {
  if (family_.is_stream()) return known_.marks_without_label();
  return was_cut || file.is_packed() ? known_.marks() : known_.marks_of(file.identity());
}

FollowedLog::Unread FollowedLog::look_into(const std::string& path, const SourceContext& context,
                                           const TextMark* cut) {
  Unread unread;
  FileDescriptor fd = open_followed(path);
  const auto stamp = stamp_of(fd);
  if (!stamp) return unread;
  const int descriptor = fd.get();
  const auto whole = cut == nullptr ? std::nullopt : TextMark::of_file(fd, stamp->size);
  unread.file = std::make_unique<FollowedFile>(std::move(fd), *stamp, path, TextMark());
  const std::vector<TextMark> known = marks_for(*unread.file, cut != nullptr);
  if (known.empty() && cut == nullptr) return unread;
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
  } else if (whole && !unread.is_copy && files_.front().file->begins_as(*whole)) {
    unread.early_copy = EarlyCopy{path, *stamp, *whole};
    unread.file = nullptr;
  } else {
    unread.file->go_to(text.read);
  }
  return unread;
}

}  // namespace gsaw
