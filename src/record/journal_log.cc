// Whether the log at hand is systemd's journal, as journalctl writes it.
#include "record/journal_log.h"

namespace gsaw {
namespace {

thread_local bool of_scope = false;

}  // namespace

JournalLogScope::JournalLogScope(bool is_journal) : before_(of_scope) { of_scope = is_journal; }

JournalLogScope::~JournalLogScope() { of_scope = before_; }

bool in_journal_log() { return of_scope; }

}  // namespace gsaw
