// A look at the value behind a key in the raw line: most lines have the key that a query
// asks about, few the value.
#include "query/value_probe.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <map>
#include <optional>
#include <variant>

#include "base/ascii.h"
#include "base/short_text.h"
#include "record/json_text.h"
#include "record/level_readings.h"
#include "record/role_values.h"

namespace gsaw {
namespace {

std::string_view without_blanks(std::string_view text) {
  const auto begin = std::find_if_not(text.begin(), text.end(), is_blank);
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

using Answer = ValueProbe::Answer;

// One value, under its key, put to the terms of a condition.
class ValueJudge {
 public:
  ValueJudge(std::string_view key, const JsonValue& value, ValueScratch& scratch)
      : key_(key), value_(value), scratch_(scratch) {}

  // A moment, of which only times are asked.
  ValueJudge(std::string_view key, Nanoseconds moment, ValueScratch& scratch)
      : ValueJudge(key, kNoValue, scratch) {
    moment_ = moment;
  }

  Answer judge(const compiled::Node& node) const {
    return std::visit([&](const auto& kind) { return answer(kind); }, node.kind);
  }

 private:
  Answer answer(const compiled::And& both) const {
    const std::vector<compiled::Node>& terms = both.terms;
    std::size_t held = 0;
    bool in_part = false;
    for (const compiled::Node& term : terms) {
      const Answer answer = judge(term);
      held += answer == Answer::maybe;
      in_part |= answer != Answer::no;
    }
    if (held == terms.size()) return Answer::maybe;
    return in_part ? Answer::in_part : Answer::no;
  }

  Answer answer(const compiled::Or& either) const {
    Answer best = Answer::no;
    for (const compiled::Node& term : either.terms) best = std::max(best, judge(term));
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
  bool holds(const compiled::Not&) const { return true; }

  bool holds(const compiled::Exists&) const { return true; }
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
    // GCP's third form: what a member beside it adds is not known here.
    if (key_ == "timestampSeconds" || test_time(term, moment()).holds) return true;
    return is_epoch_millis(value_) && moment() &&
           test_time(term, saturating_add(*moment(), kNanosPerMilli - 1)).holds;
  }

  template <class Term>
  bool passes(const Term& term) const {
    return test_value(term, value_, scratch_).holds;
  }

  // Read once for all terms.
  std::optional<Nanoseconds> moment() const {
    if (!moment_) moment_ = moment_of(value_, scratch_);
    return *moment_;
  }

  LevelSet readings() const {
    // Serilog's time: the level may be left out.
    return key_ == "@t" ? LevelSet(Level::info) : level_readings(key_, value_);
  }

  static constexpr JsonValue kNoValue{JsonType::null, {}, kNoToken};

  std::string_view key_;
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

std::optional<std::vector<Nanoseconds>> bounds_of(const compiled::Node& root) {
  std::vector<Nanoseconds> bounds;
  return add_bounds(root, bounds) ? std::optional(std::move(bounds)) : std::nullopt;
}

}  // namespace

Answer ValueProbe::Condition::judge(const JsonValue& value, ValueScratch& scratch) const {
  return ValueJudge(key, value, scratch).judge(query->root);
}

Answer ValueProbe::Condition::judge(Nanoseconds moment, ValueScratch& scratch) const {
  return ValueJudge(key, moment, scratch).judge(query->root);
}

std::shared_ptr<const ValueProbe> ValueProbe::make(const Prefilter& prefilter,
                                                   const CompileSettings& settings) {
  auto probe = std::make_shared<ValueProbe>();
  std::map<const Node*, std::shared_ptr<const CompiledQuery>> compiled;
  for (const Needle& needle : prefilter.any_of) {
    auto& query = compiled[needle.condition];
    if (needle.condition != nullptr && query == nullptr) {
      auto made = compile_query(*needle.condition, settings);
      if (made) query = std::make_shared<CompiledQuery>(*std::move(made));
    }
    std::string key = needle.text;
    std::erase(key, '"');
    auto bounds = query ? bounds_of(query->root) : std::nullopt;
    probe->conditions_.push_back({std::move(key), needle.text.size(), query, std::move(bounds)});
  }
  const bool any = std::any_of(probe->conditions_.begin(), probe->conditions_.end(),
                               [](const Condition& each) { return each.query != nullptr; });
  return any ? probe : nullptr;
}

std::size_t ValueProbe::Scratch::place_of(std::size_t needle, const char* value) {
  const auto bytes = load_part<std::uint64_t>(value);
  constexpr std::uint64_t kFirstSix =
      std::endian::native == std::endian::big ? 0xFFFFFFFFFFFF0000ULL : 0x0000FFFFFFFFFFFFULL;
  return (((bytes & kFirstSix) + needle) * 0x9E3779B97F4A7C15ULL) >> (64 - kKnownBits);
}

Answer ValueProbe::ask(std::size_t needle, std::string_view text, std::size_t at,
                       Scratch& scratch) const {
  assert(needle < conditions_.size());
  const Condition& condition = conditions_[needle];
  assert(at + condition.needle_length <= text.size());
  if (!condition.query) return Answer::maybe;
  text.remove_prefix(at + condition.needle_length);
  if (text.size() < ValueShape::kMost) {
    return read_and_judge(condition, text, scratch.values_);
  }
  const std::size_t place = Scratch::place_of(needle, text.data());
  Scratch::Known& known = scratch.known_[place];
  if (scratch.keys_[place] != needle + 1 || !known.shape.fits(text.data())) {
    return ask_first(needle, text, scratch);
  }
  if (known.state == Scratch::Known::State::answered) return known.answer;
  return ask_again(condition, text, known, scratch.values_);
}

// Of a value of another shape than those in its place before it.
Answer ValueProbe::ask_first(std::size_t needle, std::string_view text, Scratch& scratch) const {
  using State = Scratch::Known::State;
  const Condition& condition = conditions_[needle];
  const Answer answer = read_and_judge(condition, text, scratch.values_);
  auto shape = condition.bounds ? ValueShape::of_time(text) : std::nullopt;
  const State state = shape ? State::met : State::answered;
  if (!shape) shape = ValueShape::of_short_value(text);
  if (shape) {
    const std::size_t place = Scratch::place_of(needle, text.data());
    scratch.keys_[place] = needle + 1;
    scratch.known_[place] = {*shape, state, answer};
  }
  return answer;
}

// Where no bound is among the times with a shape, all of them have the same answer. That is
// found out when the shape comes a second time: it costs as much as reading two times.
Answer ValueProbe::ask_again(const Condition& condition, std::string_view text,
                             Scratch::Known& known, ValueScratch& values) const {
  using State = Scratch::Known::State;
  if (known.state == State::met) {
    const auto moments = known.shape.moments();
    const bool parted =
        !moments ||
        std::any_of(condition.bounds->begin(), condition.bounds->end(), [&](Nanoseconds bound) {
          return bound >= moments->first && bound <= moments->second;
        });
    known.state = parted ? State::parted : State::answered;
    // Not that of this value, which may be no time.
    if (!parted) known.answer = condition.judge(moments->first, values);
  }
  return known.state == State::answered ? known.answer : read_and_judge(condition, text, values);
}

// `text` begins behind the key.
Answer ValueProbe::read_and_judge(const Condition& condition, std::string_view text,
                                  ValueScratch& scratch) {
  text = without_blanks(text);
  if (text.empty()) return Answer::maybe;
  // The end of a string that is a value.
  if (text.front() == ',' || text.front() == '}' || text.front() == ']') return Answer::no;
  if (text.front() != ':') return Answer::maybe;
  text = without_blanks(text.substr(1));
  if (text.empty() || text.front() == '{' || text.front() == '[') return Answer::maybe;
  const auto value = text.front() == '"' ? plain_string(text) : plain_literal(text);
  return value ? condition.judge(*value, scratch) : Answer::maybe;
}

}  // namespace gsaw
