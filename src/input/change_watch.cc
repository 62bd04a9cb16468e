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

// A watcher that is told twice of a change costs a look, one that is kept for ever costs memory.
void add_to(std::vector<std::weak_ptr<Watcher>>& watchers,
            const std::shared_ptr<Watcher>& watcher) {
  std::erase_if(watchers, [&](const std::weak_ptr<Watcher>& each) {
    const bool is_it = !each.owner_before(watcher) && !watcher.owner_before(each);
    return is_it || each.expired();
  });
  watchers.push_back(watcher);
}

// Nobody may look for a long time.
void note_name(std::vector<std::string>& names, const std::string& name) {
  constexpr std::ptrdiff_t kMost = 1000;
  names.push_back(name);
  if (std::ssize(names) > 2 * kMost) names.erase(names.begin(), names.begin() + kMost);
}

// A file has a name by now; `old_name`: the one before, empty if it had none here.
void note_file(Watcher& watcher, const std::string& old_name, const std::string& name) {
  ++watcher.names_seen;
  std::vector<std::string>& names = watcher.in_order;
  std::erase(names, name);  // of a file that is no more
  if (old_name.empty() || old_name == watcher.name) {
    std::erase(names, old_name);
    return note_name(names, name);
  }
  // One that is not in it was there before all that are.
  std::replace(names.begin(), names.end(), old_name, name);
}

}  // namespace

ChangeWatch::ChangeWatch()
    : inotify_(FileDescriptor::above_stdio(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK))),
      is_blind_(!inotify_.is_open()) {}

void ChangeWatch::watch_file(const std::string& path, const std::shared_ptr<Watcher>& watcher) {
  watch(path, IN_MODIFY | IN_ATTRIB | IN_MASK_ADD, watcher);
}

void ChangeWatch::watch_directory(const std::string& path,
                                  const std::shared_ptr<Watcher>& watcher) {
  watch(path, IN_CREATE | IN_MOVE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_MASK_ADD,
        watcher);
}

void ChangeWatch::watch(const std::string& path, std::uint32_t events,
                        const std::shared_ptr<Watcher>& watcher) {
  add_to(all_, watcher);
  is_blind_ |= !is_seen_here(path);
  if (!inotify_.is_open()) return;
  const int number = ::inotify_add_watch(inotify_.get(), path.c_str(), events);
  if (number >= 0) {
    add_to(watchers_[number], watcher);
  } else if (errno != ENOENT) {
    is_blind_ = true;  // there are no more watches
  }
}

void ChangeWatch::take_changes() {
  std::array<char, 16384> buffer;
  for (;;) {
    const ssize_t got = ::read(inotify_.get(), buffer.data(), buffer.size());
    if (got <= 0) return;
    const auto size = static_cast<std::size_t>(got);
    for (std::size_t at = 0; at < size;) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      tell(event, event.len > 0 ? buffer.data() + at + sizeof event : "");
      at += sizeof event + event.len;
    }
  }
}

void ChangeWatch::tell(const inotify_event& event, const std::string& name) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) return suspect_all();
  const auto found = watchers_.find(event.wd);
  if (found == watchers_.end()) return;
  const bool is_here = (event.mask & IN_MOVED_TO) != 0 && event.cookie == cookie_;
  const bool is_new = (event.mask & (IN_MOVED_TO | IN_CREATE)) != 0;
  for (const std::weak_ptr<Watcher>& each : found->second) {
    const auto watcher = each.lock();
    if (watcher == nullptr) continue;
    watcher->is_changed = true;
    watcher->is_lost |= (event.mask & (IN_IGNORED | IN_MOVE_SELF)) != 0;
    if (is_new) note_file(*watcher, is_here ? renamed_ : std::string(), name);
    if (is_here && watcher->name == renamed_) note_name(watcher->renamed_to, name);
  }
  if ((event.mask & IN_MOVED_FROM) != 0) {
    cookie_ = event.cookie;
    renamed_ = name;
  }
  if ((event.mask & IN_IGNORED) != 0) watchers_.erase(found);
}

void ChangeWatch::suspect_all() {
  std::erase_if(all_, [](const std::weak_ptr<Watcher>& each) { return each.expired(); });
  for (const std::weak_ptr<Watcher>& each : all_) {
    if (const auto watcher = each.lock()) watcher->is_changed = true;
  }
}

}  // namespace gsaw
