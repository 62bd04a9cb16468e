// A look at the value behind a key in the raw line: most lines have the key that a query
// asks about, few the value.
#include "query/value_probe.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "base/short_text.h"

namespace gsaw {
namespace {

using Answer = Judgement::Answer;

// A number of one digit, behind a colon: only its entry tells whose scale it is on.
bool is_digit_alone(std::string_view text) {
  if (text.size() < 3 || text[0] != ':') return false;
  const std::size_t at = text[1] == ' ' ? 2 : 1;
  return is_digit(text[at]) && at + 1 < text.size() && !is_digit(text[at + 1]);
}

}  // namespace

std::shared_ptr<const ValueProbe> ValueProbe::make(const Prefilter& prefilter,
                                                   const CompileSettings& settings) {
  auto probe = std::make_shared<ValueProbe>();
  std::map<const Node*, std::shared_ptr<const CompiledQuery>> compiled;
  std::size_t groups = 0;
  std::map<const Node*, std::size_t> role_groups;  // the needles of a role are about the same keys
  for (const Needle& needle : prefilter.any_of) {
    auto& query = compiled[needle.condition];
    if (needle.condition != nullptr && query == nullptr) {
      auto made = compile_query(*needle.condition, settings);
      if (made) query = std::make_shared<CompiledQuery>(*std::move(made));
    }
    auto bounds = query ? time_bounds(query->root) : std::nullopt;
    std::size_t group = groups;
    if (needle.role) group = role_groups.emplace(needle.condition, groups).first->second;
    groups += group == groups ? 1 : 0;
    probe->conditions_.push_back({std::string(key_of(needle)), needle.role,
                                  2 * KnownKeys::kMost * group, query, std::move(bounds)});
  }
  const bool any = std::any_of(probe->conditions_.begin(), probe->conditions_.end(),
                               [](const Condition& each) { return each.query != nullptr; });
  return any ? probe : nullptr;
}

std::size_t ValueProbe::Scratch::place_of(std::size_t key, const char* value) {
  const auto bytes = load_part<std::uint64_t>(value);
  constexpr std::uint64_t kFirstSix =
      std::endian::native == std::endian::big ? 0xFFFFFFFFFFFF0000ULL : 0x0000FFFFFFFFFFFFULL;
  return (((bytes & kFirstSix) + key) * 0x9E3779B97F4A7C15ULL) >> (64 - kKnownBits);
}

ValueProbe::Reply ValueProbe::ask(const Place& place, Scratch& scratch) const {
  assert(place.needle < conditions_.size());
  const Condition& condition = conditions_[place.needle];
  assert(place.at + condition.key.size() <= place.text.size());
  if (!condition.query) return {Answer::maybe};
  return condition.role ? ask_role(condition, place, scratch) : ask_key(condition, place, scratch);
}

ValueProbe::Reply ValueProbe::ask_key(const Condition& condition, const Place& place,
                                      Scratch& scratch) const {
  const std::size_t end = place.at + condition.key.size();
  const char behind = end < place.text.size() ? place.text[end] : '\\';
  // In JSON within a string the quote has a backslash.
  if (behind == '\\') return {Answer::maybe};
  if (behind != '"') return {};
  const JudgedKey key{condition.key, std::nullopt, false};
  const std::string_view value = place.text.substr(end + 1);
  return {answer({condition, key, condition.first_number, value}, scratch).answer};
}

ValueProbe::Reply ValueProbe::ask_role(const Condition& condition, const Place& place,
                                       Scratch& scratch) const {
  const Role role = *condition.role;
  const auto [key, number, skipped] = scratch.keys_.find(role, place.needle, place.text, place.at);
  if (key.kind == RawKey::Kind::none) return {};
  if (key.kind == RawKey::Kind::unclear) return {Answer::maybe};
  const std::string_view name = place.text.substr(key.begin, key.end - key.begin);
  const std::string_view before = place.text.substr(0, key.begin - 1);
  const std::string_view value = place.text.substr(key.end + 1);
  // The place decides what a number of one digit says.
  const bool is_digit = role == Role::level && is_digit_alone(value);
  MemberPlace stands = MemberPlace::elsewhere;
  if (is_digit) stands = member_place(role, before, name);
  const bool in_gelf = is_digit && stands == MemberPlace::own && begins_gelf(before);
  std::optional<std::size_t> asked;
  if (number < KnownKeys::kMost) asked = condition.first_number + 2 * number + (in_gelf ? 1 : 0);
  const Judgement judgement =
      answer({condition, {name.substr(skipped), role, in_gelf}, asked, value}, scratch);
  if (!judgement.is_read || judgement.answer == Answer::maybe) return {judgement.answer};
  if (!is_digit) stands = member_place(role, before, name);
  return {judgement.answer, stands == MemberPlace::elsewhere ? 0 : role_bit(role)};
}

Judgement ValueProbe::answer(const Question& question, Scratch& scratch) {
  const std::string_view text = question.text;
  if (text.size() < ValueShape::kMost || !question.number) {
    return judge_text(question.condition.query->root, question.key, text, scratch.values_);
  }
  const std::size_t place = Scratch::place_of(*question.number, text.data());
  Scratch::Known& known = scratch.known_[place];
  if (scratch.known_keys_[place] != *question.number + 1 || !known.shape.fits(text.data())) {
    return answer_first(question, scratch);
  }
  if (known.state == Scratch::Known::State::answered) return known.judgement;
  return answer_again(question, known, scratch.values_);
}

// Of a value of another shape than those in its place before it.
Judgement ValueProbe::answer_first(const Question& question, Scratch& scratch) {
  using State = Scratch::Known::State;
  const std::string_view text = question.text;
  const Judgement judgement =
      judge_text(question.condition.query->root, question.key, text, scratch.values_);
  auto shape = question.condition.bounds ? ValueShape::of_time(text) : std::nullopt;
  const State state = shape ? State::met : State::answered;
  if (!shape) shape = ValueShape::of_short_value(text);
  if (shape) {
    const std::size_t place = Scratch::place_of(*question.number, text.data());
    scratch.known_keys_[place] = *question.number + 1;
    scratch.known_[place] = {*shape, state, judgement};
  }
  return judgement;
}

// Where no bound is among the times with a shape, all of them have the same answer. That is
// found out when the shape comes a second time: it costs as much as reading two times.
Judgement ValueProbe::answer_again(const Question& question, Scratch::Known& known,
                                   ValueScratch& values) {
  using State = Scratch::Known::State;
  const Condition& condition = question.condition;
  const compiled::Node& root = condition.query->root;
  if (known.state == State::met) {
    const auto moments = known.shape.moments();
    const bool parted =
        !moments ||
        std::any_of(condition.bounds->begin(), condition.bounds->end(), [&](Nanoseconds bound) {
          return bound >= moments->first && bound <= moments->second;
        });
    known.state = parted ? State::parted : State::answered;
    // Not that of this value, which may be no time.
    if (!parted) known.judgement = judge_moment(root, question.key, moments->first, values);
  }
  return known.state == State::answered ? known.judgement
                                        : judge_text(root, question.key, question.text, values);
}

}  // namespace gsaw
