// Which fields say the same in all entries of a transaction.
#include "analyze/shared_fields.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "record/field_walk.h"
#include "record/id_spelling.h"
#include "record/json_text.h"
#include "record/json_walk.h"

namespace gsaw {
namespace {

bool plays_role(const Record& record, const JsonValue& value) {
  constexpr std::array kRoles = {Role::time, Role::level, Role::message, Role::host, Role::logger};
  return std::any_of(kRoles.begin(), kRoles.end(), [&](Role role) {
    const auto& found = record.role(role);
    return found && found->value.raw.data() == value.raw.data();
  });
}

}  // namespace

void SharedFields::note(Use& use, std::string_view text, bool is_id) const {
  // What is longer is not worth a place in a head.
  constexpr std::size_t kLongest = 200;
  (is_id ? use.says_id : use.says_other) = true;
  if (use.entries == 0) use.text = text.substr(0, kLongest + 1);
  if (use.last_entry == entries_ || text != use.text || text.size() > kLongest) use.varies = true;
  if (use.last_entry != entries_) ++use.entries;
  use.last_entry = entries_;
}

void SharedFields::add(const Record& record) {
  ++entries_;
  FieldWalk walk;
  std::string scratch;
  walk.any(
      record, [](std::string_view, std::uint32_t) { return true; },
      [&](const Field& field) {
        // What pretty output leaves out.
        if (is_empty(record.tokens, field.value) || plays_role(record, field.value)) return false;
        auto use = uses_.find(field.path);
        if (use == uses_.end()) {
          if (uses_.size() == kMost) return false;
          use = uses_.emplace(std::string(field.path), Use()).first;
        }
        const bool is_plain = !field.value.is_container();
        const std::string_view text =
            is_plain ? decoded_text(field.value, scratch) : field.value.raw;
        note(use->second, text, is_plain && is_same_id(text, id_));
        return false;
      });
}

std::vector<std::string> SharedFields::id_fields() const {
  std::vector<std::string> paths;
  for (const auto& [path, use] : uses_) {
    if (use.says_id && !use.says_other) paths.push_back(path);
  }
  return paths;
}

std::vector<std::string> SharedFields::common_fields() const {
  std::vector<std::string> paths;
  if (entries_ < 2) return paths;
  for (const auto& [path, use] : uses_) {
    if (!use.varies && !use.says_id && use.entries == entries_) paths.push_back(path);
  }
  return paths;
}

}  // namespace gsaw
