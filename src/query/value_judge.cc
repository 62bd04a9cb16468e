// One value in a raw line, put to the terms of a prefilter's needle.
#include "query/value_judge.h"

#include <algorithm>
#include <variant>

#include "base/ascii.h"
#include "query/role_needles.h"
#include "record/json_text.h"
#include "record/level_readings.h"
#include "record/role_values.h"

namespace gsaw {
namespace {

using Answer = Judgement::Answer;

std::string_view without_blanks(std::string_view text) {
  const auto begin = std::find_if_not(text.begin(), text.end(), [](char c) { return is_blank(c); });
  return {begin, text.end()};
}

// The string that `text` starts with, when it reads as it is written: nothing escaped, and
// no byte that would be repaired.
std::optional<JsonValue> plain_string(std::string_view text) {
  text.remove_prefix(1);
  const auto end = std::find_if(text.begin(), text.end(), [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) - 0x20U >= 0x7F - 0x20U;
  });
  if (end == text.end() || *end != '"') return std::nullopt;
  return JsonValue{JsonType::string, {text.begin(), end}, kNoToken};
}

// The number or literal that `text` starts with.
std::optional<JsonValue> plain_literal(std::string_view text) {
  const auto end = std::find_if(text.begin(), text.end(),
                                [](char c) { return c == ',' || c == '}' || is_blank(c); });
  if (end == text.end()) return std::nullopt;
  const std::string_view raw(text.begin(), end);
  if (raw == "null") return JsonValue{JsonType::null, raw, kNoToken};
  if (raw == "true" || raw == "false") return JsonValue{JsonType::boolean, raw, kNoToken};
  if (is_json_number(raw)) return JsonValue{JsonType::number, raw, kNoToken};
  return std::nullopt;
}

// One value, under its key, put to the terms of a condition.
class ValueJudge {
 public:
  ValueJudge(const JudgedKey& key, const JsonValue& value, ValueScratch& scratch)
      : key_(key), value_(value), scratch_(scratch) {}

  // A moment, of which only times are asked.
  ValueJudge(const JudgedKey& key, Nanoseconds moment, ValueScratch& scratch)
      : ValueJudge(key, kNoValue, scratch) {
    moment_ = moment;
  }

  Judgement judge(const compiled::Node& node) const { return {answer_of(node), is_read()}; }

 private:
  Answer answer_of(const compiled::Node& node) const {
    return std::visit([&](const auto& kind) { return answer(kind); }, node.kind);
  }

  // Certain to be what its entry has for the role, where that is looked for.
  bool is_read() const {
    if (key_.role == Role::time) return moment().has_value();
    if (key_.role != Role::level || !is_level_itself()) return false;
    return key_.in_gelf ? !readings().is_empty() : is_level_anyhow(key_.name, value_);
  }

  Answer answer(const compiled::And& both) const {
    const std::vector<compiled::Node>& terms = both.terms;
    std::size_t held = 0;
    bool in_part = false;
    for (const compiled::Node& term : terms) {
      const Answer answer = answer_of(term);
      held += answer == Answer::maybe;
      in_part |= answer != Answer::no;
    }
    if (held == terms.size()) return Answer::maybe;
    return in_part ? Answer::in_part : Answer::no;
  }

  Answer answer(const compiled::Or& either) const {
    Answer best = Answer::no;
    for (const compiled::Node& term : either.terms) best = std::max(best, answer_of(term));
    return best;
  }

  template <class Term>
  Answer answer(const Term& term) const {
    return holds(term) ? Answer::maybe : Answer::no;
  }

  // None of these is a test of one value, so none is part of a condition.
  bool holds(const compiled::All&) const { return true; }
  bool holds(const compiled::Text&) const { return true; }
  bool holds(const compiled::TxnIs&) const { return true; }
  bool holds(const compiled::Near&) const { return true; }
  bool holds(const compiled::Not&) const { return true; }

  bool holds(const compiled::ElementMatches&) const { return true; }
  bool holds(const compiled::FieldsCompared&) const { return true; }
  bool holds(const compiled::TimePartIs&) const { return true; }

