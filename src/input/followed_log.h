// A log that is followed by its name, through rotation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "input/change_watch.h"
#include "input/early_copy.h"
#include "input/followed_file.h"
#include "input/followed_input.h"
#include "input/input_item.h"
#include "input/known_files.h"
#include "input/log_family.h"
#include "input/shared_listing.h"

namespace gsaw {

// What is written is given out once: the rest of the file that was read, then whole files that came
// between, then the one that has the name now. A file that was renamed is read on, as its writer
// may not know; of one that was cut the copy is read that rotation has made before. Files are known
// again by what they are and hold, never by their names.
class FollowedLog : public FollowedInput {
 public:
  // As far back entries are looked for of which a part may still come, in a log of which nobody has
  // read what was there; else as far as some were left open.
  static constexpr std::uint64_t kUnreadReach = std::uint64_t{1} << 20;

  // From its begin on, with all older files of it. Both must outlive it.
  FollowedLog(LogFamily family, SharedListings& listings, Diagnostics& diagnostics);

  // What is there now was read, but for a line without its newline: a lane of it is added to
  // `so_far`, if there is any.
  void begin_at_end(std::deque<LaneInputs>& so_far);

  std::optional<FileBlock> next(const SourceContext& context) override;
  void finish() override;

  // The name stands for a file, or did when it was last looked.
  bool has_file() const { return !files_.empty(); }
  // The files that it reads, under whatever name.
  std::vector<FileIdentity> held() const;
  // The names to which its files were renamed since it was last looked, in their order.
  const std::vector<std::string>& renamed_to() const { return watcher_->renamed_to; }
  // True when nothing is left of it, and nothing is known that may come back.
  bool is_gone() const;
  // Nobody has named it: it may turn out to be no log, and then gives out nothing.
  void was_found() { was_found_ = true; }

 private:
  using Joiner = std::shared_ptr<EntryJoiner>;
  // A file to be read, and what waits of it. In a stream all have one joiner.
  struct Reading {
    std::unique_ptr<FollowedFile> file;
    Joiner joiner = nullptr;
    std::string label = {};
    std::vector<EarlyCopy> early_copies = {};  // of its text, while nothing of it is read
    bool was_there = false;                    // at the begin, and was read up to there
  };

  using Readings = std::deque<Reading>;
  // Older files, or what is left of them to be read.
  struct Older {
    Readings files;
    bool has_copy = false;      // of the text that was cut: what goes on in it comes first
    bool has_vanished = false;  // one that was listed, and not known
    std::vector<EarlyCopy> early_copies = {};  // of what stands in the file that was cut
  };
  struct Unread {
    std::unique_ptr<FollowedFile> file;  // null when all of it was read
    bool is_copy = false;                // of the text that was cut
    std::optional<EarlyCopy> early_copy = {};
  };
  struct Found {
    Reading reading;
    bool is_copy;
    std::uint64_t rank;  // among names that were seen to come; 0: it was not seen
    Nanoseconds modified;
  };

  bool go_on(const SourceContext& context);
  bool read_on(Reading& reading, const SourceContext& context);
  bool read_late_files(const SourceContext& context);
  Joiner make_joiner(Reading& reading, const SourceContext& context);
  bool let_go_of_deleted();
  bool has_moved();
  bool take_next_files(const SourceContext& context);
  std::unique_ptr<FollowedFile> open_name();
  Older unread_older(const SourceContext& context, const TextMark* cut);
  Older list_older(const SourceContext& context, const TextMark* cut);
  std::uint64_t rank_of(const std::string& path, bool is_packed) const;
  bool may_have_copies(const Reading& reading, const Block& block, const SourceContext& context);
  bool take_copies(const SourceContext& context);
  void put_first(Readings files);
  void drop_newer(std::vector<Found>& found) const;
  static void put_in_order(std::vector<Found>& found);
  std::vector<std::string> older_paths();
  void label_first();
  bool reads(const FileIdentity& identity) const;
  bool give_label(const FileIdentity& identity, const std::string& label);
  std::vector<TextMark> marks_for(const FollowedFile& file, bool was_cut) const;
  Unread look_into(const std::string& path, const SourceContext& context, const TextMark* cut);
  void start_anew(const SourceContext& context);
  void finish_first();
  void drop_late_file(const Readings::iterator& late);
  void end(Reading& reading);
  void remember(const Reading& reading);
  bool list_so_far(LaneInputs& so_far);
  std::uint64_t names_seen();
  bool is_quiet_since(std::uint64_t seen);
  bool know_older(const std::string& path, LaneInputs& so_far);
  std::unique_ptr<FollowedFile> open_at_end(const std::string& path, LaneInputs& so_far,
                                            bool& has_lines);
  void tell_once(int error);
  void tell_packed() const;

  const LogFamily family_;
  const std::shared_ptr<SharedListing> listing_;
  ChangeWatch& watch_;
  Diagnostics& diagnostics_;
  std::shared_ptr<Watcher> watcher_ = std::make_shared<Watcher>();
  Readings files_;  // to be read, the last one as it grows
  Readings late_;   // were renamed, and may still be written to
  KnownFiles known_;
  Joiner stream_joiner_;
  std::deque<FileBlock> ready_;
  bool is_leaving_ = false;  // the name stands for another file by now
  // The first name that was seen to be given since it was last looked is that of the file at hand.
  // Not where rotation was at work: then a part with another name would pass for read.
  bool knows_renames_ = true;
  bool was_found_ = false;  // in a directory
  int told_ = 0;            // the error
};

}  // namespace gsaw
