// The verdict: does an entry match the query?
#include "query/predicate.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <type_traits>

#include "base/byte_scan.h"
#include "query/candidate_scan.h"
#include "query/case_fold.h"
#include "query/fields_compared.h"
#include "query/host_windows.h"
#include "query/prefilter.h"
#include "query/value_test.h"
#include "record/correlation_ids.h"
#include "record/element_record.h"
#include "record/field_roles.h"
#include "record/journal_log.h"
#include "record/json_scalars.h"
#include "record/json_text.h"
#include "record/role_values.h"

namespace gsaw {
namespace {

bool contains(std::string_view text, std::string_view needle) {
  return memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
}

// PERF: to look at a line for the keys of templates costs a tenth of looking for its message.
bool may_hold_template(std::string_view raw) {
  static const CandidateFinder finder(make_template_prefilter(), {});
  return finder.may_match(raw);
}

// The values that a field stands for, arrays taken apart; counts the entries that have it.
template <class Use>
bool any_value(const CompiledField& field, const Record& record, TermCounts& counts, Use use) {
  bool present = false;
  const bool held = field.any(record, [&](const JsonValue& value) {
    present = true;
    return any_element(record.tokens, value, use);
  });
  counts.present += present;
  return held;
}

}  // namespace

Predicate::Predicate(const CompiledQuery& query) : query_(query) {
  observations_.terms.resize(query.terms.size());
}

bool Predicate::matches(const Record& record) {
  if (!record.malformed) ++observations_.entries;
  unread_ = 0;
  const bool verdict = judge(query_.root, record);
  if (unread_ != 0) [[unlikely]] {
    asked_again_ = true;
    unread_ = certainty(query_.root, record).roles;
    asked_again_ = false;
  }
  return verdict;
}

bool Predicate::matches_by(const IdMentions& mentions, const Record& record) {
  assert(!record.malformed);
  if (!mentions.any_in(record)) return false;
  const unsigned unread = unread_;
  by_mention_ = asked_again_ = true;
  const bool verdict = judge(query_.root, record);
  by_mention_ = asked_again_ = false;
  unread_ = unread;
  return verdict;
}

bool Predicate::judge(const compiled::Node& node, const Record& record) {
  return std::visit([&](const auto& kind) { return verdict(kind, node, record); }, node.kind);
}

bool Predicate::verdict(const compiled::And& both, const compiled::Node&, const Record& record) {
  return std::all_of(both.terms.begin(), both.terms.end(),
                     [&](const compiled::Node& term) { return judge(term, record); });
}

bool Predicate::verdict(const compiled::Or& either, const compiled::Node&, const Record& record) {
  return std::any_of(either.terms.begin(), either.terms.end(),
                     [&](const compiled::Node& term) { return judge(term, record); });
}

bool Predicate::verdict(const compiled::Not& negation, const compiled::Node&,
                        const Record& record) {
  return !judge(*negation.term, record);
}

// What an entry without a readable value for a role says is not known: the logic of three values.
Predicate::Certainty Predicate::certainty(const compiled::Node& node, const Record& record) {
  using enum Certainty::Value;
  if (const auto* both = std::get_if<compiled::And>(&node.kind)) {
    return certainty_of_each(both->terms, no, record);
  }
  if (const auto* either = std::get_if<compiled::Or>(&node.kind)) {
    return certainty_of_each(either->terms, yes, record);
  }
  if (const auto* negation = std::get_if<compiled::Not>(&node.kind)) {
    const Certainty inner = certainty(*negation->term, record);
    return {inner.value == unknown ? unknown : (inner.value == yes ? no : yes), inner.roles};
  }
  unread_ = 0;
  const auto asked = [&](const auto& term) {
    TermCounts counts;
    if constexpr (requires { holds(term, record, counts); }) {
      return holds(term, record, counts);
    } else {
      return true;
    }
  };
  const bool held = std::visit(asked, node.kind);
  if (unread_ != 0) return {unknown, unread_};
  return {held ? yes : no, 0};
}

// One that is `deciding` decides; else one that is unknown leaves it unknown.
template <class Nodes>
Predicate::Certainty Predicate::certainty_of_each(const Nodes& terms, Certainty::Value deciding,
                                                  const Record& record) {
  Certainty all{deciding == Certainty::no ? Certainty::yes : Certainty::no, 0};
  for (const compiled::Node& term : terms) {
    const Certainty each = certainty(term, record);
    if (each.value == deciding) return each;
    if (each.value == Certainty::unknown) all.value = Certainty::unknown;
    all.roles |= each.roles;
  }
  return all;
}

// Notes a role that a term was asked about and that the entry does not have.
void Predicate::has_role(std::optional<Role> role, bool present) {
  if (role && !present) unread_ |= role_bit(*role);
}

template <class Term>
bool Predicate::verdict(const Term& term, const compiled::Node& node, const Record& record) {
  if (record.malformed && !std::is_same_v<Term, compiled::Text>) return false;
  TermCounts& counts = asked_again_ ? not_kept_ : observations_.terms[node.term];
  ++counts.evaluated;
  return holds(term, record, counts);
}

bool Predicate::holds(const compiled::Text& text, const Record& record, TermCounts&) {
  if (record.malformed) return text.matcher.matches(record.raw);
  if (!record.prefix.empty() && text.matcher.matches(record.prefix)) return true;
  const auto holds = [&](const JsonValue& value) {
    return text.matcher.matches(decoded_text(value, scratch_.text));
  };
  // What a journal has written as bytes does not stand in the line.
  const bool is_written = !record.is_unfolded || !in_journal_log();
  const bool ruled_out = is_written && !text.plain_needle.empty() && !may_hold(text, record.raw);
  if (!ruled_out && any_text(record.tokens, record.object, holds)) return true;
  if (!may_hold_template(record.raw) || !record.has_filled_message()) return false;
  const auto rendered = record.rendered_message();
  return holds(record.role(Role::message)->value) || (rendered && holds(*rendered));
}

// A quick look at the raw line: most lines do not hold the text, in any form.
bool Predicate::may_hold(const compiled::Text& text, std::string_view raw) {
  if (text.ignore_case) {
    // Some letters beyond ASCII, too, are a k or an s when case is ignored.
    return fold_ascii(raw, scratch_.text) || contains(scratch_.text, text.plain_needle) ||
           find_unicode_escape(raw, 0) < raw.size();
  }
  return contains(raw, text.plain_needle) || find_ascii_escape(raw, 0) < raw.size();
}

template <class Term>
bool Predicate::any_holds(const Term& term, const Record& record, TermCounts& counts) {
  bool comparable = false;
  const auto present = counts.present;
  const bool held = any_value(term.field, record, counts, [&](const JsonValue& value) {
    const ValueVerdict verdict = test_value(term, value, scratch_);
    comparable |= verdict.comparable;
    return verdict.holds;
  });
  counts.comparable += comparable;
  has_role(term.field.role, counts.present != present);
  return held;
}

bool Predicate::holds(const compiled::Equals& equals, const Record& record, TermCounts& counts) {
  return any_holds(equals, record, counts);
}

bool Predicate::holds(const compiled::Ordered& ordered, const Record& record, TermCounts& counts) {
  return any_holds(ordered, record, counts);
}

bool Predicate::holds(const compiled::Matches& matches, const Record& record, TermCounts& counts) {
  return any_holds(matches, record, counts);
}

bool Predicate::holds(const compiled::OneOf& one_of, const Record& record, TermCounts& counts) {
  return any_holds(one_of, record, counts);
}

bool Predicate::holds(const compiled::InRange& range, const Record& record, TermCounts& counts) {
  return any_holds(range, record, counts);
}

bool Predicate::holds(const compiled::TextOrdered& ordered, const Record& record,
                      TermCounts& counts) {
  return any_holds(ordered, record, counts);
}

bool Predicate::holds(const compiled::FieldLevelOrdered& term, const Record& record,
                      TermCounts& counts) {
  return any_value(term.field, record, counts, [&](const JsonValue& value) {
    const auto level = read_level({record.tokens, record.format()}, term.key, value);
    return level && test_level(term.level, *level);
  });
}

// One that the other side is missing for has no doubt about it.
bool Predicate::holds(const compiled::FieldsCompared& fields, const Record& record,
                      TermCounts& counts) {
  const FieldsVerdict verdict = compare_fields(fields, record, scratch_);
  counts.present += verdict.has_field;
  if (!asked_again_) {
    TermCounts& other = observations_.terms[fields.other_term];
    ++other.evaluated;
    other.present += verdict.has_other;
  }
  if (verdict.has_other) has_role(fields.field.role, verdict.has_field);
  if (verdict.has_field) has_role(fields.other.role, verdict.has_other);
  return verdict.holds;
}

bool Predicate::holds(const compiled::ElementMatches& elements, const Record& record,
                      TermCounts& counts) {
  bool present = false;
  const bool held = elements.field.any(record, [&](const JsonValue& value) {
    if (value.type != JsonType::object) return false;
    present = true;
    ++counts.comparable;
    const ElementRecord element(record, value);
    return judge(*elements.term, element.record());
  });
  counts.present += present;
  return held;
}

bool Predicate::holds(const compiled::LevelEquals& level, const Record& record,
                      TermCounts& counts) {
  counts.present += record.level().has_value();
  has_role(Role::level, record.level().has_value());
  return any_level(record, [&](Level logged) { return logged == level.level; });
}

bool Predicate::holds(const compiled::LevelOrdered& level, const Record& record,
                      TermCounts& counts) {
  counts.present += record.level().has_value();
  has_role(Role::level, record.level().has_value());
  return any_level(record, [&](Level logged) { return test_level(level, logged); });
}

template <class Term, class Test>
bool Predicate::time_holds(const Term& term, const Record& record, TermCounts& counts, Test test) {
  if (term.field.role != Role::time) return any_holds(term, record, counts);
  const auto moment = record.time();
  counts.present += moment.has_value();
  counts.comparable += moment.has_value();
  has_role(Role::time, moment.has_value());
  if (moment && !asked_again_) observations_.saw_time(*moment);
  return any_time(record, test);
}

bool Predicate::holds(const compiled::TimeOrdered& time, const Record& record, TermCounts& counts) {
  return time_holds(time, record, counts,
                    [&](Nanoseconds each) { return test_time(time, each).holds; });
}

bool Predicate::holds(const compiled::TimePartIs& part, const Record& record, TermCounts& counts) {
  return time_holds(part, record, counts,
                    [&](Nanoseconds each) { return test_time_part(part, each); });
}

bool Predicate::holds(const compiled::Exists& exists, const Record& record, TermCounts& counts) {
  const auto counts_as_there = [&](const JsonValue& value) {
    if (exists.presence == Presence::not_empty) return !is_empty(record.tokens, value);
    return exists.presence == Presence::present || value.type != JsonType::null;
  };
  const bool present = (exists.field.role == Role::time && record.time()) ||
                       (exists.field.role == Role::level && record.level()) ||
                       exists.field.any(record, counts_as_there);
  counts.present += present;
  return present;
}

bool Predicate::holds(const compiled::TxnIs& txn, const Record& record, TermCounts& counts) {
  if (by_mention_) return true;
  bool present = false;
  const bool held = any_correlation_id(record, [&](int, std::string_view, const JsonValue& value) {
    present = true;
    return txn.ids->holds(value, decoded_text(value, scratch_.text), scratch_.set);
  });
  counts.present += present;
  has_role(Role::txn, present);
  return held;
}

// One without a time is near nothing; that is no matter of doubt.
bool Predicate::holds(const compiled::Near& near, const Record& record, TermCounts& counts) {
  const bool present = record.time().has_value();
  counts.present += present;
  return present && any_time(record, [&](Nanoseconds each) {
           return near.windows->holds(host_text(record, scratch_.text), each);
         });
}

}  // namespace gsaw
