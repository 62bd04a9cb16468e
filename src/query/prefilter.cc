// The literals that a line must hold to match the query: what is searched for before any
// line is parsed.
#include "query/prefilter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "base/byte_frequency.h"
#include "query/listed_values.h"
#include "query/quoted_text.h"
#include "query/regex_literals.h"
#include "query/role_needles.h"
#include "record/field_path.h"
#include "record/filled_message.h"
#include "record/id_envelope.h"
#include "record/id_spelling.h"
#include "record/json_text.h"
#include "record/listed_text.h"

namespace gsaw {
namespace {

// Past this many the lines are as quickly parsed as searched for so much.
constexpr std::size_t kMaxNeedles = 10'000;
constexpr const char* kTooManyValues = "there are too many values";
// Where a longer text nearly stands, comparing it would cost more than parsing the line.
constexpr std::size_t kLongestNeedle = 256;

// Bytes that stand for themselves in every JSON writer's strings, unless written as \u.
bool is_plain(char c, bool ignore_case) {
  if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\' || c == '/') return false;
  // Ignoring case, k also means U+212A (kelvin) and s U+017F (long s), which are not ASCII.
  return !ignore_case || (c != 'k' && c != 'K' && c != 's' && c != 'S');
}

// How rare a needle is: the sum over its bytes of how far each is from the most common.
std::uint64_t rarity(std::string_view needle) {
  std::uint64_t sum = 0;
  for (const char c : needle) sum += 256 - byte_frequency(static_cast<unsigned char>(c));
  return sum;
}

struct Needles {
  std::vector<Needle> any_of;
  bool ignore_case = false;
  bool from_key = false;    // a key stands on many lines
  bool whole_key = false;   // all are ends of keys, or roles, of the terms of one node
  bool in_message = false;  // what is searched for may stand in a message that is filled in
  unsigned roles = 0;
  std::vector<Needles> also;  // other sides of an `and`
  std::string why_none;

  bool none() const { return any_of.empty(); }

  // More is better: few needles, the commonest of them rare.
  std::uint64_t merit() const {
    std::uint64_t least = UINT64_MAX;
    for (const Needle& needle : any_of) least = std::min(least, rarity(needle.text));
    return least / (from_key ? 8 : 1) / (1 + any_of.size() / 8);
  }

  void leave_out_repeated() {
    std::sort(any_of.begin(), any_of.end(),
              [](const Needle& a, const Needle& b) { return a.text < b.text; });
    any_of.erase(std::unique(any_of.begin(), any_of.end(), same_text), any_of.end());
  }

  bool is_better(const Needles& other) const {
    return !none() && (other.none() || merit() > other.merit());
  }

  bool same_texts(const Needles& other) const {
    return std::equal(any_of.begin(), any_of.end(), other.any_of.begin(), other.any_of.end(),
                      same_text);
  }

  static bool same_text(const Needle& a, const Needle& b) { return a.text == b.text; }
};

Needles no_needles(std::string why) {
  Needles needles;
  needles.why_none = std::move(why);
  return needles;
}

Needles keys_of(Role role) {
  Needles needles;
  needles.from_key = needles.whole_key = needles.ignore_case = true;
  needles.roles = role_bit(role);
  for (std::string& text : role_needles(role)) needles.any_of.push_back({std::move(text), role});
  return needles;
}

class Builder {
 public:
  explicit Builder(bool ignore_case) : ignore_case_(ignore_case) {}

  Needles of(const Node& node) const {
    Needles needles = std::visit([&](const auto& kind) { return from_term(kind); }, node.kind);
    if (needles.whole_key) {
      for (Needle& needle : needles.any_of) needle.condition = &node;
    }
    return needles;
  }

 private:
  // Of frames that are objects the line does not hold the text that is shown and compared.
  template <class Kind>
  Needles from_term(const Kind& kind) const {
    if constexpr (requires { kind.field.role; }) {
      if (kind.field.role == Role::stack) return no_needles("stack goes by many names");
      if (kind.field.role == Role::pattern) return no_needles("a pattern is made of the message");
    }
    return from(kind);
  }

