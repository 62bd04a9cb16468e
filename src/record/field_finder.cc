// The values of one field in the entries of a log, one entry after another.
#include "record/field_finder.h"

namespace gsaw {

// As FieldPath::place_among.
std::size_t FieldFinder::place_in(const Record& record) {
  if (record.keys == KeySequences::kUnknown || record.layers.count != 1) return FieldPath::kVaries;
  Known& known = known_[record.keys % known_.size()];
  if (known.keys != record.keys || known.reader != record.layouts ||
      known.members != record.members.size()) {
    known = {record.layouts, record.keys, record.members.size(), field_.path.place_among(record)};
  }
  return known.place;
}

const JsonValue* FieldFinder::sole(const Record& record) {
  if (record.malformed) return nullptr;
  if (const auto role = field_.role; role && *role != Role::stack) {
    if (!is_played(*role)) return nullptr;
    if (const auto& found = record.role(*role)) {
      return record.may_be_repeated(*role) ? nullptr : &found->value;
    }
  }
  const std::size_t place = field_.role == Role::stack ? FieldPath::kVaries : place_in(record);
  return place < FieldPath::kVaries ? &record.members[place].value : nullptr;
}

bool FieldFinder::any_of_many(const Record& record, FunctionRef<bool(const JsonValue&)> use) {
  if (record.malformed) return false;
  if (field_.role) {
    if (const auto any = any_of_role(record, *field_.role, use)) return *any;
  }
  const std::size_t place = place_in(record);
  if (place == FieldPath::kVaries) return field_.path.any(record, use);
  return place != FieldPath::kNowhere && use(record.members[place].value);
}

}  // namespace gsaw
