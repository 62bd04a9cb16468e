// What a query means, written down as plainly as possible.
#include "property/slow_evaluator.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "property/slow_number.h"
#include "property/slow_places.h"

namespace gsaw::property {
namespace {

using Kind = SlowQuery::Kind;
using Values = std::vector<const Tree*>;

// Case: of the letters that the random queries and lines hold, no others.
char32_t folded(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c == U'É') return U'é';
  if (c == U'Σ' || c == U'ς') return U'σ';
  if (c == U'\u212A') return U'k';  // the Kelvin sign
  if (c == U'\u017F') return U's';  // the long s
  return c;
}

std::u32string comparable(std::string_view text, bool ignore_case) {
  std::u32string out = characters(text);
  if (ignore_case) std::transform(out.begin(), out.end(), out.begin(), folded);
  return out;
}

// Fields ---------------------------------------------------------------------------

Values members(const Tree& object, std::string_view key) {
  Values found;
  for (std::size_t i = 0; i < object.keys.size(); ++i) {
    if (object.keys[i].text == key) found.push_back(&object.items[i]);
  }
  return found;
}

Values along_path(const Tree& object, std::string_view path);

// What the rest of a path, which is empty or starts with `.` or `[`, leads to.
Values behind(const Tree& value, std::string_view rest) {
  if (rest.empty()) return {&value};
  if (rest[0] == '.') {
    return value.kind == Tree::Kind::object ? along_path(value, rest.substr(1)) : Values{};
  }
  const std::size_t close = rest.find(']');
  const std::string index(rest.substr(1, close - 1));
  Values found;
  if (value.kind != Tree::Kind::array) return found;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (!index.empty() && std::to_string(i) != index) continue;
    const Values more = behind(value.items[i], rest.substr(close + 1));
    found.insert(found.end(), more.begin(), more.end());
  }
  return found;
}

Values behind_members(const Tree& object, const std::string& key, std::string_view rest) {
  Values found;
  for (const Tree* value : members(object, key)) {
    const Values more = behind(*value, rest);
    found.insert(found.end(), more.begin(), more.end());
  }
  return found;
}

// The leading parts of a path that may be a key, the longest first.
std::vector<std::string> possible_keys(std::string_view path) {
  std::vector<std::string> keys{std::string(path)};
  for (std::size_t i = path.size(); i-- > 0;) {
    if (path[i] == '.' || path[i] == '[') keys.emplace_back(path.substr(0, i));
  }
  return keys;
}

Values along_path(const Tree& object, std::string_view path) {
  for (const std::string& key : possible_keys(path)) {
    const Values found = behind_members(object, key, path.substr(key.size()));
    if (!found.empty()) return found;
  }
  return {};
}

// A name: the literal key, the GELF key, the path.
Values named(const Tree& entry, const Name& name) {
  if (name.quoted) return members(entry, name.text);
  std::string_view path = name.text;
  if (path.starts_with('.')) path.remove_prefix(1);
  for (const std::string& key : possible_keys(path)) {
    for (const std::string& spelled : {key, "_" + key}) {
      const Values found = behind_members(entry, spelled, path.substr(key.size()));
      if (!found.empty()) return found;
    }
  }
  return {};
}

// The scalars that a test looks at: of an array each element, of an object none.
void add_scalars(const Tree& value, Values& out) {
  if (value.kind == Tree::Kind::object) return;
  if (value.kind != Tree::Kind::array) {
    out.push_back(&value);
    return;
  }
  for (const Tree& item : value.items) add_scalars(item, out);
}

// Values ---------------------------------------------------------------------------

bool is_json_number(std::string_view text) {
  const auto trees = read_line("{\"n\":" + std::string(text) + "}");
  return trees && trees->size() == 1 && trees->front().items.size() == 1 &&
         trees->front().items[0].kind == Tree::Kind::number && trees->front().items[0].text == text;
}

bool glob_matches(std::u32string_view pattern, std::u32string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] != U'*') {
    return !text.empty() && pattern[0] == text[0] &&
           glob_matches(pattern.substr(1), text.substr(1));
  }
  for (std::size_t skip = 0; skip <= text.size(); ++skip) {
    if (glob_matches(pattern.substr(1), text.substr(skip))) return true;
  }
  return false;
}

bool equals(const Tree& value, const Value& wanted, bool ignore) {
  const bool ignore_case = ignore || wanted.ignore_case;
  const std::u32string text = comparable(value.text, ignore_case);
  const std::u32string other = comparable(wanted.text, ignore_case);
  if (wanted.glob) return glob_matches(other, text);
  if (text == other) return true;
  return value.kind == Tree::Kind::number && !wanted.quoted && is_json_number(wanted.text) &&
         compare_numbers(value.text, wanted.text) == 0;
}

bool contains(std::string_view text, std::string_view wanted, bool ignore_case) {
  return comparable(text, ignore_case).find(comparable(wanted, ignore_case)) !=
         std::u32string::npos;
}

