// Where the `_` before GELF's additional fields need not be shown.
#include "render/gelf_mark.h"

#include <algorithm>
#include <cassert>

#include "query/typed_name.h"
#include "record/field_path.h"

namespace gsaw {

void GelfMark::look_at_entry() {
  known_ = true;
  others_ = 0;
  in_gelf_ = record_->format().is_gelf();
  if (!in_gelf_) return;
  for (const JsonMember& member : record_->members) {
    if (member.key.empty() || member.key.front() == '_') continue;
    // What is escaped may be any key.
    others_ |= member.key.find('\\') == member.key.npos ? bit(member.key) : ~std::uint64_t{0};
  }
}

bool GelfMark::is_hidden(std::string_view key) {
  assert(record_ != nullptr && key.starts_with('_'));
  if (!known_) look_at_entry();
  const std::string_view name = key.substr(1);
  if (!in_gelf_ || name.empty() || name.front() == '_' || is_taken_word(name)) return false;
  if ((others_ & bit(name)) == 0) return true;
  return std::none_of(record_->members.begin(), record_->members.end(),
                      [&](const JsonMember& member) { return key_is(member.key, name); });
}

}  // namespace gsaw