  // The rarest stretch of plain bytes in `text`, empty when there is none. Of a long one its
  // end: ids and paths often begin alike.
  std::string plain_stretch(std::string_view text, bool ignore_case) const {
    std::string_view best;
    while (!text.empty()) {
      const auto plain = [&](char c) { return is_plain(c, ignore_case); };
      const auto begin = std::find_if(text.begin(), text.end(), plain);
      const auto end = std::find_if_not(begin, text.end(), plain);
      const std::string_view stretch(begin, end);
      if (rarity(stretch) > rarity(best)) best = stretch;
      text = std::string_view(end, text.end());
    }
    if (best.size() > kLongestNeedle) best.remove_prefix(best.size() - kLongestNeedle);
    return std::string(best);
  }

  Needles literals(const std::vector<std::string>& texts, bool ignore_case) const {
    if (texts.size() > kMaxNeedles) return no_needles(kTooManyValues);
    Needles needles;
    needles.ignore_case = ignore_case;
    for (const std::string& text : texts) {
      std::string stretch = plain_stretch(text, ignore_case);
      if (stretch.empty())
        return no_needles(
            fmt::format("{} may be written in more than one way", quoted_short(text)));
      needles.any_of.push_back({std::move(stretch)});
    }
    needles.leave_out_repeated();
    return needles;
  }

  // The key that every entry with this field holds.
  Needles key(const FieldName& field) const {
    // As it is written: by whatever key the entry has it, or else the member `level`.
    if (field.role == Role::level) return keys_of(Role::level);
    if (field.role) return no_needles(fmt::format("{} goes by many names", field.text));
    if (field.any) return no_needles("any field may have it");
    const auto path = FieldPath::compile(field.text, field.quoted);
    if (!path) return no_needles("it is no field name");
    // What stood before the JSON has no key on the line.
    if (path->name() == "prefix") return no_needles("prefix is no key of the entry");
    // A dotted name may be one key or a path: either way its last part ends a key.
    const auto [name, ends_key] = path->last_key();
    const bool all_plain =
        std::all_of(name.begin(), name.end(), [](char c) { return is_plain(c, false); });
    std::string needle = all_plain ? std::string(name) : plain_stretch(name, false);
    if (needle.empty()) return no_needles("the key may be written in more than one way");
    Needles needles;
    needles.from_key = true;
    needles.whole_key = all_plain && ends_key;
    // A shorter one would be found too often without what ends it.
    constexpr std::size_t kLongEnough = 4;
    if (needles.whole_key && needle.size() < kLongEnough) {
      needles.any_of.push_back({needle + '"'});
      needle += '\\';
    }
    needles.any_of.push_back({std::move(needle)});
    return needles;
  }

  static Needles better(Needles a, Needles b) {
    return b.is_better(a) ? std::move(b) : std::move(a);
  }

  // A number may be written in many ways; any other value stands on the line as text.
  static bool is_number(const Literal& literal) {
    return !literal.quoted && is_json_number(literal.text);
  }

  bool ignores_case(const Literal& literal) const { return ignore_case_ || literal.ignore_case; }
  Needles text(const Literal& literal) const {
    return literals({literal.text}, ignores_case(literal));
  }

  Needles value(const Literal& literal) const {
    if (is_number(literal)) {
      return no_needles(fmt::format("{} may be written in many ways", quoted_short(literal.text)));
    }
    if (!literal.glob) return text(literal);
    Needles best = no_needles("the pattern has no fixed part");
    std::string_view rest = literal.text;
    while (!rest.empty()) {
      const std::size_t star = std::min(rest.find('*'), rest.size());
      if (star > 0)
        best = better(best, literals({std::string(rest.substr(0, star))}, ignores_case(literal)));
      rest.remove_prefix(std::min(star + 1, rest.size()));
    }
    return best;
  }

