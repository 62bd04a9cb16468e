// Tells that something has happened to files and in directories, without asking them all the time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "input/file_descriptor.h"

struct inotify_event;

namespace gsaw {

// Who is told.
struct Watcher {
  bool is_changed = true;  // something may have happened; whoever looks sets it back
  bool is_lost = false;    // its file or directory was deleted or renamed; likewise
  // The names, in the same directory, to which a file of this name (if any) was renamed, in order.
  std::string name = {};
  std::vector<std::string> renamed_to = {};
  // How many names came into the directory.
  std::size_t names_seen = 0;
  // The names of files that came, as they have come; of very many the last. To come is also to give
  // up `name`; a file that is renamed after that keeps its place.
  std::vector<std::string> in_order = {};
};

// By inotify. Where there is none, or it does not see what others write (a network's file
// systems), whoever waits must ask every kPolling milliseconds; else once in kSlow, should
// something have been missed.
class ChangeWatch {
 public:
  static constexpr int kPolling = 100, kSlow = 1000;

  ChangeWatch();

  // From now on `watcher` is told of what is written to the file, or of names that come and go in
  // the directory, until nobody else holds it. What cannot be watched is asked.
  void watch_file(const std::string& path, const std::shared_ptr<Watcher>& watcher);
  void watch_directory(const std::string& path, const std::shared_ptr<Watcher>& watcher);

  // Readable when something has happened; -1: never.
  int descriptor() const { return inotify_.get(); }
  // How long to wait at most, in milliseconds.
  int longest_wait() const { return is_blind_ ? kPolling : kSlow; }

  // Tells the watchers what has happened.
  void take_changes();
  // Tells them all that something may have happened.
  void suspect_all();

 private:
  using Watchers = std::vector<std::weak_ptr<Watcher>>;

  void watch(const std::string& path, std::uint32_t events,
             const std::shared_ptr<Watcher>& watcher);
  void tell(const inotify_event& event, const std::string& name);

  FileDescriptor inotify_;
  bool is_blind_ = false;
  std::map<int, Watchers> watchers_;  // by the number of the watch
  Watchers all_;
  // A name that has gone, until the next event tells where to.
  std::uint32_t cookie_ = 0;
  std::string renamed_;
};

}  // namespace gsaw
