// The verdict: does an entry match the query?
#include "query/predicate.h"

#include <cstring>

#include "query/ascii_fold.h"
#include "record/field_roles.h"
#include "record/json_text.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

bool contains(std::string_view text, std::string_view needle) {
  return memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
}

bool holds_unicode_escape(std::string_view json) {
  for (std::size_t at = json.find('\\'); at != std::string_view::npos; at = json.find('\\', at)) {
    if (json.substr(at + 1).starts_with('u')) return true;
    at += 2;  // an escaped backslash is no beginning of an escape
    if (at > json.size()) break;
  }
  return false;
}

bool in_order(int compared, Order order) {
  switch (order) {
    case Order::less:
      return compared < 0;
    case Order::less_equal:
      return compared <= 0;
    case Order::greater:
      return compared > 0;
    case Order::greater_equal:
      return compared >= 0;
  }
  return false;
}

int compare(Nanoseconds a, Nanoseconds b) { return a < b ? -1 : (a > b ? 1 : 0); }

// Calls `use` for the value, or, for an array, for each of its strings and literals: a
// test of an array holds when it holds for any element. Objects have no value to test.
template <class Use>
bool any_scalar(const Record& record, const JsonValue& value, Use use) {
  if (value.type == JsonType::array) return any_array_scalar(record.tokens, value, use);
  return value.type != JsonType::object && use(value);
}

// The values that a field stands for, arrays taken apart; counts the entries that have it.
template <class Use>
bool any_value(const CompiledField& field, const Record& record, TermCounts& counts, Use use) {
  bool present = false;
  const bool held = field.any(record, [&](const JsonValue& value) {
    present = true;
    return any_scalar(record, value, use);
  });
  counts.present += present;
  return held;
}

std::optional<Nanoseconds> value_time(const JsonValue& value, std::string& scratch) {
  if (value.type == JsonType::number) return time_from_epoch(value.raw);
  if (value.type != JsonType::string) return std::nullopt;
  return time_from_text(decode_json_string(value.raw, scratch));
}

}  // namespace

Predicate::Predicate(const CompiledQuery& query) : query_(query) {
  observations_.terms.resize(query.terms.size());
}

bool Predicate::matches(const Record& record) {
  if (!record.malformed) ++observations_.entries;
  return judge(query_.root, record);
}

bool Predicate::judge(const compiled::Node& node, const Record& record) {
  if (const auto* both = std::get_if<compiled::And>(&node.kind)) {
    for (const compiled::Node& term : both->terms) {
      if (!judge(term, record)) return false;
    }
    return true;
  }
  if (const auto* either = std::get_if<compiled::Or>(&node.kind)) {
    for (const compiled::Node& term : either->terms) {
      if (judge(term, record)) return true;
    }
    return false;
  }
  if (const auto* negation = std::get_if<compiled::Not>(&node.kind)) {
    return !judge(*negation->term, record);
  }
  if (std::holds_alternative<compiled::All>(node.kind)) return true;
  if (record.malformed && !std::holds_alternative<compiled::Text>(node.kind)) return false;
  TermCounts& counts = observations_.terms[node.term];
  ++counts.evaluated;
  return std::visit(
      [&](const auto& term) {
        if constexpr (requires { holds(term, record, counts); }) {
          return holds(term, record, counts);
        } else {
          return false;  // and, or, not: handled above
        }
      },
      node.kind);
}

bool Predicate::holds(const compiled::Text& text, const Record& record, TermCounts&) {
  if (record.malformed) return text.matcher.matches(record.raw);
  if (!record.prefix.empty() && text.matcher.matches(record.prefix)) return true;
  if (!text.plain_needle.empty() && !may_hold(text, record.raw)) return false;
  return any_text(record.tokens, record.object, [&](const JsonValue& value) {
    return text.matcher.matches(decoded_text(value, scratch_));
  });
}

