// A look at the value behind a key in the raw line: most lines have the key that a query
// asks about, few the value.
#include "query/value_probe.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "query/raw_key.h"
#include "record/json_walk.h"
#include "record/key_name.h"
#include "record/role_index.h"
#include "record/status_level.h"

namespace gsaw {
namespace {

using Answer = Judgement::Answer;

// A number of one digit, behind a colon: only its entry tells whose scale it is on.
bool is_digit_alone(std::string_view text) {
  if (text.size() < 3 || text[0] != ':') return false;
  const std::size_t at = text[1] == ' ' ? 2 : 1;
  return is_digit(text[at]) && at + 1 < text.size() && !is_digit(text[at + 1]);
}

// A string that ends before `behind`, and begins behind the quote that `before` ends at, is a value
// that names an attribute of OpenTelemetry, whose own value stands elsewhere:
// {"key":"a","value":..}.
bool names_attribute(std::string_view before, std::string_view behind) {
  behind = trimmed(behind);
  const bool is_value = behind.starts_with(',') || behind.starts_with('}');
  return is_value && KeyName(key_before(before)).text() == "key";
}

// The same of a string that holds `text[at]`; true also where it cannot be said where it begins.
bool may_name_attribute(std::string_view text, std::size_t at, std::string_view behind) {
  if (behind.starts_with(':')) return false;
  const RawKey key = find_raw_key(text, at);
  return key.kind != RawKey::Kind::plain || names_attribute(text.substr(0, key.begin - 1), behind);
}

// Whether the value of a status may say a level. `behind`: its key. PERF: most are numbers, on
// every line of a log of requests.
bool may_be_level(std::string_view behind) {
  constexpr std::size_t kLongest = 16;  // longer than any such name
  behind = behind.substr(0, 4 * kLongest);
  behind = trimmed(behind.substr(0, behind.find('\n')));  // of its line, and none behind
  if (!behind.starts_with(':')) return true;
  behind = trimmed(behind.substr(1));
  if (behind.empty()) return true;
  if (behind.front() != '"') return false;
  const std::string_view text = behind.substr(1, kLongest);
  const std::size_t end = text.find('"');
  if (text.substr(0, end).find('\\') != text.npos) return true;
  if (end == text.npos) return text.size() < kLongest;
  const std::string_view status = text.substr(0, end);
  return level_of_status(status) || is_failure_of_lambda(status);
}

// `behind` a key without its last quote. That of one within a string has a backslash.
bool may_begin_array(std::string_view behind) {
  if (!behind.starts_with('"')) return behind.empty() || behind.starts_with('\\');
  behind = trimmed(behind.substr(1), kJsonBlanks);
  if (behind.starts_with(':')) behind = trimmed(behind.substr(1), kJsonBlanks);
  return behind.starts_with('[');
}

}  // namespace

// A key of a role, and what find_raw_key() looks at before it; the key and most values.
NeedlePlace ValueProbe::Scratch::steady(const NeedlePlace& place) {
  constexpr std::size_t kBefore = KeyName::kLongestKey + 8;
  const char* const at = place.text.data() + place.at;
  if (copied_ != at) {
    copied_ = at;
    before_ = std::min(place.at, kBefore);
    size_ = std::min(around_.size(), place.text.size() - place.at + before_);
    std::memcpy(around_.data(), at - before_, size_);
  }
  return {place.needle, std::string_view(around_.data(), size_), before_};
}

std::shared_ptr<const ValueProbe> ValueProbe::make(const Prefilter& prefilter,
                                                   const CompileSettings& settings) {
  auto probe = std::make_shared<ValueProbe>();
  const std::string status_needle = '"' + std::string(kStatusKey) + '"';
  std::map<const Node*, std::shared_ptr<const CompiledQuery>> compiled;
  for (const Needle& needle : prefilter.any_of) {
    auto& query = compiled[needle.condition];
    if (needle.condition != nullptr && query == nullptr) {
      auto made = compile_query(*needle.condition, settings);
      if (made) query = std::make_shared<CompiledQuery>(*std::move(made));
    }
    auto bounds = query ? time_bounds(query->root) : std::nullopt;
    const bool of_status = needle.role == Role::level && needle.text == status_needle &&
                           RoleIndex::instance().is_named_alone(kStatusKey);
    probe->conditions_.push_back({std::string(key_of(needle)), needle.role, of_status,
                                  needle.of_array, query, std::move(bounds)});
  }
  const bool any =
      std::any_of(probe->conditions_.begin(), probe->conditions_.end(),
                  [](const Condition& each) { return each.query != nullptr || each.of_array; });
  return any ? probe : nullptr;
}

// PERF: inline, as every line has one.
inline ValueProbe::Reply ValueProbe::reply_of_role(const Condition& condition, const Place& place,
                                                   KnownValue& value, Scratch& scratch) {
  const Role role = *condition.role;
  const char* const quote = place.text.data() + place.at - value.before;
  const std::string_view before(place.text.data(), quote), name(quote + 1, value.colon - 2);
  // The place decides what a number of one digit says.
  MemberPlace stands = MemberPlace::elsewhere;
  if (value.is_digit) stands = member_place(role, before, name);
  const bool in_gelf = value.is_digit && stands == MemberPlace::own && begins_gelf(before);
  const KnownValue::Answer& known = value.answers[in_gelf ? 1 : 0];
  const Judgement judgement =
      known.state == KnownValue::State::answered
          ? known.judgement
          : judge_role(condition, in_gelf, scratch.steady(place), value, scratch);
  if (!judgement.is_read || judgement.answer == Answer::maybe) {
    const bool may_be_name =
        judgement.answer == Answer::no &&
        names_attribute(before, place.text.substr(before.size() + value.colon));
    return {may_be_name ? Answer::maybe : judgement.answer};
  }
  if (!value.is_digit) stands = member_place(role, before, name);
  return {judgement.answer, stands == MemberPlace::elsewhere ? 0 : role_bit(role)};
}

ValueProbe::Reply ValueProbe::ask(const Place& place, Scratch& scratch) const {
  assert(place.needle < conditions_.size());
  const Condition& condition = conditions_[place.needle];
  assert(place.at + condition.key.size() <= place.text.size());
  if (condition.of_array) {
    const bool may_be_array = may_begin_array(place.text.substr(place.at + condition.key.size()));
    return {may_be_array ? Answer::maybe : Answer::no};
  }
  if (!condition.query) return {Answer::maybe};
  if (condition.of_status) {
    const std::string_view behind = place.text.substr(place.at + condition.key.size() + 1);
    return {may_be_level(behind) ? Answer::maybe : Answer::no};
  }
  KnownValue* value = scratch.known_.find(place, condition.key.size());
  if (value == nullptr) {
    Reply unread;
    const Place steady = scratch.steady(place);
    value = condition.role ? meet_role(condition, steady, scratch, unread)
                           : meet_key(condition, steady, scratch, unread);
    if (value == nullptr) return unread;
  }
  if (condition.role) return reply_of_role(condition, place, *value, scratch);
  const KnownValue::Answer& known = value->answers[0];
  const Judgement judgement = known.state == KnownValue::State::answered
                                  ? known.judgement
                                  : judge_key(condition, scratch.steady(place), *value, scratch);
  const std::string_view behind = place.text.substr(place.at + value->colon);
  const bool may_be_name =
      judgement.answer == Answer::no && may_name_attribute(place.text, place.at, behind);
  return {may_be_name ? Answer::maybe : judgement.answer};
}

Judgement ValueProbe::judge_role(const Condition& condition, bool in_gelf, const Place& steady,
                                 KnownValue& value, Scratch& scratch) {
  const std::string_view member = steady.text.substr(steady.at - value.before);
  const std::string_view name = member.substr(1, value.colon - 2).substr(value.skipped);
  const JudgedKey key{name, condition.role, in_gelf};
  return answer({condition, key, member, value.colon}, value, scratch);
}

Judgement ValueProbe::judge_key(const Condition& condition, const Place& steady, KnownValue& value,
                                Scratch& scratch) {
  const JudgedKey key{condition.key, std::nullopt, false};
  return answer({condition, key, steady.text.substr(steady.at), value.colon}, value, scratch);
}

KnownValue* ValueProbe::meet_key(const Condition& condition, const Place& place, Scratch& scratch,
                                 Reply& unread) {
  const std::size_t end = place.at + condition.key.size();
  const char behind = end < place.text.size() ? place.text[end] : '\\';
  // In JSON within a string the quote has a backslash.
  if (behind == '\\') unread = {Answer::maybe};
  if (behind != '"') return nullptr;
  KnownValue value;
  value.colon = condition.key.size() + 1;
  value.take_shape(place.text.substr(place.at), condition.bounds.has_value());
  return &scratch.known_.add(place, condition.key.size(), value);
}

KnownValue* ValueProbe::meet_role(const Condition& condition, const Place& place, Scratch& scratch,
                                  Reply& unread) {
  const Role role = *condition.role;
  const auto [key, skipped] = scratch.keys_.find(role, place.needle, place.text, place.at);
  if (key.kind == RawKey::Kind::unclear) unread = {Answer::maybe};
  if (key.kind != RawKey::Kind::plain) return nullptr;
  const std::size_t quote = key.begin - 1, colon = key.end + 1;
  KnownValue value;
  value.before = place.at - quote;
  value.colon = colon - quote;
  value.skipped = skipped;
  value.is_digit = role == Role::level && is_digit_alone(place.text.substr(colon));
  value.take_shape(place.text.substr(quote), condition.bounds.has_value());
  return &scratch.known_.add(place, condition.key.size(), value);
}

Judgement ValueProbe::answer(const Question& question, KnownValue& value, Scratch& scratch) {
  using State = KnownValue::State;
  KnownValue::Answer& known = value.answers[question.key.in_gelf ? 1 : 0];
  assert(known.state != State::answered);
  // It has changed since it was found to be this value.
  if (value.is_shaped && !value.shape.fits(question.member.data())) return {Answer::maybe};
  if (known.state == State::met) answer_shape(question, value, known, scratch);
  if (known.state == State::answered) return known.judgement;
  const Judgement judgement = judge_text(question.condition.query->root, question.key,
                                         question.member.substr(question.colon), scratch.values_);
  if (known.state == State::unknown) {
    known = {value.is_time ? State::met : State::answered, judgement};
  }
  return judgement;
}

// Where no bound is among the times with a shape, all of them have the same answer. That is
// found out when the shape comes a second time: it costs as much as reading two times.
void ValueProbe::answer_shape(const Question& question, const KnownValue& value,
                              KnownValue::Answer& known, Scratch& scratch) {
  const Condition& condition = question.condition;
  const auto moments = value.shape.moments();
  const bool parted =
      !moments ||
      std::any_of(condition.bounds->begin(), condition.bounds->end(), [&](Nanoseconds bound) {
        return bound >= moments->first && bound <= moments->second;
      });
  known.state = parted ? KnownValue::State::parted : KnownValue::State::answered;
  // Not that of this value, which may be no time.
  if (!parted) {
    known.judgement =
        judge_moment(condition.query->root, question.key, moments->first, scratch.values_);
  }
}

}  // namespace gsaw
