// The right side of `in`: many values, asked in constant time.
#include "query/value_set.h"

#include <cwctype>

#include "base/decimal.h"
#include "base/utf8.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

// Unicode's simple case folding, as RE2 has it for `=`: upper first, so that letters with
// two lower-case forms (σ and ς, s and ſ) become one; only Turkish takes İ and ı for i.
void append_folded(std::string& out, std::string_view text) {
  static const locale_t unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    auto folded = static_cast<wint_t>(point.value);
    const bool turkish = point.value == 0x130 || point.value == 0x131;
    if (unicode != nullptr && !turkish) folded = towlower_l(towupper_l(folded, unicode), unicode);
    append_utf8(out, static_cast<char32_t>(folded));
    text.remove_prefix(point.length);
  }
}

}  // namespace

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
