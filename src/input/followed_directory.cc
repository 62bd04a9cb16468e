// A directory that is followed: its logs, those below it, and those that come.
#include "input/followed_directory.h"

#include <algorithm>
#include <cerrno>
#include <deque>
#include <set>
#include <utility>

#include "input/file_identity.h"
#include "input/log_directory.h"
#include "input/open_error.h"
#include "input/rotation_set.h"

namespace gsaw {
namespace {

// Of `names` those that rotation has made of none of the others, nor of the logs that are known:
// these may be gone for a moment.
std::vector<std::string> logs_among(const std::vector<std::string>& names,
                                    const std::vector<std::string>& known) {
  std::vector<std::string> all = names;
  all.insert(all.end(), known.begin(), known.end());
  const RotationSets sets(all);
  std::vector<std::string> logs;
  for (const std::string& name : names) {
    if (!sets.holds_log_of(name)) logs.push_back(name);
  }
  return logs;
}

bool is_there(const std::string& path) { return stamp_of(path) || errno != ENOENT; }

// From behind the one that was last, so that none waits for a busy one.
template <class Inputs>
std::optional<FileBlock> next_of(Inputs& inputs, std::string& last, const SourceContext& context) {
  auto input = inputs.upper_bound(last);
  for (std::size_t i = 0; i < inputs.size(); ++i, ++input) {
    if (input == inputs.end()) input = inputs.begin();
    auto block = input->second->next(context);
    if (!block) continue;
    last = input->first;
    return block;
  }
  return std::nullopt;
}

}  // namespace

FollowedDirectory::FollowedDirectory(std::string path, std::string root, SharedListings& listings,
                                     Diagnostics& diagnostics)
    : path_(std::move(path)),
      root_(std::move(root)),
      listings_(listings),
      diagnostics_(diagnostics) {
  listings_.watch().watch_directory(path_, watcher_);
}

void FollowedDirectory::begin_at_end(std::deque<LaneInputs>& so_far) {
  watcher_->is_changed = false;
  look(&so_far);
}

// `so_far`: null when what is found has come since.
void FollowedDirectory::look(std::deque<LaneInputs>* so_far) {
  if (std::exchange(watcher_->is_lost, false)) listings_.watch().watch_directory(path_, watcher_);
  std::erase_if(logs_, [](const auto& each) { return each.second->is_gone(); });
  std::erase_if(directories_, [](const auto& each) { return each.second->is_gone(); });
  LinkedFiles linked(root_);
  LeftOut left_out;
  const auto listed = list_log_directory(path_, linked, left_out);
  if (!listed) return cannot_list(listed.error());
  std::vector<std::string> names, known;
  bool is_stream = false;
  for (const DirectoryEntry& entry : listed->files) {
    is_stream |= entry.in_stream;
    if (!entry.in_stream) names.push_back(entry.name);
  }
  for (const auto& [name, log] : logs_) known.push_back(name);
  if (is_stream && !logs_.contains("")) add_log("", LogFamily::of_stream(path_), so_far);
  add_logs(logs_among(names, known), so_far);
  for (const std::string& name : listed->directories) {
    if (directories_.contains(name)) continue;
    auto below = std::make_unique<FollowedDirectory>(path_in_directory(path_, name), root_,
                                                     listings_, diagnostics_);
    if (so_far != nullptr) below->begin_at_end(*so_far);
    directories_.emplace(name, std::move(below));
  }
}

// One that was deleted may come again.
void FollowedDirectory::cannot_list(const Error& error) {
  if (!is_there(path_)) {
    watcher_->is_lost = true;
  } else if (std::exchange(told_, error.message) != error.message) {
    diagnostics_.error(error);
  }
}

bool FollowedDirectory::is_gone() const {
  return logs_.empty() && directories_.empty() && !is_there(path_);
}

// But for those that are followed, be it under another name, for what logs were renamed to, be it
// read by now or not, for the output, and for what is gone, as well as links whose file is not
// there yet: that may come to be one that is followed as it is.
void FollowedDirectory::add_logs(const std::vector<std::string>& names,
                                 std::deque<LaneInputs>* so_far) {
  listings_.watch().take_changes();  // of all that is listed
  std::set<std::pair<dev_t, ino_t>> read;
  std::set<std::string> renamed;
  const auto add_read = [&](const FollowedLog& log) {
    for (const FileIdentity& each : log.held()) read.emplace(each.device, each.inode);
  };
  for (const auto& [name, log] : logs_) {
    add_read(*log);
    renamed.insert(log->renamed_to().begin(), log->renamed_to().end());
  }
  std::map<std::string, FileIdentity> of_logs;
  const auto is_of_log = [&](const std::string& name, const FileIdentity& identity) {
    const auto before = of_logs_.find(name);
    return renamed.contains(name) || read.contains({identity.device, identity.inode}) ||
           (before != of_logs_.end() && before->second == identity);
  };
  const auto output = identity_of_output();
  for (const std::string& name : names) {
    if (logs_.contains(name)) continue;
    const std::string path = path_in_directory(path_, name);
    const auto stamp = stamp_of(path);
    if (!stamp && errno == ENOENT) continue;
    if (stamp && stamp->identity == output) {
      tell_output(path);
    } else if (stamp && is_of_log(name, stamp->identity)) {
      of_logs.emplace(name, stamp->identity);
    } else {
      add_read(add_log(name, LogFamily::of_file(path), so_far));
    }
  }
  of_logs_ = std::move(of_logs);
}

const FollowedLog& FollowedDirectory::add_log(const std::string& name, LogFamily family,
                                              std::deque<LaneInputs>* so_far) {
  auto log = std::make_unique<FollowedLog>(std::move(family), listings_, diagnostics_);
  log->was_found();
  if (so_far != nullptr) log->begin_at_end(*so_far);
  return *logs_.emplace(name, std::move(log)).first->second;
}

// That a file is not followed, as it is the output.
void FollowedDirectory::tell_output(const std::string& path) {
  if (!std::exchange(told_output_, true)) diagnostics_.note(output_is_input(path).message);
}

std::optional<FileBlock> FollowedDirectory::next(const SourceContext& context) {
  if (std::exchange(watcher_->is_changed, false)) look(nullptr);
  if (auto block = next_of(logs_, last_log_, context)) return block;
  return next_of(directories_, last_directory_, context);
}

void FollowedDirectory::finish() {
  watcher_->is_changed = false;
  for (const auto& [name, log] : logs_) log->finish();
  for (const auto& [name, directory] : directories_) directory->finish();
}

}  // namespace gsaw
