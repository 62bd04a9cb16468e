// A field name of the query language, and finding what it names in an entry.
#include "record/field_path.h"

#include <algorithm>

#include "record/json_text.h"

namespace gsaw {
namespace {

using Use = FunctionRef<bool(const JsonValue&)>;

// What came of following a name: nothing there, or values, one of which was it or none.
enum class Walk { absent, present, done };

bool is_gelf_key(std::string_view raw_key, std::string_view name) {
  if (raw_key.size() <= name.size()) return false;
  if (raw_key.front() == '_') return key_is(raw_key.substr(1), name);
  if (raw_key.front() != '\\') return false;
  std::string scratch;  // `\u005f` is a `_` too
  const std::string_view key = decode_json_string(raw_key, scratch);
  return key.starts_with('_') && key.substr(1) == name;
}

// `[0]`, `[]`: the characters between the brackets that `path` starts with; none when
// they hold no index.
struct Subscript {
  std::string_view index;
  std::string_view rest;
};

std::optional<Subscript> subscript(std::string_view path) {
  const std::size_t close = path.find(']');
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view index = path.substr(1, close - 1);
  if (!std::all_of(index.begin(), index.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  // Nine digits are more elements than a line can hold.
  if (index.size() > 9) return std::nullopt;
  const std::string_view rest = path.substr(close + 1);
  if (!rest.empty() && rest.front() != '.' && rest.front() != '[') return std::nullopt;
  return Subscript{index, rest};
}

Walk follow_members(const Record& record, const JsonValue& object, std::string_view path, Use use);

// Follows what is left of a path, which starts with `.`, `[` or is empty, from `value`.
Walk follow(const Record& record, const JsonValue& value, std::string_view path, Use use) {
  if (path.empty()) return use(value) ? Walk::done : Walk::present;
  if (path.front() == '.') {
    if (value.type != JsonType::object) return Walk::absent;
    return follow_members(record, value, path.substr(1), use);
  }
  const auto part = subscript(path);
  if (!part || value.type != JsonType::array) return Walk::absent;
  const bool every = part->index.empty();
  std::size_t wanted = 0;
  for (const char c : part->index) wanted = wanted * 10 + static_cast<std::size_t>(c - '0');
  Walk result = Walk::absent;
  std::size_t position = 0;
  for (JsonChildren child(record.tokens, value); child.next(); ++position) {
    if (!every && position != wanted) continue;
    result = std::max(result, follow(record, child.member().value, part->rest, use));
    if (result == Walk::done || !every) break;
  }
  return result;
}

// The end of the longest leading part of `path` that is shorter than `end` and may be a
// key, the empty one too: before a dot or a bracket. npos when there is none.
std::size_t shorter_key(std::string_view path, std::size_t end) {
  return end == 0 ? std::string_view::npos : path.find_last_of(".[", end - 1);
}

Walk follow_members(const Record& record, const JsonValue& object, std::string_view path, Use use) {
  for (std::size_t end = path.size(); end != path.npos; end = shorter_key(path, end)) {
    Walk result = Walk::absent;
    for (JsonChildren child(record.tokens, object); child.next();) {
      if (!key_is(child.member().key, path.substr(0, end))) continue;
      result = std::max(result, follow(record, child.member().value, path.substr(end), use));
      if (result == Walk::done) return result;
    }
    if (result != Walk::absent) return result;
  }
  return Walk::absent;
}

template <class KeyTest>
Walk follow_top(const Record& record, std::string_view path, std::size_t end, Use use,
                KeyTest is_key) {
  Walk result = Walk::absent;
  for (const JsonMember& member : record.members) {
    if (!is_key(member.key, path.substr(0, end))) continue;
    result = std::max(result, follow(record, member.value, path.substr(end), use));
    if (result == Walk::done) break;
  }
  return result;
}

Walk follow_prefix(const Record& record, std::string_view name, Use use) {
  if (record.prefix.empty() || name != "prefix") return Walk::absent;
  return use(record.prefix_value) ? Walk::done : Walk::present;
}

}  // namespace

bool key_is(std::string_view raw_key, std::string_view name) {
  if (raw_key.size() == name.size() && name.find('\\') == name.npos) return raw_key == name;
  // Escapes make a key longer, if anything.
  if (raw_key.size() < name.size() || raw_key.find('\\') == std::string_view::npos) return false;
  std::string scratch;
  return decode_json_string(raw_key, scratch) == name;
}

Result<FieldPath> FieldPath::compile(std::string_view name, bool exact) {
  FieldPath path;
  path.name_ = name;
  path.exact_ = exact;
  path.plain_ = exact || name.find_first_of(".[") == std::string_view::npos;
  if (name.empty() && !exact) return fail("a field name is missing");
  if (exact) return path;
  const auto segments =
      std::count_if(name.begin(), name.end(), [](char c) { return c == '.' || c == '['; });
  if (static_cast<std::size_t>(segments) >= kMaxSegments) {
    return fail("the field name has too many parts");
  }
  for (std::size_t at = name.find('['); at != std::string_view::npos; at = name.find('[', at + 1)) {
    if (!subscript(name.substr(at))) {
      return fail("brackets in a field name hold an index or nothing",
                  "write a[0] for one element, a[] for each; quote a key that holds brackets");
    }
  }
  return path;
}

bool FieldPath::any(const Record& record, Use use) const {
  Walk result = follow_top(record, name_, name_.size(), use, key_is);
  if (result != Walk::absent || exact_) return result == Walk::done;
  result = follow_top(record, name_, name_.size(), use, is_gelf_key);
  if (result != Walk::absent) return result == Walk::done;
  if (plain_) return follow_prefix(record, name_, use) == Walk::done;
  const std::string_view name = name_;
  for (std::size_t end = shorter_key(name, name.size()); end != name.npos;
       end = shorter_key(name, end)) {
    result = follow_top(record, name_, end, use, key_is);
    if (result == Walk::absent) result = follow_top(record, name_, end, use, is_gelf_key);
    if (result != Walk::absent) return result == Walk::done;
  }
  return false;
}

}  // namespace gsaw
