// Tells that something has happened to files and in directories, without asking them all the time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "input/file_descriptor.h"
#include "input/seen_names.h"
#include "input/watchers.h"

struct inotify_event;

namespace gsaw {

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

  // As long as it is the same, no name came or went in the directory that the path leads to.
  struct DirectoryState {
    int number = 0;  // of the watch, which no other directory gets
    std::uint64_t changes = 0, suspicions = 0;

    bool operator==(const DirectoryState&) const = default;
  };
  // Takes what has happened. None where not all of that is seen.
  std::optional<DirectoryState> state_of(const std::string& directory);
  // Tells them all that something may have happened.
  void suspect_all();

 private:
  // A file or a directory.
  struct Watched {
    bool is_seen_here = true;  // whoever writes to it
    std::uint64_t changes = 0;
    Watchers watchers = {};
    std::shared_ptr<SeenNames> names = nullptr;  // of a directory
    // A name that has gone, until the next event tells where to.
    std::uint32_t cookie = 0;
    std::string renamed = {};
  };
  using ByNumber = std::map<int, Watched>;

  ByNumber::iterator watch(const std::string& path, std::uint32_t events);
  void tell(const inotify_event& event, const std::string& name, std::set<int>& changed);
  static void note_name(Watched& directory, const inotify_event& event, const std::string& name);

  FileDescriptor inotify_;
  bool is_blind_ = false;
  ByNumber watched_;  // by the number of the watch
  Watchers all_;
  std::uint64_t suspicions_ = 0;  // how often something may have been missed
};

}  // namespace gsaw
