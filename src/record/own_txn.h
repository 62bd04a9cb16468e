// The transaction that an entry says it belongs to.
#pragma once

#include <string>
#include <string_view>

#include "record/record.h"

namespace gsaw {

// Its id without the envelope that it may stand in, in lower case where it is hexadecimal, as the
// same id is logged in both. Empty: the entry names none. A view of the line, or of one of the
// scratches.
std::string_view own_txn(const Record& record, std::string& scratch, std::string& lowered);

}  // namespace gsaw
