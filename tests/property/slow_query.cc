// Random queries and their spellings.
#include "property/slow_query.h"

#include <cctype>
#include <iterator>
#include <span>
#include <string_view>

#include "property/json_numbers.h"
#include "property/slow_json.h"

namespace gsaw::property {
namespace {

using Kind = SlowQuery::Kind;

// What the random records (random_line.cc) are made of too: matches must be frequent.
constexpr std::string_view kNames[] = {"a",     "b",      "c",      "ab",     "a.b",  "b.c",
                                       "_a",    "_b",     "a[0]",   "a[]",    "b[1]", "a.b.c",
                                       "c[].a", "b[0][]", "a[1].b", "a.a[0]", ".a",   "c.é"};
constexpr std::string_view kQuotedNames[] = {"a", "a.b", "_a", "", "a[0]", "é", "A", "a\"b", "\\x"};
constexpr std::string_view kTexts[] = {
    "task", "TASK", "alpha", "bet",          "alphabet", "Kelvin", "",    "a",
    "b",    "ab",   "ba",    "aab",          "é",        "É",      "σς",  "ΣΣ",
    "/",    "a/b",  "\"",    "\\",           "😀",        "a b",    "\n",  "\t",
    "*",    "a*",   "u0061", "\xEF\xBF\xBD", "true",     "null",   "1",   "01",
    "1.0",  "-1",   "A",     "AB",           "250ms",    "1.5s",   "x22", "K"};
constexpr std::string_view kSizes[] = {"1kB",  "1k",     "0.25kB", "1Ki",
                                       "1KiB", "1.5KiB", "10B",    "1MB"};
constexpr std::string_view kAddresses[] = {"10.0.0.0", "10.1.2.3", "10.200.0.1", "11.0.0.1"};
constexpr std::string_view kNetworks[] = {"10.0.0.0/8",          "10.1.2.3/32", "10.128.0.0/9",
                                          "0.0.0.0/0",           "10.0.0.0/14", "2001:db8::1/32",
                                          "::ffff:10.0.0.0/104", "::/0"};
constexpr std::string_view kDurations[] = {"250ms", "0.25s", "1.5s", "1500ms",
                                           "2m",    "1m30s", "90s"};

bool is_bare(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 &&
        std::string_view("-._+*").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

// In "..." with JSON escapes, or in '...' where that can be.
std::string in_quotes(std::string_view text, Random& random) {
  if (text.find('\'') == text.npos && random.once_in(2)) return "'" + std::string(text) + "'";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string spell_name(const Name& name, Random& random) {
  return name.quoted ? in_quotes(name.text, random) : name.text;
}

std::string spell_value(const Value& value, Random& random) {
  if (!value.quoted) return value.text;
  return in_quotes(value.text, random) + (value.ignore_case ? "i" : "");
}

std::string spell_regex(const SlowQuery& query, Random& random) {
  std::string expression = query.from_start ? "^" : "";
  for (const RegexPiece& piece : query.regex) {
    append_character(expression, piece.character);
    if (piece.repeat != 0) expression += piece.repeat;
  }
  if (query.to_end) expression += "$";
  return random.once_in(2) ? "/" + expression + "/" : in_quotes(expression, random);
}

std::string spell_list(const SlowQuery& query, Random& random) {
  std::string out = " in (";
  for (const Value& value : query.values) {
    if (out.back() != '(') out += random.once_in(2) ? "," : ", ";
    out += spell_value(value, random);
  }
  return out + ")";
}

std::string spell_numbers(const SlowQuery& query, Random& random) {
  constexpr std::string_view kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sunday"};
  std::string out;
  for (const int number : query.numbers) {
    if (!out.empty()) out += random.once_in(2) ? "," : ", ";
    out += query.part == "hour" ? std::to_string(number)
                                : std::string(kDays[static_cast<std::size_t>(number)]);
  }
  return out;
}

std::string spell_order(const std::string& order, Random& random) {
  if (random.once_in(2)) return order;
  return order == "<" ? " lt " : order == "<=" ? " le " : order == ">" ? " gt " : " ge ";
}

// A part of all, any and negation.
std::string spell_part(const SlowQuery& part, Random& random) {
  const bool compound = part.kind == Kind::all || part.kind == Kind::any;
  const std::string text = spell(part, random);
  return compound || random.once_in(8) ? "(" + text + ")" : text;
}

std::string spell_parts(const SlowQuery& query, Random& random) {
  constexpr std::string_view kAnd[] = {" ", " and ", " && ", " AND "};
  constexpr std::string_view kOr[] = {" or ", " || ", " Or "};
  std::string out;
  for (const SlowQuery& part : query.parts) {
    if (!out.empty()) out += query.kind == Kind::all ? random.pick(kAnd) : random.pick(kOr);
    out += spell_part(part, random);
  }
  return out;
}

// `f!=v`, `f!~re`, `f not in (...)` where the term allows it.
std::string spell_negation(const SlowQuery& negated, Random& random) {
  constexpr std::string_view kNotEqual[] = {"!=", " ne ", " != "};
  if (random.once_in(2)) {
    const std::string name = spell_name(negated.name, random);
    if (negated.kind == Kind::equals) {
      return name + std::string(random.pick(kNotEqual)) + spell_value(negated.values[0], random);
    }
    if (negated.kind == Kind::regex) return name + "!~" + spell_regex(negated, random);
    if (negated.kind == Kind::fields && negated.order.empty()) {
      return name + "!=field(" + spell_name(negated.other, random) + ")";
    }
    if (negated.kind == Kind::not_null) return name + " is null";
    if (negated.kind == Kind::not_empty) return name + " is empty";
    if (negated.kind == Kind::one_of) return name + " not" + spell_list(negated, random);
  }
  return (random.once_in(3) ? "!" : "not ") + spell_part(negated, random);
}

// As JSON or, now and then, only a query writes it.
std::string_view random_number(Random& random) {
  if (random.once_in(14)) return random.once_in(2) ? "007" : "+1";
  return random.pick(kJsonNumbers);
}

Value random_value(Random& random, bool may_be_glob) {
  constexpr std::string_view kGlobs[] = {"a*",  "*a",  "*",     "a*b",  "*b*",  "1*",
                                         "*.0", "al*", "*pha*", "t*sk", "*a*b*"};
  if (may_be_glob && random.once_in(6)) {
    return {std::string(random.pick(kGlobs)), false, true};
  }
  Value value;
  value.text = random.once_in(2) ? random_number(random) : random.pick(kTexts);
  value.quoted = !is_bare(value.text) || random.once_in(3);
  value.ignore_case = value.quoted && random.once_in(5);
  value.glob = may_be_glob && !value.quoted && value.text.find('*') != value.text.npos;
  return value;
}

void make_regex(SlowQuery& query, Random& random) {
  constexpr char32_t kCharacters[] = {U'a', U'b', U'.', U'1', U'é', U'0',
                                      U'.', U'σ', U'k', U's', U't'};
  constexpr char kRepeats[] = {0, 0, 0, '*', '+', '?'};
  query.from_start = random.once_in(3);
  query.to_end = random.once_in(3);
  constexpr std::u32string_view kWords[] = {U"task", U"alpha", U"bet", U"é1"};
  for (std::size_t count = 1 + random.below(3); count > 0; --count) {
    if (random.once_in(4)) {
      for (const char32_t c : random.pick(kWords)) query.regex.push_back({c, 0});
    }
    query.regex.push_back({random.pick(kCharacters), random.pick(kRepeats)});
  }
}

// Its ends in order, either of which may be open.
void make_range(SlowQuery& query, Random& random) {
  constexpr std::string_view kNumbers[] = {"-1", "0", "0.5", "1", "1.0", "2", "10", "1e2"};
  constexpr std::string_view kSpans[] = {"250ms", "1.5s", "90s", "2m"};
  constexpr std::string_view kBytes[] = {"0.25kB", "1kB", "1KiB", "1MB"};
  std::span<const std::string_view> ends = kNumbers;
  if (random.once_in(4)) {
    ends = kSpans;
  } else if (random.once_in(4)) {
    ends = random.once_in(2) ? std::span(kBytes) : std::span(kAddresses);
  }
  const std::size_t low = random.below(ends.size());
  const std::size_t high = low + random.below(ends.size() - low);
  const auto end = [&](std::size_t i) { return Value{std::string(ends[i]), false, false, false}; };
  query.values = {end(low), end(high)};
  if (random.once_in(4)) query.values[random.below(2)].text.clear();
}

Name random_name(Random& random) {
  const bool quoted = random.once_in(5);
  return {std::string(quoted ? random.pick(kQuotedNames) : random.pick(kNames)), quoted};
}

void make_time_part(SlowQuery& query, Random& random) {
  query.part = random.once_in(2) ? "hour" : "weekday";
  const int count = query.part == "hour" ? 24 : 7;
  const auto any = [&] { return static_cast<int>(random.below(static_cast<std::size_t>(count))); };
  if (random.once_in(2)) {  // a range, which may go on behind the end
    const int first = any(), last = any();
    for (int number = first;; number = (number + 1) % count) {
      query.numbers.push_back(number);
      if (number == last) break;
    }
  } else {
    query.numbers = {any(), any(), any()};
  }
}

bool takes_any_field(Kind kind) {
  return kind != Kind::text && kind != Kind::exists && kind != Kind::not_null &&
         kind != Kind::not_empty && kind != Kind::fields && kind != Kind::time_part;
}

SlowQuery random_term(Random& random) {
  constexpr Kind kKinds[] = {
      Kind::text,      Kind::equals,  Kind::equals,   Kind::order,  Kind::order,  Kind::regex,
      Kind::contains,  Kind::one_of,  Kind::exists,   Kind::words,  Kind::starts, Kind::ends,
      Kind::before,    Kind::after,   Kind::range,    Kind::fields, Kind::fields, Kind::not_null,
      Kind::not_empty, Kind::network, Kind::time_part};
  constexpr std::string_view kOrders[] = {"<", "<=", ">", ">="};
  SlowQuery query;
  query.kind = random.pick(kKinds);
  query.name = random_name(random);
  if (takes_any_field(query.kind) && random.once_in(10)) query.name = {"*", false};
  query.values.push_back(random_value(random, query.kind == Kind::equals));
  switch (query.kind) {
    case Kind::text:
      query.values[0].quoted = true;  // a bare word may be an operator
      break;
    case Kind::order:
      query.order = random.pick(kOrders);
      query.values[0] = {std::string(random_number(random)), random.once_in(5), false, false};
      if (random.once_in(4)) query.values[0].text = random.pick(kDurations);
      if (random.once_in(6)) query.values[0].text = random.pick(kSizes);
      if (random.once_in(8)) query.values[0].text = random.pick(kAddresses);
      break;
    case Kind::words:
    case Kind::before:
    case Kind::after:
      query.values[0].quoted = true;
      break;
    case Kind::range:
      make_range(query, random);
      break;
    case Kind::network:
      query.values[0] = {std::string(random.pick(kNetworks)), false, false, false};
      break;
    case Kind::time_part:
      make_time_part(query, random);
      break;
    case Kind::fields:
      query.other = random_name(random);
      if (random.once_in(2)) query.order = random.pick(kOrders);
      break;
    case Kind::regex:
      make_regex(query, random);
      break;
    case Kind::one_of:
      query.values.clear();
      for (std::size_t count = 1 + random.below(4); count > 0; --count) {
        query.values.push_back(random_value(random, true));
      }
      break;
    default:
      break;
  }
  return query;
}

// Texts have no place in an element.
SlowQuery random_field_test(Random& random) {
  SlowQuery test;
  do {
    test = random_term(random);
  } while (test.kind == Kind::text);
  return test;
}

SlowQuery random_element(Random& random, int depth) {
  constexpr std::string_view kArrays[] = {"a[]", "b[]", "c[]", "a.b[]", "a[][]"};
  SlowQuery query, inner;
  query.kind = Kind::element;
  query.name = {std::string(random.pick(kArrays)), false};
  inner.kind = random.once_in(2) ? Kind::all : Kind::any;
  inner.parts = {random_field_test(random), random_field_test(random)};
  if (depth > 1 && random.once_in(4)) inner.parts.push_back(random_element(random, depth - 1));
  query.parts = {inner};
  return query;
}

}  // namespace

SlowQuery random_query(Random& random, int depth) {
  if (depth == 0 || random.once_in(2)) return random_term(random);
  constexpr Kind kKinds[] = {Kind::all, Kind::any, Kind::negation};
  SlowQuery query;
  if (random.once_in(12)) return random_element(random, depth);
  query.kind = random.pick(kKinds);
  const std::size_t parts = query.kind == Kind::negation ? 1 : 2 + random.below(2);
  while (query.parts.size() < parts) query.parts.push_back(random_query(random, depth - 1));
  return query;
}

std::string spell(const SlowQuery& query, Random& random) {
  constexpr std::string_view kEqual[] = {"=", "==", " eq ", " = ", ":"};
  const std::string name = spell_name(query.name, random);
  switch (query.kind) {
    case Kind::text:
      return spell_value(query.values[0], random);
    case Kind::equals: {
      const std::string value = spell_value(query.values[0], random);
      return name + std::string(random.pick(kEqual)) + value;
    }
    case Kind::order:
      return name + spell_order(query.order, random) + spell_value(query.values[0], random);
    case Kind::regex:
      return name + "~" + spell_regex(query, random);
    case Kind::contains:
      return name + " contains " + spell_value(query.values[0], random);
    case Kind::words:
      return name + " has " + spell_value(query.values[0], random);
    case Kind::starts:
      return name + " startswith " + spell_value(query.values[0], random);
    case Kind::ends:
      return name + " endswith " + spell_value(query.values[0], random);
    case Kind::before:
      return name + " before " + spell_value(query.values[0], random);
    case Kind::after:
      return name + " after " + spell_value(query.values[0], random);
    case Kind::range: {
      const std::string range = query.values[0].text + ".." + query.values[1].text;
      return name + (random.once_in(2) ? " in " + range : " in (" + range + ")");
    }
    case Kind::network:
      return name + " in " + query.values[0].text;
    case Kind::time_part:
      return query.part + "(" + name + ") in (" + spell_numbers(query, random) + ")";
    case Kind::fields: {
      const std::string order = query.order.empty() ? "=" : spell_order(query.order, random);
      return name + order + "field(" + spell_name(query.other, random) + ")";
    }
    case Kind::not_null:
      return name + " is not null";
    case Kind::not_empty:
      return name + " is not empty";
    case Kind::element:
      return name + ".(" + spell(query.parts[0], random) + ")";
    case Kind::one_of:
      return name + spell_list(query, random);
    case Kind::exists:
      return "exists " + name;
    case Kind::all:
    case Kind::any:
      return spell_parts(query, random);
    case Kind::negation:
      return spell_negation(query.parts[0], random);
  }
  return {};
}

}  // namespace gsaw::property
