// Where the `_` before GELF's additional fields need not be shown.
#include "render/gelf_mark.h"

#include <algorithm>

#include "record/field_path.h"
#include "record/role_layout.h"

namespace gsaw {

void GelfMark::look_at_entry() {
  known_ = true;
  in_gelf_ = record_->format().is_gelf();
  if (in_gelf_ && !knows_keys_) look_at_keys();
}

void GelfMark::look_at_keys() {
  knows_keys_ = true;
  if (const RoleLayout* const layout = record_->layout_of_all()) {
    escapes_ = false;
    others_ = layout->unmarked();
    return;
  }
  escapes_ = record_->format().may_have_escaped_keys();
  others_ = escapes_ ? KeyBits::all() : KeyBits();
  for (const JsonMember& member : record_->members) {
    if (!member.key.empty() && member.key.front() != '_') others_.add(member.key);
  }
}

bool GelfMark::is_alone(std::string_view path) {
  if (path.size() > kMostPathBytes) return false;
  if (!knows_keys_) look_at_keys();
  const std::string_view name = path.substr(1);
  for (std::size_t dot = name.find('.');; dot = name.find('.', dot + 1)) {
    const std::string_view key = name.substr(0, dot);
    if (others_.may_hold(key) && has_key(key)) return false;
    if (dot == name.npos) return true;
  }
}

bool GelfMark::has_key(std::string_view name) const {
  return std::any_of(record_->members.begin(), record_->members.end(),
                     [&](const JsonMember& member) {
                       return escapes_ ? key_is(member.key, name) : member.key == name;
                     });
}

}  // namespace gsaw