bool regex_matches(const SlowQuery& query, std::size_t piece, std::u32string_view text,
                   bool ignore_case) {
  if (piece == query.regex.size()) return !query.to_end || text.empty();
  const RegexPiece& here = query.regex[piece];
  const auto fits = [&](char32_t c) {
    if (here.character == U'.') return c != U'\n';
    return here.character == c || (ignore_case && folded(here.character) == folded(c));
  };
  const std::size_t least = here.repeat == '*' || here.repeat == '?' ? 0 : 1;
  const std::size_t most = here.repeat == '*' || here.repeat == '+' ? text.size() : 1;
  for (std::size_t count = 0; count <= most && count <= text.size(); ++count) {
    if (count >= least && regex_matches(query, piece + 1, text.substr(count), ignore_case)) {
      return true;
    }
    if (count == text.size() || !fits(text[count])) return false;
  }
  return false;
}

bool regex_found(const SlowQuery& query, std::string_view text, bool ignore_case) {
  const std::u32string all = characters(text);
  for (std::size_t start = 0; start <= all.size(); ++start) {
    if (regex_matches(query, 0, std::u32string_view(all).substr(start), ignore_case)) return true;
    if (query.from_start) return false;
  }
  return false;
}

bool in_order(int compared, const std::string& order) {
  if (compared == 0) return order == "<=" || order == ">=";
  return order[0] == (compared < 0 ? '<' : '>');
}

// Of the characters that the random lines hold.
bool is_word_part(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') ||
         c == U'_' || c == U'é' || c == U'É' || c == U'σ' || c == U'ς' || c == U'Σ' ||
         c == U'\u212A' || c == U'\u017F';
}

bool has_words(std::string_view text, std::string_view wanted, bool ignore_case) {
  const std::u32string all = comparable(text, ignore_case);
  const std::u32string words = comparable(wanted, ignore_case);
  for (std::size_t i = 0; i + words.size() <= all.size(); ++i) {
    if (all.compare(i, words.size(), words) != 0) continue;
    const std::size_t end = i + words.size();
    if ((i == 0 || !is_word_part(all[i - 1])) && (end == all.size() || !is_word_part(all[end]))) {
      return true;
    }
  }
  return false;
}

std::optional<int> compare_addresses(std::string_view a, std::string_view b) {
  const auto left = address_bits(a), right = address_bits(b);
  if (!left || !right) return std::nullopt;
  return left->compare(*right);
}

std::optional<std::int64_t> moment_of(const Tree& value) {
  if (value.kind == Tree::Kind::number) return moment_of_number(value.text);
  return value.kind == Tree::Kind::string ? moment_of_text(value.text) : std::nullopt;
}

// Sizes and addresses, which only what is typed can be.
bool ordered_otherwise(const Tree& value, const std::string& order, const std::string& wanted) {
  const bool is_string = value.kind == Tree::Kind::string;
  if (!is_string && value.kind != Tree::Kind::number) return false;
  if (const auto bytes = bytes_of(wanted)) {
    auto compared = compare_numbers(value.text, *bytes);
    if (const auto own = is_string ? bytes_of(value.text) : std::nullopt) {
      compared = compare_numbers(*own, *bytes);
    }
    return compared && in_order(*compared, order);
  }
  const auto compared = is_string ? compare_addresses(value.text, wanted) : std::nullopt;
  return compared && in_order(*compared, order);
}

bool ordered(const Tree& value, const std::string& order, const std::string& wanted) {
  if (value.kind != Tree::Kind::number && value.kind != Tree::Kind::string) return false;
  if (const auto compared = compare_numbers(value.text, wanted)) return in_order(*compared, order);
  if (value.kind != Tree::Kind::string) return false;
  const auto compared = compare_durations(value.text, wanted);
  return compared && in_order(*compared, order);
}

bool in_range(const Tree& value, const std::string& low, const std::string& high) {
  const auto holds = [&](const char* order, const std::string& end) {
    return end.empty() || ordered(value, order, end) || ordered_otherwise(value, order, end);
  };
  return holds(">=", low) && holds("<=", high);
}

bool holds(const SlowQuery& query, const Tree& value, bool ignore) {
  const Value& wanted = query.values[0];
  const bool ignore_case = ignore || wanted.ignore_case;
  const std::u32string text = comparable(value.text, ignore_case);
  const std::u32string other = comparable(wanted.text, ignore_case);
  switch (query.kind) {
    case Kind::equals:
    case Kind::one_of:
      return std::any_of(query.values.begin(), query.values.end(),
                         [&](const Value& each) { return equals(value, each, ignore); });
    case Kind::order:
      return ordered(value, query.order, wanted.text) ||
             ordered_otherwise(value, query.order, wanted.text);
    case Kind::range:
      return in_range(value, query.values[0].text, query.values[1].text);
    case Kind::network:
      return value.kind == Tree::Kind::string && is_in_network(value.text, wanted.text);
    case Kind::time_part: {
      const auto moment = moment_of(value);
      if (!moment) return false;
      const int number = query.part == "hour" ? hour_of(*moment) : weekday_of(*moment);
      return std::find(query.numbers.begin(), query.numbers.end(), number) != query.numbers.end();
    }
    case Kind::regex:
      return regex_found(query, value.text, ignore);
    case Kind::words:
      return has_words(value.text, wanted.text, ignore_case);
    case Kind::starts:
      return text.starts_with(other);
    case Kind::ends:
      return text.ends_with(other);
    case Kind::before:
      return value.kind == Tree::Kind::string && text < other;
    case Kind::after:
      return value.kind == Tree::Kind::string && text > other;
    default:
      return contains(value.text, wanted.text, ignore_case);
  }
}

