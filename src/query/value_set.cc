// The right side of `in`: many values, asked in constant time.
#include "query/value_set.h"

#include <algorithm>
#include <utility>

#include "base/decimal.h"
#include "query/case_fold.h"
#include "query/listed_values.h"
#include "record/json_text.h"

namespace gsaw {

void ValueSet::add(std::string_view text, bool number) {
  add_kept(ignore_case_ ? text : kept(text), number);
}

void ValueSet::add_lines(std::shared_ptr<const std::string> text) {
  for_each_line_value(*text, [&](std::string_view line) {
    add_kept(line, true);
    return true;
  });
  files_.push_back(std::move(text));
}

// `text` outlives the set, unless case is ignored.
void ValueSet::add_kept(std::string_view text, bool number) {
  if (ignore_case_) {
    scratch_.clear();
    append_folded(scratch_, text);
    if (!texts_.contains(scratch_)) texts_.insert(kept(scratch_));
  } else {
    texts_.insert(text);
  }
  if (!number || !is_json_number(text)) return;
  scratch_.clear();
  Decimal::parse(text)->append_canonical(scratch_);
  if (!numbers_.contains(scratch_)) numbers_.insert(kept(scratch_));
}

// A copy that stays where it is: blocks never grow.
std::string_view ValueSet::kept(std::string_view text) {
  constexpr std::size_t kBlock = std::size_t{16} << 10;
  if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < text.size()) {
    blocks_.emplace_back();
    blocks_.back().reserve(std::max(kBlock, text.size()));
  }
  std::string& block = blocks_.back();
  block += text;
  return std::string_view(block).substr(block.size() - text.size());
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
