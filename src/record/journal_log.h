// Whether the log at hand is systemd's journal, as journalctl writes it.
#pragma once

namespace gsaw {

// As long as it lives, this thread reads entries of such a log, or of another. They nest.
//
// The journal alone writes messages as arrays of bytes, so only in its logs is one looked into for
// JSON (unfold.h), which no search of the raw line could find.
class JournalLogScope {
 public:
  explicit JournalLogScope(bool is_journal);
  ~JournalLogScope();
  JournalLogScope(const JournalLogScope&) = delete;
  JournalLogScope& operator=(const JournalLogScope&) = delete;

 private:
  bool before_;
};

// Of the innermost scope; without one it is no such log.
bool in_journal_log();

}  // namespace gsaw