// A quick look at the raw line: most lines do not hold the text, in any form.
bool Predicate::may_hold(const compiled::Text& text, std::string_view raw) {
  if (text.ignore_case) {
    if (fold_ascii(raw, scratch_) || contains(scratch_, text.plain_needle)) return true;
  } else if (contains(raw, text.plain_needle)) {
    return true;
  }
  return holds_unicode_escape(raw);
}

bool Predicate::holds(const compiled::Equals& equals, const Record& record, TermCounts& counts) {
  return any_value(equals.field, record, counts, [&](const JsonValue& value) {
    if (equals.matcher.matches(decoded_text(value, scratch_))) return true;
    if (!equals.number || value.type != JsonType::number) return false;
    const auto number = Decimal::parse(value.raw);
    return number && number->compare(*equals.number->number) == 0;
  });
}

bool Predicate::holds(const compiled::Ordered& ordered, const Record& record, TermCounts& counts) {
  const OrderedOperand& operand = *ordered.operand;
  bool comparable = false;
  const bool held = any_value(ordered.field, record, counts, [&](const JsonValue& value) {
    if (value.type != JsonType::number && value.type != JsonType::string) return false;
    const std::string_view text = decoded_text(value, scratch_);
    if (operand.number) {
      const auto number = Decimal::parse(text);
      comparable |= number.has_value();
      return number && in_order(number->compare(*operand.number), ordered.order);
    }
    if (!operand.duration || value.type != JsonType::string) return false;
    const auto duration = parse_duration(text);
    comparable |= duration.has_value();
    return duration && in_order(compare(*duration, *operand.duration), ordered.order);
  });
  counts.comparable += comparable;
  return held;
}

bool Predicate::holds(const compiled::LevelEquals& level, const Record& record,
                      TermCounts& counts) {
  const auto logged = record.level();
  counts.present += logged.has_value();
  return logged == level.level;
}

bool Predicate::holds(const compiled::LevelOrdered& level, const Record& record,
                      TermCounts& counts) {
  const auto logged = record.level();
  counts.present += logged.has_value();
  // Greater is more severe, which is a smaller number.
  return logged && in_order(static_cast<int>(level.level) - static_cast<int>(*logged), level.order);
}

bool Predicate::holds(const compiled::TimeOrdered& time, const Record& record, TermCounts& counts) {
  const auto judge_time = [&](std::optional<Nanoseconds> moment) {
    counts.comparable += moment.has_value();
    return moment && in_order(compare(*moment, time.time), time.order);
  };
  if (time.field.role == Role::time) {
    const auto moment = record.time();
    counts.present += moment.has_value();
    if (moment) observations_.saw_time(*moment);
    return judge_time(moment);
  }
  return any_value(time.field, record, counts,
                   [&](const JsonValue& value) { return judge_time(value_time(value, scratch_)); });
}

bool Predicate::holds(const compiled::Matches& matches, const Record& record, TermCounts& counts) {
  return any_value(matches.field, record, counts, [&](const JsonValue& value) {
    return matches.matcher.matches(decoded_text(value, scratch_));
  });
}

bool Predicate::holds(const compiled::OneOf& one_of, const Record& record, TermCounts& counts) {
  return any_value(one_of.field, record, counts, [&](const JsonValue& value) {
    return one_of.values->holds(value, decoded_text(value, scratch_), set_scratch_);
  });
}

bool Predicate::holds(const compiled::Exists& exists, const Record& record, TermCounts& counts) {
  const bool present = (exists.field.role == Role::time && record.time()) ||
                       (exists.field.role == Role::level && record.level()) ||
                       exists.field.any(record, [](const JsonValue&) { return true; });
  counts.present += present;
  return present;
}

bool Predicate::holds(const compiled::TxnIs& txn, const Record& record, TermCounts& counts) {
  bool present = false;
  const bool held = any_correlation_id(record, [&](int, std::string_view, const JsonValue& value) {
    present = true;
    return txn.ids->holds(value, decoded_text(value, scratch_), set_scratch_);
  });
  counts.present += present;
  return held;
}

}  // namespace gsaw
