// The right side of `in`: many values, asked in constant time.
#include "query/value_set.h"

#include "base/decimal.h"
#include "query/case_fold.h"
#include "record/json_text.h"

namespace gsaw {
void ValueSet::add(std::string_view text, bool number) {
  std::string value;
  if (ignore_case_) {
    append_folded(value, text);
  } else {
    value = text;
  }
  texts_.insert(std::move(value));
  if (number && is_json_number(text)) {
    std::string canonical;
    Decimal::parse(text)->append_canonical(canonical);
    numbers_.insert(std::move(canonical));
  }
}

void ValueSet::add_glob(std::string_view pattern) {
  globs_.push_back(TextMatcher::glob(pattern, ignore_case_));
}

bool ValueSet::holds(const JsonValue& value, std::string_view text, std::string& scratch) const {
  if (ignore_case_) {
    scratch.clear();
    append_folded(scratch, text);
    if (texts_.contains(scratch)) return true;
  } else if (texts_.contains(text)) {
    return true;
  }
  for (const TextMatcher& glob : globs_) {
    if (glob.matches(text)) return true;
  }
  if (value.type != JsonType::number || numbers_.empty()) return false;
  const auto number = Decimal::parse(value.raw);
  if (!number) return false;
  scratch.clear();
  number->append_canonical(scratch);
  return numbers_.contains(scratch);
}

}  // namespace gsaw