  // Of what may be found in the message of an entry.
  static Needles in_message(Needles needles) {
    needles.in_message = true;
    return needles;
  }
  static Needles in_field(const FieldName& field, Needles needles) {
    needles.in_message = field.role == Role::message || field.any || field.text == kListedTextKey;
    return needles;
  }

  Needles from(const MatchAll&) const { return no_needles("every entry matches"); }
  Needles from(const TextTerm& term) const { return in_message(text(term.value)); }
  Needles from(const Equals& equals) const {
    return better(in_field(equals.field, value(equals.value)), key(equals.field));
  }
  Needles from(const Ordered& ordered) const { return key(ordered.field); }
  Needles from(const LevelEquals&) const { return keys_of(Role::level); }
  Needles from(const LevelOrdered&) const { return keys_of(Role::level); }
  Needles from(const TimeOrdered& time) const {
    return time.field.role == Role::time ? keys_of(Role::time) : key(time.field);
  }
  Needles from(const HoldsText& holds) const {
    return better(in_field(holds.field, text(holds.value)), key(holds.field));
  }
  Needles from(const TextOrdered& ordered) const { return key(ordered.field); }
  Needles from(const InRange& range) const { return key(range.field); }
  Needles from(const FieldLevelOrdered& level) const { return key(level.field); }
  // Of what is not about the value of one key.
  static Needles any_value_of(Needles needles) {
    needles.whole_key = false;
    return needles;
  }
  Needles from(const TimePartIs& part) const {
    return any_value_of(part.field.role == Role::time ? keys_of(Role::time) : key(part.field));
  }
  Needles from(const FieldsCompared& fields) const {
    return any_value_of(better(key(fields.field), key(fields.other)));
  }
  Needles from(const ElementMatches& elements) const {
    return any_value_of(better(of(*elements.term), key(elements.field)));
  }
  Needles from(const Exists& exists) const { return key(exists.field); }
  // Of a hexadecimal id every letter counts in either case; k and s, of which others might, are
  // none of its own.
  Needles from(const TxnIs& txn) const {
    std::vector<std::string> ends;  // several spellings of an id are one needle
    for (const std::string& id : txn.ids) {
      const std::string_view end = end_of_spellings(id);
      if (ends.empty() || ends.back() != end) ends.emplace_back(end);
    }
    Needles needles = literals(ends, ignore_case_);
    needles.ignore_case |= std::any_of(txn.ids.begin(), txn.ids.end(), is_hex_id);
    return needles;
  }
  Needles from(const Near&) const { return no_needles("hosts go by many names"); }
  Needles from(const Not&) const { return no_needles("a negation needs no text"); }

  Needles from(const Matches& matches) const {
    const RegexLiterals found = regex_literals(matches.regex, matches.ignore_case || ignore_case_);
    Needles needles = no_needles("the expression needs no fixed text");
    if (!found.any_of.empty()) needles = literals(found.any_of, found.ignore_case);
    return better(in_field(matches.field, std::move(needles)), key(matches.field));
  }

  Needles from(const OneOf& one_of) const {
    if (count_values(one_of) > kMaxNeedles)
      return better(no_needles(kTooManyValues), key(one_of.field));
    std::vector<std::string> texts;
    bool all_text = true;
    for_each_value(one_of, [&](const ListedValue& value) {
      all_text = !value.glob && (value.quoted || !is_json_number(value.text));
      texts.emplace_back(value.text);
      return all_text;
    });
    if (texts.empty() || !all_text) return key(one_of.field);
    return better(in_field(one_of.field, literals(texts, ignore_case_)), key(one_of.field));
  }

  std::vector<Needles> of_each(const std::vector<NodePtr>& terms) const {
    std::vector<Needles> each;
    for (const NodePtr& term : terms) each.push_back(of(*term));
    return each;
  }

