// A member's key as role names are compared.
#include "record/key_name.h"

#include "base/ascii.h"

namespace gsaw {
namespace {

constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

KeyName::KeyName(std::string_view key) {
  if (key.size() > kLongestKey) return;
  while (!key.empty() && (key.front() == '_' || key.front() == '@')) key.remove_prefix(1);
  char before = 0;
  for (const char c : key) {
    if (is_key_separator(c)) {
      separators_ |= std::uint64_t{1} << size_;
    } else if (size_ == kLongest) {
      size_ = 0;
      return;
    } else {
      if (is_ascii_upper(c) && !is_ascii_upper(before)) capitals_ |= std::uint64_t{1} << size_;
      bytes_[size_++] = ascii_lower(c);
    }
    before = c;
  }
}

}  // namespace gsaw
