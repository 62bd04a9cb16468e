// A field name of the query language, and finding what it names in an entry.
#include "record/field_path.h"

#include <algorithm>

#include "base/ascii.h"
#include "record/json_text.h"
#include "record/json_walk.h"
#include "record/role_layout.h"

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
  if (!std::all_of(index.begin(), index.end(), is_digit)) {
    return std::nullopt;
  }
  // Nine digits are more elements than a line can hold.
  if (index.size() > 9) return std::nullopt;
  const std::string_view rest = path.substr(close + 1);
  if (!rest.empty() && rest.front() != '.' && rest.front() != '[') return std::nullopt;
  return Subscript{index, rest};
}

}  // namespace

// Follows a path within one entry. Places are of the path's name.
class PathFollower {
 public:
  PathFollower(const FieldPath& path, const Record& record, Use use)
      : breaks_(path.breaks_), name_(path.name_), record_(record), use_(use) {}

  Walk from_top() const {
    for (std::size_t end = longest_key(0); end != kNone; end = shorter_key(0, end)) {
      Walk result = may_be_key(name_.substr(0, end)) ? follow_top(end, key_is) : Walk::absent;
      if (result == Walk::absent && may_be_gelf_key(name_.substr(0, end))) {
        result = follow_top(end, is_gelf_key);
      }
      if (result != Walk::absent) return result;
    }
    return Walk::absent;
  }

  template <class KeyTest>
  Walk follow_top(std::size_t end, KeyTest is_key) const {
    const std::string_view name = name_.substr(0, end);
    Walk result = Walk::absent;
    for (const JsonMember& member : record_.members) {
      if (!is_key(member.key, name)) continue;
      result = std::max(result, follow(member.value, end));
      if (result == Walk::done) break;
    }
    return result;
  }

 private:
  static constexpr std::size_t kNone = std::string_view::npos;

  // PERF: most entries have no key of most names, or only the one with a `_`, which the row of
  // their keys tells.
  bool may_be_key(std::string_view name) const {
    const RoleLayout* const layout = record_.layout_of_all();
    if (layout == nullptr) return true;
    return name.starts_with('_') ? layout->marked().may_hold(name.substr(1))
                                 : layout->unmarked().may_hold(name);
  }
  bool may_be_gelf_key(std::string_view name) const {
    const RoleLayout* const layout = record_.layout_of_all();
    return layout == nullptr || layout->marked().may_hold(name);
  }

  // Follows what is left of the path, which starts with `.`, `[` or is empty, from `value`.
  Walk follow(const JsonValue& value, std::size_t at) const {
    if (at == name_.size()) return use_(value) ? Walk::done : Walk::present;
    if (name_[at] == '.') {
      if (value.type != JsonType::object) return Walk::absent;
      return follow_members(value, at + 1);
    }
    const auto part = subscript(name_.substr(at));
    if (!part || value.type != JsonType::array) return Walk::absent;
    const bool every = part->index.empty();
    std::size_t wanted = 0;
    for (const char c : part->index) wanted = wanted * 10 + static_cast<std::size_t>(c - '0');
    Walk result = Walk::absent;
    std::size_t position = 0;
    for (JsonChildren child(record_.tokens, value); child.next(); ++position) {
      if (!every && position != wanted) continue;
      result = std::max(result, follow(child.member().value, name_.size() - part->rest.size()));
      if (result == Walk::done || !every) break;
    }
    return result;
  }

  Walk follow_members(const JsonValue& object, std::size_t begin) const {
    for (std::size_t end = longest_key(begin); end != kNone; end = shorter_key(begin, end)) {
      const std::string_view name = name_.substr(begin, end - begin);
      Walk result = Walk::absent;
      for (JsonChildren child(record_.tokens, object); child.next();) {
        if (!key_is(child.member().key, name)) continue;
        result = std::max(result, follow(child.member().value, end));
        if (result == Walk::done) return result;
      }
      if (result != Walk::absent) return result;
    }
    return Walk::absent;
  }

  // Where the longest key that begins at `begin` may end.
  std::size_t longest_key(std::size_t begin) const {
    const auto stop = std::find_if(breaks_.begin(), breaks_.end(),
                                   [&](const auto& each) { return each.must && each.at >= begin; });
    return stop == breaks_.end() ? name_.size() : stop->at;
  }
  // And the next shorter one, which may be empty; kNone when there is none.
  std::size_t shorter_key(std::size_t begin, std::size_t end) const {
    const auto shorter = std::find_if(breaks_.rbegin(), breaks_.rend(),
                                      [&](const auto& each) { return each.at < end; });
    return shorter == breaks_.rend() || shorter->at < begin ? kNone : shorter->at;
  }

  const std::vector<FieldPath::Break>& breaks_;
  const std::string_view name_;
  const Record& record_;
  const Use use_;
};