  // The terms are tests of one key's value: each of its values can be put to all of them.
  static bool about_one_key(const std::vector<Needles>& each) {
    return std::all_of(each.begin(), each.end(), [&](const Needles& needles) {
      return needles.whole_key && needles.same_texts(each.front());
    });
  }

  Needles from(const And& node) const {
    std::vector<Needles> each = of_each(node.terms);
    if (about_one_key(each)) return std::move(each.front());
    const auto best =
        std::max_element(each.begin(), each.end(),
                         [](const Needles& a, const Needles& b) { return b.is_better(a); });
    Needles chosen = std::move(*best);
    for (auto side = each.begin(); side != each.end(); ++side) {
      if (side == best || side->none()) continue;
      std::move(side->also.begin(), side->also.end(), std::back_inserter(chosen.also));
      side->also.clear();
      chosen.also.push_back(std::move(*side));
    }
    chosen.whole_key = false;
    return chosen;
  }

  Needles from(const Or& node) const {
    std::vector<Needles> each = of_each(node.terms);
    if (about_one_key(each)) return std::move(each.front());
    Needles all;
    for (Needles& needles : each) {
      if (needles.none()) return no_needles(std::move(needles.why_none));
      all.ignore_case |= needles.ignore_case;
      all.from_key |= needles.from_key;
      all.in_message |= needles.in_message;
      all.roles |= needles.roles;
      all.any_of.insert(all.any_of.end(), needles.any_of.begin(), needles.any_of.end());
    }
    if (all.any_of.size() > kMaxNeedles) return no_needles(kTooManyValues);
    return all;
  }

  bool ignore_case_;
};

// Where a template is filled in, the line does not hold the message. Of a key its first quote:
// within JSON in a string another is escaped.
void add_template_keys(std::vector<Needle>& needles) {
  for (const std::string_view key : kTemplateKeys) {
    const bool of_array = key == kListedTextKey;
    needles.push_back({'"' + std::string(key), std::nullopt, nullptr, true, of_array});
  }
}

// What no line of one object has outside its strings: more blanks than one nobody puts there.
void add_joints(std::vector<Needle>& needles) {
  const std::string behind_nul({'}', '\0', '{'});
  for (const std::string& joint : {std::string("}{"), std::string("} {"), behind_nul}) {
    needles.push_back({joint, std::nullopt, nullptr, false, false, true});
  }
}

Prefilter to_prefilter(Needles needles) {
  if (needles.in_message && !needles.none()) add_template_keys(needles.any_of);
  if (needles.roles != 0 && !needles.none()) add_joints(needles.any_of);
  Prefilter made{std::move(needles.any_of),
                 needles.ignore_case,
                 needles.roles,
                 {},
                 std::move(needles.why_none)};
  for (Needles& side : needles.also) made.also.push_back(to_prefilter(std::move(side)));
  return made;
}

}  // namespace

std::string_view key_of(const Needle& needle) {
  const std::string_view text = needle.text;
  const bool has_end = text.ends_with('"') || text.ends_with('\\');
  return text.substr(0, text.size() - (has_end ? 1 : 0));
}

Prefilter make_prefilter(const Node& root, bool ignore_case) {
  return to_prefilter(Builder(ignore_case).of(root));
}

Prefilter make_template_prefilter() {
  Prefilter made;
  add_template_keys(made.any_of);
  return made;
}

Prefilter for_journal(Prefilter prefilter) {
  const bool has_it = std::any_of(prefilter.any_of.begin(), prefilter.any_of.end(),
                                  [](const Needle& needle) { return needle.of_array; });
  if (!has_it) {
    Needle listed{'"' + std::string(kListedTextKey)};
    listed.of_template = listed.of_array = true;
    prefilter.any_of.push_back(std::move(listed));
  }
  for (Prefilter& side : prefilter.also) side = for_journal(std::move(side));
  return prefilter;
}

}  // namespace gsaw
