// The ids of -t: which values of an entry are one of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/value_set.h"
#include "record/json_value.h"

namespace gsaw {

// An id is wanted as it is typed; a hexadecimal one (is_hex_id) in either case and in any spelling
// (id_spelling.h), as the same id is logged in all of them. Immutable; shared by threads.
class TxnIds {
 public:
  TxnIds(const std::vector<std::string>& ids, bool ignore_case);

  // Whether the value, `text` decoded, is one of the ids, or an envelope that holds one.
  // `scratch` is overwritten.
  bool holds(const JsonValue& value, std::string_view text, std::string& scratch) const;

 private:
  bool is_wanted(const JsonValue& value, std::string_view text, std::string& scratch) const;

  ValueSet ids_, hex_;
  bool any_hex_ = false;
};

}  // namespace gsaw
