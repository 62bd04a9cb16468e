// Every value of an entry under its dotted path: the one walk over fields.
#include "record/field_walk.h"

#include "record/json_text.h"

namespace gsaw {

std::string_view FieldWalk::decoded(std::string_view key) {
  return decode_json_string(key, key_text_);
}

}  // namespace gsaw
