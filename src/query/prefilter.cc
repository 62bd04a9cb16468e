// The literals that a line must hold to match the query: what is searched for before any
// line is parsed.
#include "query/prefilter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "base/byte_frequency.h"
#include "query/quoted_text.h"
#include "query/regex_literals.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

// Past this many the lines are as quickly parsed as searched for so much.
constexpr std::size_t kMaxNeedles = 10'000;

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
  std::vector<std::string> any_of;
  bool ignore_case = false;
  bool from_key = false;   // a key stands on many lines
  bool whole_key = false;  // it is one key to its closing quote
  std::string why_none;
  const Node* key_term = nullptr;  // as in Prefilter

  bool none() const { return any_of.empty(); }

  // More is better: few needles, the commonest of them rare.
  std::uint64_t merit() const {
    std::uint64_t least = UINT64_MAX;
    for (const std::string& needle : any_of) least = std::min(least, rarity(needle));
    return least / (from_key ? 8 : 1) / (1 + any_of.size() / 8);
  }
};

Needles no_needles(std::string why) { return {{}, false, false, false, std::move(why), nullptr}; }

class Builder {
 public:
  explicit Builder(bool ignore_case) : ignore_case_(ignore_case) {}

  Needles of(const Node& node) const {
    Needles needles = std::visit([&](const auto& kind) { return from(kind); }, node.kind);
    const bool junction =
        std::holds_alternative<And>(node.kind) || std::holds_alternative<Or>(node.kind);
    if (needles.whole_key && !junction) needles.key_term = &node;
    return needles;
  }

