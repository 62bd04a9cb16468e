// A directory that is followed: its logs, those below it, and those that come.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "input/file_identity.h"
#include "input/followed_input.h"
#include "input/followed_log.h"
#include "input/shared_listing.h"

namespace gsaw {

// Which of its files are logs is decided as when it is read once; what rotation has made of another
// is not followed by itself. Logs that come later are read from their begin on.
class FollowedDirectory : public FollowedInput {
 public:
  // `root`: the directory that was named, it or one above it. The others must outlive it.
  FollowedDirectory(std::string path, std::string root, SharedListings& listings,
                    Diagnostics& diagnostics);

  // What is there now was read: its logs are added to `so_far`.
  void begin_at_end(std::deque<LaneInputs>& so_far);

  std::optional<FileBlock> next(const SourceContext& context) override;
  void finish() override;

  // True when it was deleted, and nothing is left of it.
  bool is_gone() const;

 private:
  void look(std::deque<LaneInputs>* so_far);
  void add_logs(const std::vector<std::string>& names, std::deque<LaneInputs>* so_far);
  const FollowedLog& add_log(const std::string& name, LogFamily family,
                             std::deque<LaneInputs>* so_far);
  void cannot_list(const Error& error);
  void tell_output(const std::string& path);

  const std::string path_, root_;
  SharedListings& listings_;
  Diagnostics& diagnostics_;
  std::shared_ptr<Watcher> watcher_ = std::make_shared<Watcher>();
  std::map<std::string, std::unique_ptr<FollowedLog>> logs_;  // by name; the stream's is empty
  std::map<std::string, std::unique_ptr<FollowedDirectory>> directories_;  // by name
  // Names that are no logs of their own, and the files that logs have read, or read, under them.
  std::map<std::string, FileIdentity> of_logs_;
  std::string last_log_, last_directory_;  // whose turn it was
  std::string told_;                       // the error
  bool told_output_ = false;               // that a file in it is also the output
};

}  // namespace gsaw
