// What an entry is sorted by when that is not its time.
#include "analyze/sort_key.h"

#include <cassert>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "base/decimal.h"
#include "query/clock_span.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

int sign(double difference) { return difference < 0 ? -1 : (difference > 0 ? 1 : 0); }

}  // namespace

SortKey SortKey::of(const JsonValue& value, bool reads_clocks) {
  SortKey key;
  if (value.is_container() || value.type == JsonType::null) return key;
  std::string scratch;
  key.text_ = decoded_text(value, scratch);
  if (key.text_.empty()) return key;
  if (Decimal::parse(key.text_)) {
    key.kind_ = Kind::number;
    key.nearest_ = std::strtod(key.text_.c_str(), nullptr);
  } else if (const auto duration = span_of_value(key.text_, reads_clocks)) {
    key.kind_ = Kind::duration;
    key.nearest_ = static_cast<double>(*duration);
  } else {
    key.kind_ = Kind::text;
  }
  return key;
}

SortKey SortKey::of(Level level) {
  SortKey key;
  key.kind_ = Kind::number;
  key.text_ = std::to_string(-static_cast<int>(level));
  key.nearest_ = -static_cast<double>(level);
  return key;
}

int SortKey::compare(const SortKey& other) const {
  assert(!is_missing() && !other.is_missing());
  if (kind_ != other.kind_) return kind_ < other.kind_ ? -1 : 1;
  if (kind_ == Kind::text) return text_.compare(other.text_);
  if (nearest_ != other.nearest_) return sign(nearest_ - other.nearest_);
  if (kind_ == Kind::duration || text_ == other.text_) return 0;
  return Decimal::parse(text_)->compare(*Decimal::parse(other.text_));
}

std::size_t SortKeys::add(std::vector<SortKey> keys) {
  const std::size_t first = keys_.size();
  keys_.insert(keys_.end(), std::make_move_iterator(keys.begin()),
               std::make_move_iterator(keys.end()));
  return first;
}

bool SortKeys::comes_before(std::size_t one, std::size_t other, bool smallest_first) const {
  const SortKey& first = keys_[one];
  const SortKey& second = keys_[other];
  if (first.is_missing() || second.is_missing()) {
    return !first.is_missing() && second.is_missing();
  }
  const int compared = first.compare(second);
  return smallest_first ? compared < 0 : compared > 0;
}

}  // namespace gsaw