  bool holds(const compiled::Exists& term) const {
    return key_.role || term.presence == Presence::present || value_.type != JsonType::null;
  }
  bool holds(const compiled::InRange& term) const { return passes(term); }
  bool holds(const compiled::TextOrdered& term) const { return passes(term); }
  bool holds(const compiled::FieldLevelOrdered& term) const {
    return level_readings(term.key, value_).any([&](Level level) {
      return test_level(term.level, level);
    });
  }
  bool holds(const compiled::Equals& term) const { return passes(term); }
  bool holds(const compiled::Ordered& term) const { return passes(term); }
  bool holds(const compiled::Matches& term) const { return passes(term); }
  bool holds(const compiled::OneOf& term) const { return passes(term); }
  bool holds(const compiled::LevelEquals& term) const {
    return readings().any([&](Level level) { return level == term.level; });
  }
  bool holds(const compiled::LevelOrdered& term) const {
    return readings().any([&](Level level) { return test_level(term, level); });
  }

  bool holds(const compiled::TimeOrdered& term) const {
    // What a member beside it adds is not known here.
    if (key_.name == "timestampSeconds" || is_bare_date(value_)) return true;
    if (test_time(term, moment()).holds) return true;
    return is_epoch_millis(value_) && moment() &&
           test_time(term, saturating_add(*moment(), kNanosPerMilli - 1)).holds;
  }

  template <class Term>
  bool passes(const Term& term) const {
    return test_value(term, value_, scratch_).holds;
  }

  // Read once for all terms.
  std::optional<Nanoseconds> moment() const {
    if (!moment_) {
      moment_ = key_.role == Role::time ? scalar_time(value_)
                                        : moment_of(value_, decoded_text(value_, scratch_.text));
    }
    return *moment_;
  }

  bool is_level_itself() const { return !implied_level(key_.name); }

  LevelSet readings() const {
    if (const auto level = implied_level(key_.name)) return LevelSet(*level);
    return key_.in_gelf ? gelf_readings(key_.name, value_) : level_readings(key_.name, value_);
  }

  static constexpr JsonValue kNoValue{JsonType::null, {}, kNoToken};

  const JudgedKey& key_;
  const JsonValue& value_;
  ValueScratch& scratch_;
  mutable std::optional<std::optional<Nanoseconds>> moment_;  // none: not read yet
};

// Adds what the terms compare with; says whether all are about times.
bool add_bounds(const compiled::Node& node, std::vector<Nanoseconds>& bounds) {
  const auto add_all = [&](const std::vector<compiled::Node>& terms) {
    return std::all_of(terms.begin(), terms.end(),
                       [&](const compiled::Node& term) { return add_bounds(term, bounds); });
  };
  if (const auto* both = std::get_if<compiled::And>(&node.kind)) return add_all(both->terms);
  if (const auto* either = std::get_if<compiled::Or>(&node.kind)) return add_all(either->terms);
  const auto* time = std::get_if<compiled::TimeOrdered>(&node.kind);
  if (time != nullptr) bounds.push_back(time->time);
  return time != nullptr;
}

}  // namespace

Judgement judge_text(const compiled::Node& node, const JudgedKey& key, std::string_view text,
                     ValueScratch& scratch) {
  constexpr Judgement kMaybe{Answer::maybe, false};
  text = without_blanks(text);
  if (text.empty()) return kMaybe;
  // The end of a string that is a value.
  if (text.front() == ',' || text.front() == '}' || text.front() == ']') return {};
  if (text.front() != ':') return kMaybe;
  text = without_blanks(text.substr(1));
  if (text.empty() || text.front() == '{' || text.front() == '[') return kMaybe;
  const auto value = text.front() == '"' ? plain_string(text) : plain_literal(text);
  return value ? ValueJudge(key, *value, scratch).judge(node) : kMaybe;
}

Judgement judge_moment(const compiled::Node& node, const JudgedKey& key, Nanoseconds moment,
                       ValueScratch& scratch) {
  return ValueJudge(key, moment, scratch).judge(node);
}

std::optional<std::vector<Nanoseconds>> time_bounds(const compiled::Node& node) {
  std::vector<Nanoseconds> bounds;
  return add_bounds(node, bounds) ? std::optional(std::move(bounds)) : std::nullopt;
}

}  // namespace gsaw
