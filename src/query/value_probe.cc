// A look at the value behind a key in the raw line: most lines have the key that a query
// asks about, few the value.
#include "query/value_probe.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "record/json_text.h"
#include "record/level_readings.h"

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

// A short value and the number of its needle in one number, never 0; 0 for others.
std::uint64_t short_question(std::size_t needle, const JsonValue& value) {
  constexpr std::size_t kMostBytes = 6;
  const std::size_t size = value.raw.size();
  if (needle > 0xFF || size > kMostBytes) return 0;
  std::uint64_t text = 0;
  for (const char c : value.raw) text = text << 8 | static_cast<unsigned char>(c);
  const std::uint64_t kind = size << 4 | static_cast<unsigned>(value.type) << 1 | 1U;
  return std::uint64_t{needle} << 56 | kind << 48 | text;
}

using Answer = ValueProbe::Answer;

// One value, under its key, put to the terms of a condition.
class ValueJudge {
 public:
  ValueJudge(std::string_view key, const JsonValue& value, ValueScratch& scratch)
      : key_(key), value_(value), scratch_(scratch) {}

  // Conditions hold no negations.
  Answer judge(const compiled::Node& node) const {
    if (const auto* both = std::get_if<compiled::And>(&node.kind)) return judge_all(both->terms);
    if (const auto* either = std::get_if<compiled::Or>(&node.kind)) return judge_any(either->terms);
    const bool may_hold = std::visit([&](const auto& term) { return holds(term); }, node.kind);
    return may_hold ? Answer::maybe : Answer::no;
  }

 private:
  Answer judge_all(const std::vector<compiled::Node>& terms) const {
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

  Answer judge_any(const std::vector<compiled::Node>& terms) const {
    Answer best = Answer::no;
    for (const compiled::Node& term : terms) best = std::max(best, judge(term));
    return best;
  }

  template <class Term>
  bool holds(const Term& term) const {
    if constexpr (requires { test_value(term, value_, scratch_); }) {
      return test_value(term, value_, scratch_).holds;
    } else {
      return true;
    }
  }
  bool holds(const compiled::LevelEquals& term) const {
    return readings().any([&](Level level) { return level == term.level; });
  }
  bool holds(const compiled::LevelOrdered& term) const {
    return readings().any([&](Level level) { return test_level(term, level); });
  }

  bool holds(const compiled::TimeOrdered& term) const {
    // GCP's third form: what a member beside it adds is not known here.
    if (key_ == "timestampSeconds") return true;
    return test_value(term, value_, scratch_).holds;
  }

  LevelSet readings() const {
    // Serilog's time: the level may be left out.
    return key_ == "@t" ? LevelSet(Level::info) : level_readings(key_, value_);
  }

  std::string_view key_;
  const JsonValue& value_;
  ValueScratch& scratch_;
};

}  // namespace

Answer ValueProbe::Condition::judge(const JsonValue& value, ValueScratch& scratch) const {
  return ValueJudge(key, value, scratch).judge(query->root);
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
    probe->conditions_.push_back({std::move(key), needle.text.size(), query});
  }
  const bool any = std::any_of(probe->conditions_.begin(), probe->conditions_.end(),
                               [](const Condition& each) { return each.query != nullptr; });
  return any ? probe : nullptr;
}

Answer ValueProbe::ask(std::size_t needle, std::string_view text, std::size_t at,
                       Scratch& scratch) const {
  assert(needle < conditions_.size());
  const Condition& condition = conditions_[needle];
  assert(at + condition.needle_length <= text.size());
  if (!condition.query) return Answer::maybe;
  text = without_blanks(text.substr(at + condition.needle_length));
  if (text.empty()) return Answer::maybe;
  // The end of a string that is a value.
  if (text.front() == ',' || text.front() == '}' || text.front() == ']') return Answer::no;
  if (text.front() != ':') return Answer::maybe;
  text = without_blanks(text.substr(1));
  if (text.empty() || text.front() == '{' || text.front() == '[') return Answer::maybe;
  const auto value = text.front() == '"' ? plain_string(text) : plain_literal(text);
  if (!value) return Answer::maybe;
  const std::uint64_t question = short_question(needle, *value);
  if (question == 0) return condition.judge(*value, scratch.values_);
  Scratch::Known& known = scratch.known_[(question * 0x9E3779B97F4A7C15ULL) >> 58];
  if (known.question != question) known = {question, condition.judge(*value, scratch.values_)};
  return known.answer;
}

}  // namespace gsaw
