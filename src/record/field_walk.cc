// Every value of an entry under its dotted path: the one walk over fields.
#include "record/field_walk.h"

#include <utility>

#include "record/json_text.h"

namespace gsaw {

std::string_view FieldWalk::decoded(std::string_view key) {
  return decode_json_string(key, key_text_);
}

void FieldWalk::grow(std::size_t kept, std::size_t more) {
  const std::size_t size = 2 * (kept + more + 1 + kReadable);
  // Not value-initialised: it is about to be written.
  std::unique_ptr<char[]> larger(new char[size]);
  std::memcpy(larger.get(), path_, kept);
  far_ = std::move(larger);
  path_ = far_.get();
  path_size_ = size;
}

}  // namespace gsaw
