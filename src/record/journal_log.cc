// Whether the log at hand is systemd's journal, as journalctl writes it.
#include "record/journal_log.h"

namespace gsaw {
namespace {

thread_local bool of_journal = false;

}  // namespace

JournalLogScope::JournalLogScope(bool is_journal) : before_(of_journal) { of_journal = is_journal; }

JournalLogScope::~JournalLogScope() { of_journal = before_; }

bool in_journal_log() { return of_journal; }

}  // namespace gsaw
