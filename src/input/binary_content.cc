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

}  // namespace

bool BinaryContent::is_suspected(std::string_view head) {
  head = head.substr(0, kHead);
  head.remove_prefix(leading_nuls(head));
  return head.find('\0') != head.npos;
}

bool BinaryContent::shows_entry(std::string_view sample) {
  for (std::size_t at = sample.find('{'); at != sample.npos; at = sample.find('{', at + 1)) {
    const bool may_begin = at == 0 || may_stand_before_entry(sample[at - 1]);
    if (may_begin && begins_key(sample.substr(at + 1))) return true;
  }
  return false;
}

bool BinaryContent::is_binary(std::string_view content) {
  return is_suspected(content) && !shows_entry(content.substr(0, kSample)) &&
         !shows_entry(content.substr(content.size() - std::min(content.size(), kSample)));
}

}  // namespace gsaw
