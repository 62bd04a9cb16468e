// inotify, and what to do without.
#include "input/change_watch.h"

#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <vector>

namespace gsaw {
namespace {

// Others may write to these from elsewhere, of which the kernel here knows nothing. From
// linux/magic.h and the file systems' own headers.
bool is_seen_here(const std::string& path) {
  struct statfs status {};
  if (::statfs(path.c_str(), &status) != 0) return true;
  constexpr std::array<std::uint32_t, 8> kElsewhere = {
      0x6969 /* nfs */,    0xFF534D42 /* cifs */, 0xFE534D42 /* smb2 */, 0x517B /* smb */,
      0x01021997 /* 9p */, 0x65735546 /* fuse */, 0x00C36400 /* ceph */, 0x9FA0 /* proc */};
  return std::find(kElsewhere.begin(), kElsewhere.end(),
                   static_cast<std::uint32_t>(status.f_type)) == kElsewhere.end();
}

constexpr std::uint32_t kFileEvents = IN_MODIFY | IN_ATTRIB | IN_MASK_ADD;
constexpr std::uint32_t kDirectoryEvents =
    IN_CREATE | IN_MOVE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_MASK_ADD;

// Nobody may look for a long time.
void add_last(std::vector<std::string>& names, const std::string& name) {
  constexpr std::ptrdiff_t kMost = 1000;
  names.push_back(name);
  if (std::ssize(names) > 2 * kMost) names.erase(names.begin(), names.begin() + kMost);
}

}  // namespace

ChangeWatch::ChangeWatch()
    : inotify_(FileDescriptor::above_stdio(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK))),
      is_blind_(!inotify_.is_open()) {}

void ChangeWatch::watch_file(const std::string& path, const std::shared_ptr<Watcher>& watcher) {
  all_.add(watcher);
  const auto file = watch(path, kFileEvents);
  if (file != watched_.end()) file->second.watchers.add(watcher);
}

void ChangeWatch::watch_directory(const std::string& path,
                                  const std::shared_ptr<Watcher>& watcher) {
  all_.add(watcher);
  const auto found = watch(path, kDirectoryEvents);
  if (found == watched_.end()) return;
  Watched& directory = found->second;
  directory.watchers.add(watcher);
  if (directory.names == nullptr) directory.names = std::make_shared<SeenNames>();
  if (watcher->names == directory.names) return;
  watcher->names = directory.names;
  watcher->names_done = 0;
}

// The end where it cannot be watched.
ChangeWatch::ByNumber::iterator ChangeWatch::watch(const std::string& path, std::uint32_t events) {
  if (!inotify_.is_open()) return watched_.end();
  const int number = ::inotify_add_watch(inotify_.get(), path.c_str(), events);
  if (number < 0) {
    is_blind_ |= errno != ENOENT;  // there are no more watches
    return watched_.end();
  }
  const auto [watched, is_new] = watched_.try_emplace(number);
  if (is_new) watched->second.is_seen_here = is_seen_here(path);
  is_blind_ |= !watched->second.is_seen_here;
  return watched;
}

std::optional<ChangeWatch::DirectoryState> ChangeWatch::state_of(const std::string& directory) {
  take_changes();
  const auto watched = watch(directory, kDirectoryEvents);
  if (watched == watched_.end() || !watched->second.is_seen_here) return std::nullopt;
  return DirectoryState{watched->first, watched->second.changes, suspicions_};
}

void ChangeWatch::take_changes() {
  std::array<char, 16384> buffer;
  std::set<int> changed;
  for (;;) {
    const ssize_t got = ::read(inotify_.get(), buffer.data(), buffer.size());
    if (got <= 0) break;
    const auto size = static_cast<std::size_t>(got);
    for (std::size_t at = 0; at < size;) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      tell(event, event.len > 0 ? buffer.data() + at + sizeof event : "", changed);
      at += sizeof event + event.len;
    }
  }
  // Once, however much has happened: a directory may have many watchers.
  for (const int number : changed) {
    const auto watched = watched_.find(number);
    if (watched == watched_.end()) continue;
    watched->second.watchers.for_each([](Watcher& watcher) { watcher.is_changed = true; });
  }
}

// But for those of what has `changed`, that it has.
void ChangeWatch::tell(const inotify_event& event, const std::string& name,
                       std::set<int>& changed) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) return suspect_all();
  const auto found = watched_.find(event.wd);
  if (found == watched_.end()) return;
  Watched& watched = found->second;
  ++watched.changes;
  changed.insert(event.wd);
  if (watched.names != nullptr) note_name(watched, event, name);
  if ((event.mask & (IN_IGNORED | IN_MOVE_SELF)) != 0) {
    watched.watchers.for_each([](Watcher& watcher) {
      watcher.is_changed = true;
      watcher.is_lost = true;
    });
  }
  if ((event.mask & IN_IGNORED) != 0) watched_.erase(found);
}

void ChangeWatch::note_name(Watched& directory, const inotify_event& event,
                            const std::string& name) {
  if ((event.mask & IN_MOVED_FROM) != 0) {
    directory.cookie = event.cookie;
    directory.renamed = name;
  } else if ((event.mask & IN_MOVED_TO) != 0 && event.cookie == directory.cookie) {
    const bool is_log = !directory.renamed.empty() &&
                        directory.watchers.for_each_of(directory.renamed, [&](Watcher& watcher) {
                          add_last(watcher.renamed_to, name);
                        });
    directory.names->rename(directory.renamed, name, is_log);
  } else if ((event.mask & (IN_MOVED_TO | IN_CREATE)) != 0) {
    directory.names->come(name);
  }
}

void ChangeWatch::suspect_all() {
  ++suspicions_;
  all_.for_each([](Watcher& watcher) { watcher.is_changed = true; });
}

}  // namespace gsaw
