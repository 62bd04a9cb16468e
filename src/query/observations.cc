// What a run saw while judging entries: the facts behind the hints after no match.
#include "query/observations.h"

#include <algorithm>

#include "record/json_text.h"

namespace gsaw {
namespace {

// Enough for the names of any real log; a hostile one cannot fill memory.
constexpr std::size_t kMaxNames = 2000;
constexpr std::size_t kMaxNameLength = 200;

}  // namespace

void Observations::saw_time(Nanoseconds time) {
  earliest = std::min(earliest.value_or(time), time);
  latest = std::max(latest.value_or(time), time);
}

void Observations::sample_names(const Record& record) {
  std::string scratch;
  const auto remember = [&](std::string name) {
    if (names.size() < kMaxNames && name.size() <= kMaxNameLength) names.insert(std::move(name));
  };
  for (const JsonMember& member : record.members) {
    std::string_view key = decode_json_string(member.key, scratch);
    if (key.starts_with('_') && key.size() > 1) key.remove_prefix(1);
    const std::string name(key);
    remember(name);
    if (member.value.type != JsonType::object || name.size() > kMaxNameLength) continue;
    for (JsonChildren child(record.tokens, member.value); child.next();) {
      remember(name + '.' + std::string(decode_json_string(child.member().key, scratch)));
    }
  }
}

void Observations::merge(const Observations& other) {
  entries += other.entries;
  terms.resize(std::max(terms.size(), other.terms.size()));
  for (std::size_t i = 0; i < other.terms.size(); ++i) {
    terms[i].evaluated += other.terms[i].evaluated;
    terms[i].present += other.terms[i].present;
    terms[i].comparable += other.terms[i].comparable;
  }
  if (other.earliest) saw_time(*other.earliest);
  if (other.latest) saw_time(*other.latest);
  names.insert(other.names.begin(), other.names.end());
}

}  // namespace gsaw
