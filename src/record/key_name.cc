// A member's key as role names are compared.
#include "record/key_name.h"

#include "base/ascii.h"

namespace gsaw {

KeyName::KeyName(std::string_view key) {
  if (key.size() > kLongestKey) return;
  while (!key.empty() && (key.front() == '_' || key.front() == '@')) key.remove_prefix(1);
  for (const char c : key) {
    if (is_key_separator(c)) continue;
    if (size_ == kLongest) {
      size_ = 0;
      return;
    }
    bytes_[size_++] = ascii_lower(c);
  }
}

}  // namespace gsaw
