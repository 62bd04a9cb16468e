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

bool FieldFinder::any(const Record& record, FunctionRef<bool(const JsonValue&)> use) {
  if (record.malformed) return false;
  if (field_.role) {
    if (const auto any = any_of_role(record, *field_.role, use)) return *any;
  }
  const std::size_t place = place_in(record);
  if (place == FieldPath::kVaries) return field_.path.any(record, use);
  return place != FieldPath::kNowhere && use(record.members[place].value);
}

}  // namespace gsaw
