// Where the `_` before GELF's additional fields need not be shown.
#include "render/gelf_mark.h"

#include <algorithm>

#include "record/field_path.h"

namespace gsaw {

void GelfMark::look_at_entry() {
  known_ = true;
  others_ = 0;
  in_gelf_ = record_->format().is_gelf();
  if (!in_gelf_) return;
  // What is escaped may be any key.
  const bool escapes = record_->format().may_have_escaped_keys();
  for (const JsonMember& member : record_->members) {
    if (member.key.empty() || member.key.front() == '_') continue;
    others_ |= escapes ? ~std::uint64_t{0} : bit(member.key);
  }
}

bool GelfMark::has_key(std::string_view name) const {
  return std::any_of(record_->members.begin(), record_->members.end(),
                     [&](const JsonMember& member) { return key_is(member.key, name); });
}

}  // namespace gsaw
