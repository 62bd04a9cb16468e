// A log that is followed by its name, through rotation: reading its files one after another.
#include "input/followed_log.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/content_kind.h"
#include "base/terminal_escape.h"
#include "input/binary_content.h"
#include "input/open_error.h"

namespace gsaw {
namespace {

// Files that were renamed and are read on: one whose writer has not noticed, and one before.
constexpr std::size_t kMostLate = 2;

// By its first bytes; of a file that nobody has named.
bool is_no_log(std::string_view begin) {
  const ContentKind* const kind = find_content_kind(begin.substr(0, kPackedHead));
  return (kind != nullptr && kind->packing != Packing::none) || BinaryContent::is_binary(begin);
}

}  // namespace

FollowedLog::FollowedLog(LogFamily family, SharedListings& listings, Diagnostics& diagnostics)
    : family_(std::move(family)),
      listing_(listings.of(family_.directory())),
      watch_(listings.watch()),
      diagnostics_(diagnostics) {
  watcher_->name = family_.name();
  watch_.watch_directory(family_.directory(), watcher_);
  watcher_->forget_names();
}

// Names that were seen to come into the directory.
std::uint64_t FollowedLog::names_seen() {
  watch_.take_changes();
  return watcher_->names_seen();
}

// True when no other name was seen to come since, and the name stands for the file that is read
// last.
bool FollowedLog::is_quiet_since(std::uint64_t seen) {
  const auto stamp = stamp_of(family_.path());
  const bool is_same =
      files_.empty() ? !stamp : stamp && stamp->identity == files_.back().file->identity();
  return is_same && seen == names_seen();
}

// A name that stands for nothing, of a file that nobody can write to by it: it is held no longer.
bool FollowedLog::let_go_of_deleted() {
  if (files_.empty() || !files_.front().file->is_deleted()) return false;
  if (!files_.front().file->is_at_end()) return true;  // written and deleted since it was read
  if (stamp_of(family_.path())) return false;
  watch_.take_changes();  // it may have had another name in between
  label_first();
  remember(files_.front());
  end(files_.front());
  files_.pop_front();
  return true;
}

bool FollowedLog::is_gone() const {
  return files_.empty() && late_.empty() && ready_.empty() && !stamp_of(family_.path()) &&
         family_.older(*listing_).empty();
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

// In a stream a line may go on in any file behind.
void FollowedLog::finish() {
  watcher_->is_changed = false;
  const auto was_read = [](const Reading& each) { return each.file->is_at_end(); };
  const bool was_all_read = std::all_of(files_.begin(), files_.end(), was_read);
  for (Readings* const some : {&late_, &files_}) {
    for (Reading& each : *some) {
      if (family_.is_stream() ? was_all_read : was_read(each)) end(each);
    }
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
  return take_next_files(context);
}

// True when there was something.
bool FollowedLog::read_on(Reading& reading, const SourceContext& context) {
  if (reading.joiner == nullptr) reading.joiner = make_joiner(reading, context);
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
  if (was_found_ && is_begin && is_no_log(block.bytes)) {
    reading.file->pass_over();
    return true;
  }
  if (is_begin) {
    if (may_have_copies(reading, block, context) && take_copies(context)) return true;
    reading.early_copies.clear();
  }
  reading.joiner->add({reading.file->file(), std::move(block)}, ready_);
  return true;
}

// True when the file at hand may have held another text than its first block is of.
bool FollowedLog::may_have_copies(const Reading& reading, const Block& block,
                                  const SourceContext& context) {
  if (files_.size() > 1 || reading.file->is_packed() || has_moved()) return false;
  const auto is_of_block = [&](const EarlyCopy& copy) {
    return copy.is_of(block.bytes, context.pool.block_size());
  };
  return names_seen() > 0 ||
         !std::all_of(reading.early_copies.begin(), reading.early_copies.end(), is_of_block);
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
    if (!late->file->is_at_end()) return true;  // written and deleted since it was read
    drop_late_file(late);                       // its room on the disk is not to be held
    return true;
  }
  return false;
}

FollowedLog::Joiner FollowedLog::make_joiner(Reading& reading, const SourceContext& context) {
  FollowedFile& file = *reading.file;
  if (family_.is_stream() && stream_joiner_ != nullptr) return stream_joiner_;
  auto joiner = std::make_shared<EntryJoiner>(context.settings, family_.is_stream());
  if (!file.is_packed()) joiner->see_head(file.file(), file.head_lines());
  if (family_.is_stream()) stream_joiner_ = joiner;
  if (!reading.was_there || !joiner->joins_parts()) return joiner;
  const std::uint64_t begin = file.mark().position();
  const std::uint64_t near = begin - std::min(begin, kUnreadReach);
  const std::uint64_t reach = begin - std::min(begin, file.left_open()->from.value_or(near));
  if (reach == 0) return joiner;
  FileBlock before{file.file(), file.last_lines(reach, context)};
  FileBlock told{file.file(), {}};
  told.block.errors = std::exchange(before.block.errors, {});
  if (!told.block.errors.empty()) ready_.push_back(std::move(told));
  joiner->see_before(std::move(before));
  return joiner;
}

// True when the name stands for a file that is not being read.
bool FollowedLog::has_moved() {
  const auto stamp = stamp_of(family_.path());
  if (!stamp) {
    tell_once(errno);
    return false;
  }
  if (files_.empty() || files_.back().file->identity() != stamp->identity) return true;
  told_ = 0;
  return false;
}

// Behind the file that was read, to its end: those that have had the name since, and the one that
// has it now. False when that cannot be opened, which is tried again.
bool FollowedLog::take_next_files(const SourceContext& context) {
  watch_.watch_directory(family_.directory(), watcher_);  // which may have come with the file
  const std::size_t before = files_.size();
  Older older = unread_older(context, nullptr);
  if (files_.size() == before) return false;
  told_ = 0;
  tell_packed();
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
  return true;
}

// The file at hand was cut. What was written to it before that may stand in a copy, which goes on
// where it was read.
void FollowedLog::start_anew(const SourceContext& context) {
  Reading& cut = files_.front();
  const TextMark mark = cut.file->mark();
  known_.add({FileStamp{}, {}, mark});
  cut.file->restart();
  Joiner joiner = std::exchange(cut.joiner, nullptr);
  Older older = unread_older(context, &mark);
  cut.early_copies = std::move(older.early_copies);
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

void FollowedLog::drop_late_file(const Readings::iterator& late) {
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
  const auto is_it = [&](const Reading& each) { return each.file->identity() == identity; };
  return std::any_of(files_.begin(), files_.end(), is_it) ||
         std::any_of(late_.begin(), late_.end(), is_it);
}

// Why the name cannot be opened; that it is not there yet is said by who asked for it.
void FollowedLog::tell_once(int error) {
  if (error == ENOENT || std::exchange(told_, error) == error) return;
  diagnostics_.error(cannot_open(family_.path(), error));
}

// Of what is appended to a compressed file nothing can be read.
void FollowedLog::tell_packed() const {
  if (was_found_ || files_.empty() || !files_.back().file->is_packed()) return;
  diagnostics_.note(printable(family_.path()) +
                    " is compressed: it is read once, and what is appended to it is not");
}

}  // namespace gsaw
