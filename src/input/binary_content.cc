// Whether a file that a directory happens to hold is a log at all.
#include "input/binary_content.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/nul_run.h"

namespace gsaw {
namespace {

bool may_stand_before_entry(char c) { return c == '\n' || c == '\r' || c == '\0' || is_blank(c); }

// Random bytes, too, have a `{"` in most 64 KiB; with two letters behind it in hardly any.
bool begins_key(std::string_view text) {
  const auto is_name = [](char c) {
    return is_ascii_letter(c) || is_digit(c) || c == '_' || c == '@' || c == '$' || c == '.';
  };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text.size() > 2 && text[0] == '"' && is_name(text[1]) &&
         (is_name(text[2]) || text[2] == '"');
}

// By its first bytes.
bool is_suspected(std::string_view head) {
  head.remove_prefix(leading_nuls(head));
  return head.find('\0') != head.npos;
}

// A `{` at the begin of a line, or behind a blank or a NUL, and then a key.
bool shows_entry(std::string_view sample) {
  for (std::size_t at = sample.find('{'); at != sample.npos; at = sample.find('{', at + 1)) {
    const bool may_begin = at == 0 || may_stand_before_entry(sample[at - 1]);
    if (may_begin && begins_key(sample.substr(at + 1))) return true;
  }
  return false;
}

}  // namespace

bool BinaryContent::is_binary(std::uint64_t size, Read read) {
  const auto at_most = [size](std::size_t wanted) {
    return static_cast<std::size_t>(std::min<std::uint64_t>(size, wanted));
  };
  const std::size_t sample = at_most(kSample);
  return is_suspected(read(0, at_most(kHead))) && !shows_entry(read(0, sample)) &&
         !shows_entry(read(size - sample, sample));
}

bool BinaryContent::is_binary(std::string_view content) {
  return is_binary(content.size(), [&](std::uint64_t offset, std::size_t wanted) {
    return content.substr(static_cast<std::size_t>(offset), wanted);
  });
}

}  // namespace gsaw
