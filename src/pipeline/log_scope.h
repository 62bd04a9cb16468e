// What an input tells of all its entries, for whoever parses lines of it.
#pragma once

#include "input/input_file.h"
#include "record/date_order.h"
#include "record/journal_log.h"

namespace gsaw {

// As long as it lives, this thread reads entries of `file`, which may be null. They nest.
class LogScope {
 public:
  explicit LogScope(const InputFile* file)
      : dates_(file != nullptr ? file->dates.get() : DateOrder::open),
        journal_(file != nullptr && file->is_journal.get()) {}

 private:
  DateOrderScope dates_;
  JournalLogScope journal_;
};

}  // namespace gsaw
