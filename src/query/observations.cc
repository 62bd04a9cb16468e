// What a run saw while judging entries: the facts behind the hints after no match.
#include "query/observations.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "query/quoted_text.h"
#include "query/typed_name.h"
#include "record/field_walk.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

// Enough for the names of any real log; a hostile one cannot fill memory.
constexpr std::size_t kMaxNames = 2000;
constexpr std::size_t kMaxNameLength = 200;
constexpr std::size_t kMaxDepth = 3;
constexpr std::size_t kMaxElements = 4, kMaxMembers = 100;

}  // namespace

void Observations::saw_time(Nanoseconds time) {
  earliest = std::min(earliest.value_or(time), time);
  latest = std::max(latest.value_or(time), time);
}

void Observations::sample_names(const Record& record) {
  if (record.malformed) return;
  FieldWalk walk({.depth = kMaxDepth, .path_bytes = kMaxNameLength});
  const auto remember = [&](std::string_view path, std::span<const std::size_t> begins) {
    if (paths.size() >= kMaxNames || path.size() > kMaxNameLength || paths.contains(path)) return;
    paths.emplace(path);
    std::string name;
    append_typed_name(name, path, begins);
    // Of a key named as a virtual field that is the better name.
    if (name.starts_with('.')) name.erase(0, 1);
    names.insert(std::move(name));
  };
  walk.any(
      record,
      [&](std::string_view path, std::uint32_t) {
        remember(path, walk.key_begins());
        return true;
      },
      [&](const Field& field) {
        remember(field.path, walk.key_begins());
        if (field.value.type == JsonType::array && field.path.size() <= kMaxNameLength) {
          sample_elements(record, field, walk.key_begins());
        }
        return false;
      });
}

// Of the first elements that are objects, one level of them.
void Observations::sample_elements(const Record& record, const Field& array,
                                   std::span<const std::size_t> key_begins) {
  std::string scratch;
  std::size_t looked_at = 0;
  for (JsonChildren element(record.tokens, array.value); element.next();) {
    if (++looked_at > kMaxElements) return;
    if (element.member().value.type != JsonType::object) continue;
    std::size_t members = 0;
    for (JsonChildren child(record.tokens, element.member().value); child.next();) {
      if (++members > kMaxMembers || paths.size() >= kMaxNames) break;
      const std::string_view key = decode_json_string(child.member().key, scratch);
      std::string path = std::string(array.path) + "[]." + std::string(key);
      if (path.size() > kMaxNameLength || paths.contains(path)) continue;
      std::string name;
      append_typed_name(name, array.path, key_begins);
      name += "[].";
      name += is_bare_key(key) ? std::string(key) : quoted(key);
      names.insert(std::move(name));
      paths.insert(std::move(path));
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
  paths.insert(other.paths.begin(), other.paths.end());
}

}  // namespace gsaw