// Two values of one entry.
bool fields_hold(const SlowQuery& query, const Tree& one, const Tree& two, bool ignore_case) {
  if (query.order.empty()) {
    if (comparable(one.text, ignore_case) == comparable(two.text, ignore_case)) return true;
    return one.kind == Tree::Kind::number && two.kind == Tree::Kind::number &&
           compare_numbers(one.text, two.text) == 0;
  }
  const auto first = moment_of(one), second = moment_of(two);
  const bool is_time = !compare_numbers(one.text, one.text) || !compare_numbers(two.text, two.text);
  if (first && second && is_time) {
    return in_order(*first < *second ? -1 : (*first > *second ? 1 : 0), query.order);
  }
  return (two.kind == Tree::Kind::number || two.kind == Tree::Kind::string) &&
         ordered(one, query.order, two.text) &&
         (two.kind == Tree::Kind::string || compare_numbers(one.text, two.text));
}

bool is_empty(const Tree& value) {
  if (value.kind == Tree::Kind::string) return value.text.empty();
  if (value.kind == Tree::Kind::object || value.kind == Tree::Kind::array) {
    return value.items.empty();
  }
  return value.kind == Tree::Kind::null;
}

// Every scalar within, at any depth.
void add_all_scalars(const Tree& value, Values& out) {
  if (value.kind != Tree::Kind::object && value.kind != Tree::Kind::array) out.push_back(&value);
  for (const Tree& item : value.items) add_all_scalars(item, out);
}

Values scalars_of(const Tree& entry, const Name& name) {
  Values scalars;
  if (!name.quoted && name.text == "*") {
    add_all_scalars(entry, scalars);
    return scalars;
  }
  for (const Tree* value : named(entry, name)) add_scalars(*value, scalars);
  return scalars;
}

// Text: any key, any decoded string, any number as written.
bool holds_text(const Tree& value, std::string_view wanted, bool ignore_case) {
  if (value.kind == Tree::Kind::string || value.kind == Tree::Kind::number) {
    return contains(value.text, wanted, ignore_case);
  }
  const auto inside = [&](const Tree& part) { return holds_text(part, wanted, ignore_case); };
  return std::any_of(value.keys.begin(), value.keys.end(), inside) ||
         std::any_of(value.items.begin(), value.items.end(), inside);
}

template <class JudgeTerm>
bool combine(const SlowQuery& query, JudgeTerm judge_term) {
  const auto part = [&](const SlowQuery& each) { return combine(each, judge_term); };
  switch (query.kind) {
    case Kind::all:
      return std::all_of(query.parts.begin(), query.parts.end(), part);
    case Kind::any:
      return std::any_of(query.parts.begin(), query.parts.end(), part);
    case Kind::negation:
      return !part(query.parts[0]);
    default:
      return judge_term(query);
  }
}

}  // namespace

bool judge(const SlowQuery& query, const Tree& entry, bool ignore_case) {
  return combine(query, [&](const SlowQuery& term) {
    if (term.kind == Kind::text) {
      return holds_text(entry, term.values[0].text, ignore_case || term.values[0].ignore_case);
    }
    const Values values = term.name.text == "*" ? Values{} : named(entry, term.name);
    const auto any = [&](auto test) { return std::any_of(values.begin(), values.end(), test); };
    if (term.kind == Kind::exists) return !values.empty();
    if (term.kind == Kind::not_null) {
      return any([](const Tree* value) { return value->kind != Tree::Kind::null; });
    }
    if (term.kind == Kind::not_empty)
      return any([](const Tree* value) { return !is_empty(*value); });
    if (term.kind == Kind::element) {
      return any([&](const Tree* value) {
        return value->kind == Tree::Kind::object && judge(term.parts[0], *value, ignore_case);
      });
    }
    const Values scalars = scalars_of(entry, term.name);
    const Values others = term.kind == Kind::fields ? scalars_of(entry, term.other) : Values{};
    return std::any_of(scalars.begin(), scalars.end(), [&](const Tree* value) {
      if (term.kind != Kind::fields) return holds(term, *value, ignore_case);
      return std::any_of(others.begin(), others.end(), [&](const Tree* other) {
        return fields_hold(term, *value, *other, ignore_case);
      });
    });
  });
}

bool judge_malformed(const SlowQuery& query, std::string_view line, bool ignore_case) {
  return combine(query, [&](const SlowQuery& term) {
    if (term.kind != Kind::text) return false;
    return contains(line, term.values[0].text, ignore_case || term.values[0].ignore_case);
  });
}

}  // namespace gsaw::property