namespace {

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

std::optional<JsonValue> member_named(const JsonTokens& tokens, const JsonValue& object,
                                      std::string_view name) {
  for (JsonChildren child(tokens, object); child.next();) {
    if (key_is(child.member().key, name)) return child.member().value;
  }
  return std::nullopt;
}

std::optional<std::size_t> quoted_part_size(std::string_view typed) {
  if (typed.empty() || (typed.front() != '"' && typed.front() != '\'')) return std::nullopt;
  const char quote = typed.front();
  for (std::size_t at = 1; at < typed.size(); ++at) {
    if (typed[at] == quote) return at + 1;
    if (quote == '"' && typed[at] == '\\') ++at;
  }
  return std::nullopt;
}

Result<FieldPath> FieldPath::compile(std::string_view name, bool exact) {
  FieldPath path;
  path.exact_ = exact;
  if (exact) {
    path.name_ = name;
    return path;
  }
  if (name.empty()) return fail("a field name is missing");
  if (auto read = path.read(name); !read) return tl::unexpected(read.error());
  if (path.breaks_.size() >= kMaxSegments) return fail("the field name has too many parts");
  return path;
}

Result<void> FieldPath::read(std::string_view typed) {
  std::string scratch;
  bool begins = true, after_quotes = false;
  while (!typed.empty()) {
    const char c = typed.front();
    if (begins && (c == '"' || c == '\'')) {
      const auto size = quoted_part_size(typed);
      if (!size || (*size < typed.size() && typed[*size] != '.' && typed[*size] != '[')) {
        return fail("the quotes in a field name hold one key each",
                    "as in headers.\"User Agent\"; a key that holds quotes: \"a\\\"b\"");
      }
      const std::string_view inside = typed.substr(1, *size - 2);
      if (!breaks_.empty()) breaks_.back().must = true;
      name_ += c == '"' ? decode_json_string(inside, scratch) : inside;
      typed.remove_prefix(*size);
      after_quotes = true;
      begins = false;
      continue;
    }
    std::size_t size = 1;
    if (c == '.' || c == '[') {
      breaks_.push_back({name_.size(), after_quotes});
      after_quotes = false;
      if (c == '[') {
        const auto part = subscript(typed);
        if (!part) {
          return fail("brackets in a field name hold an index or nothing",
                      "write a[0] for one element, a[] for each; quote a key that holds brackets");
        }
        size = typed.size() - part->rest.size();
      }
    }
    begins = c == '.';
    name_ += typed.substr(0, size);
    typed.remove_prefix(size);
  }
  return {};
}

FieldPath FieldPath::of_keys(std::string_view path) {
  FieldPath made;
  made.name_ = path;
  for (std::size_t dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1)) {
    if (made.breaks_.size() + 1 < kMaxSegments) made.breaks_.push_back({dot, false});
  }
  return made;
}

std::string FieldPath::path_of_elements() const {
  std::string path;
  std::size_t from = 0;
  for (const Break& each : breaks_) {
    if (name_[each.at] != '[') continue;
    path += std::string_view(name_).substr(from, each.at - from);
    from = name_.find(']', each.at) + 1;
  }
  return path += std::string_view(name_).substr(from);
}

bool FieldPath::has_index() const {
  return std::any_of(breaks_.begin(), breaks_.end(), [this](const Break& each) {
    return name_[each.at] == '[' && name_[each.at + 1] != ']';
  });
}

bool FieldPath::has_every() const {
  return std::any_of(breaks_.begin(), breaks_.end(), [this](const Break& each) {
    return name_[each.at] == '[' && name_[each.at + 1] == ']';
  });
}

FieldPath::LastKey FieldPath::last_key() const {
  std::size_t begin = 0, end = name_.size();
  for (const Break& each : breaks_) {
    if (name_[each.at] == '[') {
      end = each.at;
      break;
    }
    begin = each.at + 1;
  }
  return {std::string_view(name_).substr(begin, end - begin), end == name_.size()};
}

std::size_t FieldPath::place_among(const Record& record) const {
  if (!breaks_.empty() || name_ == "prefix") return kVaries;
  const auto place_by = [&](auto is_key) {
    std::size_t place = kNowhere;
    for (std::size_t i = 0; i < record.members.size(); ++i) {
      if (is_key(record.members[i].key, name_)) place = place == kNowhere ? i : kVaries;
    }
    return place;
  };
  const std::size_t place = place_by(key_is);
  return place == kNowhere && !exact_ ? place_by(is_gelf_key) : place;
}

bool FieldPath::any(const Record& record, Use use) const {
  const PathFollower follower(*this, record, use);
  if (exact_) return follower.follow_top(name_.size(), key_is) == Walk::done;
  const Walk result = follower.from_top();
  if (result != Walk::absent || !breaks_.empty()) return result == Walk::done;
  return follow_prefix(record, name_, use) == Walk::done;
}

}  // namespace gsaw
