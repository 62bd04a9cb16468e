// Field against field.
#include "query/fields_compared.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "query/duration.h"
#include "query/value_set.h"
#include "record/epoch_time.h"
#include "record/field_roles.h"
#include "record/json_scalars.h"
#include "record/json_text.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

// Calls `moment` for the entry's own times, or `use` for each value with its decoded text, until
// one returns true. Says whether the entry has the field.
template <class Moment, class Use>
bool each_value(const CompiledField& field, const Record& record, std::string& scratch,
                Moment moment, Use use) {
  if (field.role == Role::time) {
    any_time(record, moment);
    return record.time().has_value();
  }
  bool present = false;
  field.any(record, [&](const JsonValue& value) {
    present = true;
    return any_element(record.tokens, value, [&](const JsonValue& each) {
      return use(each, decoded_text(each, scratch));
    });
  });
  return present;
}

// The least or the greatest of a field's values, of each kind that compares.
class Extreme {
 public:
  explicit Extreme(bool least) : least_(least) {}

  // Never true: every value counts.
  bool add_moment(Nanoseconds moment) {
    keep(moment_, moment);
    return false;
  }

  bool add(const JsonValue& value, std::string_view text) {
    if (value.type != JsonType::number && value.type != JsonType::string) return false;
    if (const auto number = Decimal::parse(text)) {
      add_number(*number, text);
    } else if (const auto duration = parse_duration(text)) {
      keep(duration_, *duration);
    } else if (const auto moment = time_from_text(text)) {
      keep(moment_, *moment);
    }
    return false;
  }

  bool holds(Order order, const Extreme& other) const {
    if (number_ && other.number_) {
      const auto one = Decimal::parse(*number_), two = Decimal::parse(*other.number_);
      if (in_order(one->compare(*two), order)) return true;
    }
    // A number is a time only against what can be nothing else.
    return in_order(duration_, order, other.duration_) || in_order(moment_, order, other.moment_) ||
           in_order(moment_, order, other.epoch_) || in_order(epoch_, order, other.moment_);
  }

 private:
  using Span = std::optional<Nanoseconds>;

  static bool in_order(int compared, Order order) { return gsaw::in_order(compared, order); }
  static bool in_order(const Span& one, Order order, const Span& two) {
    return one && two && in_order(*one < *two ? -1 : (*one > *two ? 1 : 0), order);
  }

  void keep(Span& kept, Nanoseconds value) const {
    if (!kept || (least_ ? value < *kept : value > *kept)) kept = value;
  }

  void add_number(const Decimal& number, std::string_view text) {
    if (const auto moment = time_from_epoch(text)) keep(epoch_, *moment);
    if (number_) {
      const int compared = number.compare(*Decimal::parse(*number_));
      if (least_ ? compared >= 0 : compared <= 0) return;
    }
    number_ = text;
  }

  bool least_;
  std::optional<std::string> number_;
  Span duration_, moment_, epoch_;
};

FieldsVerdict ordered(const compiled::FieldsCompared& fields, const Record& record,
                      ValueScratch& scratch) {
  const bool less = *fields.order == Order::less || *fields.order == Order::less_equal;
  const auto extreme = [&](const CompiledField& field, Extreme& values) {
    return each_value(
        field, record, scratch.text, [&](Nanoseconds moment) { return values.add_moment(moment); },
        [&](const JsonValue& value, std::string_view text) { return values.add(value, text); });
  };
  FieldsVerdict verdict;
  Extreme field(less), other(!less);
  verdict.has_field = extreme(fields.field, field);
  verdict.has_other = extreme(fields.other, other);
  verdict.holds = field.holds(*fields.order, other);
  return verdict;
}

// Of one side its texts, numbers, and where the other is the entry's own time, its moments.
struct Values {
  explicit Values(bool ignore_case) : texts(ignore_case) {}

  ValueSet texts;
  std::set<Nanoseconds> moments;
};

FieldsVerdict equal(const compiled::FieldsCompared& fields, const Record& record,
                    ValueScratch& scratch) {
  const bool timed = fields.field.role == Role::time || fields.other.role == Role::time;
  Values others(fields.ignore_case);
  FieldsVerdict verdict;
  const auto take_moment = [&](Nanoseconds moment) {
    others.moments.insert(moment);
    return false;
  };
  verdict.has_other = each_value(fields.other, record, scratch.text, take_moment,
                                 [&](const JsonValue& value, std::string_view text) {
                                   if (!timed)
                                     others.texts.add(text, value.type == JsonType::number);
                                   const auto moment =
                                       timed ? moment_of(value, text) : std::nullopt;
                                   if (moment) take_moment(*moment);
                                   return false;
                                 });
  const auto has_moment = [&](Nanoseconds moment) {
    return verdict.holds = others.moments.contains(moment);
  };
  verdict.has_field = each_value(fields.field, record, scratch.text, has_moment,
                                 [&](const JsonValue& value, std::string_view text) {
                                   if (!timed)
                                     return verdict.holds =
                                                others.texts.holds(value, text, scratch.set);
                                   const auto moment = moment_of(value, text);
                                   return moment && has_moment(*moment);
                                 });
  return verdict;
}

}  // namespace

FieldsVerdict compare_fields(const compiled::FieldsCompared& fields, const Record& record,
                             ValueScratch& scratch) {
  return fields.order ? ordered(fields, record, scratch) : equal(fields, record, scratch);
}

}  // namespace gsaw