 private:
  // The rarest stretch of plain bytes in `text`, empty when there is none.
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
    return std::string(best);
  }

  Needles literals(const std::vector<std::string>& texts, bool ignore_case) const {
    Needles needles;
    needles.ignore_case = ignore_case;
    for (const std::string& text : texts) {
      std::string stretch = plain_stretch(text, ignore_case);
      if (stretch.empty())
        return no_needles(
            fmt::format("{} may be written in more than one way", quoted_short(text)));
      needles.any_of.push_back(std::move(stretch));
    }
    std::sort(needles.any_of.begin(), needles.any_of.end());
    needles.any_of.erase(std::unique(needles.any_of.begin(), needles.any_of.end()),
                         needles.any_of.end());
    if (needles.any_of.size() > kMaxNeedles) return no_needles("there are too many values");
    return needles;
  }

  // The key that every entry with this field holds.
  Needles key(const FieldName& field) const {
    if (field.role) return no_needles(fmt::format("{} goes by many names", field.text));
    // What stood before the JSON has no key on the line.
    if (field.text == "prefix") return no_needles("prefix is no key of the entry");
    std::string_view name = field.text;
    bool ends_key = true;
    if (!field.quoted) {
      // A dotted name may be one key or a path: either way its last part ends a key.
      // Before a bracket a key may or may not end.
      const std::size_t bracket = name.find('[');
      ends_key = bracket == std::string_view::npos;
      name = name.substr(0, bracket);
      name = name.substr(name.rfind('.') + 1);
    }
    const bool all_plain =
        std::all_of(name.begin(), name.end(), [](char c) { return is_plain(c, false); });
    std::string needle = all_plain ? std::string(name) : plain_stretch(name, false);
    if (all_plain && ends_key) needle += '"';
    if (needle.empty()) return no_needles("the key may be written in more than one way");
    return {{std::move(needle)}, false, true, all_plain && ends_key, {}, nullptr};
  }

  Needles better(Needles a, Needles b) const {
    if (a.none()) return b;
    if (b.none()) return a;
    return a.merit() >= b.merit() ? a : b;
  }

  // A number may be written in many ways; any other value stands on the line as text.
  static bool is_number(const Literal& literal) {
    return !literal.quoted && is_json_number(literal.text);
  }

  Needles value(const Literal& literal) const {
    if (is_number(literal)) {
      return no_needles(fmt::format("{} may be written in many ways", quoted_short(literal.text)));
    }
    if (!literal.glob) return literals({literal.text}, ignore_case_);
    Needles best = no_needles("the pattern has no fixed part");
    std::string_view rest = literal.text;
    while (!rest.empty()) {
      const std::size_t star = std::min(rest.find('*'), rest.size());
      if (star > 0)
        best = better(best, literals({std::string(rest.substr(0, star))}, ignore_case_));
      rest.remove_prefix(std::min(star + 1, rest.size()));
    }
    return best;
  }

  Needles from(const MatchAll&) const { return no_needles("every entry matches"); }
  Needles from(const TextTerm& text) const { return literals({text.value.text}, ignore_case_); }
  Needles from(const Equals& equals) const {
    return better(value(equals.value), key(equals.field));
  }
  Needles from(const Ordered& ordered) const { return key(ordered.field); }
  Needles from(const LevelEquals&) const { return no_needles("level goes by many names"); }
  Needles from(const LevelOrdered&) const { return no_needles("level goes by many names"); }
  Needles from(const TimeOrdered& time) const { return key(time.field); }
  Needles from(const Contains& contains) const {
    return better(literals({contains.value.text}, ignore_case_), key(contains.field));
  }
  Needles from(const Exists& exists) const { return key(exists.field); }
  Needles from(const TxnIs& txn) const { return literals(txn.ids, ignore_case_); }
  Needles from(const Not&) const { return no_needles("a negation needs no text"); }

  Needles from(const Matches& matches) const {
    const RegexLiterals found = regex_literals(matches.regex, matches.ignore_case || ignore_case_);
    Needles needles = no_needles("the expression needs no fixed text");
    if (!found.any_of.empty()) needles = literals(found.any_of, found.ignore_case);
    return better(std::move(needles), key(matches.field));
  }

  Needles from(const OneOf& one_of) const {
    std::vector<std::string> texts;
    for (const Literal& literal : one_of.values) {
      if (is_number(literal) || literal.glob) return key(one_of.field);
      texts.push_back(literal.text);
    }
    if (texts.empty()) return key(one_of.field);
    return better(literals(texts, ignore_case_), key(one_of.field));
  }

  Needles from(const And& node) const {
    Needles best = no_needles("");
    for (const NodePtr& term : node.terms) {
      Needles needles = of(*term);
      if (best.none() && !needles.why_none.empty()) best.why_none = needles.why_none;
      best = better(std::move(best), std::move(needles));
    }
    return best;
  }

  Needles from(const Or& node) const {
    Needles all;
    for (const NodePtr& term : node.terms) {
      Needles needles = of(*term);
      if (needles.none()) return no_needles(std::move(needles.why_none));
      all.ignore_case |= needles.ignore_case;
      all.from_key |= needles.from_key;
      all.any_of.insert(all.any_of.end(), needles.any_of.begin(), needles.any_of.end());
    }
    if (all.any_of.size() > kMaxNeedles) return no_needles("there are too many values");
    return all;
  }

  bool ignore_case_;
};

}  // namespace

Prefilter make_prefilter(const Node& root, bool ignore_case) {
  Needles needles = Builder(ignore_case).of(root);
  return {std::move(needles.any_of), needles.ignore_case, std::move(needles.why_none),
          needles.key_term};
}

std::string explain_prefilter(const Prefilter& prefilter) {
  constexpr std::size_t kShown = 5;
  if (!prefilter.active()) return fmt::format("every line is parsed: {}\n", prefilter.why_none);
  std::string shown;
  for (std::size_t i = 0; i < std::min(kShown, prefilter.any_of.size()); ++i) {
    shown += (i == 0 ? "" : " or ") + quoted_short(prefilter.any_of[i]);
  }
  if (prefilter.any_of.size() > kShown) {
    shown += fmt::format(" or one of {} more", prefilter.any_of.size() - kShown);
  }
  return fmt::format("parsed are only lines that hold {}{}, or \\u\n", shown,
                     prefilter.ignore_case ? " (in any case)" : "");
}

}  // namespace gsaw
