// What a run saw while judging entries: the facts behind the hints after no match.
#include "query/observations.h"

#include <algorithm>

#include "record/field_walk.h"

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
  const auto remember = [&](std::string_view path) {
    if (path.size() > 1 && path.front() == '_') path.remove_prefix(1);
    if (names.size() < kMaxNames && path.size() <= kMaxNameLength) names.emplace(path);
  };
  FieldWalk({.depth = 1, .path_bytes = kMaxNameLength})
      .any(
          record,
          [&](std::string_view path, std::uint32_t) {
            remember(path);
            return true;
          },
          [&](const Field& field) {
            remember(field.path);
            return false;
          });
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
