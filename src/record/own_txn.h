// The transaction that an entry says it belongs to.
#pragma once

#include <string>
#include <string_view>

#include "record/record.h"

namespace gsaw {

// The id that a value names, `text`, decoded: without the envelope that it may stand in, and
// in_one_case(). A view of the text, or of `lowered`.
std::string_view bare_txn(std::string_view text, std::string& lowered);

// The same of the member that names the entry's own. Empty: it names none. A view of the line, or
// of one of the scratches.
std::string_view own_txn(const Record& record, std::string& scratch, std::string& lowered);

}  // namespace gsaw
