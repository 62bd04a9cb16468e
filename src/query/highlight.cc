// What of an entry's text the query was looking for: shown in colour.
#include "query/highlight.h"

#include <re2/re2.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "base/utf8.h"
#include "query/listed_values.h"
#include "query/regex.h"
#include "query/whole_words.h"

namespace gsaw {
namespace {

constexpr std::size_t kMaxPatterns = 100;

// The group of those that are whole words; who gives that name to one of his own sees no colour.
constexpr const char* kWordsGroup = "gsaw_whole_words";

std::string side_by_side(const std::vector<std::string>& patterns) {
  std::string all;
  for (const std::string& pattern : patterns) {
    if (!all.empty()) all += '|';
    all += pattern;
  }
  return all;
}

// The longest text that `expression` may match. Without repetitions a character of it stands
// for at most one of the text, of at most four bytes.
std::size_t longest_match(const std::string& expression) {
  if (expression.find_first_of("*+{") != std::string::npos) {
    return std::numeric_limits<std::size_t>::max();
  }
  return 4 * expression.size();
}

// The terms of a query as expressions; at most one more than are worth it.
class PatternCollector {
 public:
  void collect(const Node& node) {
    std::visit([&](const auto& kind) { from(kind); }, node.kind);
  }

  bool usable() const { return count() > 0 && count() <= kMaxPatterns; }
  std::size_t reach() const { return reach_; }

  std::string expression() const {
    if (words_.empty()) return side_by_side(patterns_);
    const std::string words = std::string("(?P<") + kWordsGroup + ">" + side_by_side(words_) + ")";
    return patterns_.empty() ? words : side_by_side(patterns_) + "|" + words;
  }

 private:
  std::size_t count() const { return patterns_.size() + words_.size(); }
  bool full() const { return count() > kMaxPatterns; }

  void literal(const Literal& value, bool whole_words) {
    literal(value);
    if (!whole_words || value.text.empty() || full()) return;
    words_.push_back(std::move(patterns_.back()));
    patterns_.pop_back();
  }

  void literal(const Literal& value) {
    const std::size_t count = patterns_.size();
    literal(value.text);
    if (value.ignore_case && patterns_.size() > count) ignore_case_of_last();
  }
  void ignore_case_of_last() { patterns_.back() = "(?i:" + patterns_.back() + ")"; }

  void literal(std::string_view text) {
    if (text.empty() || full()) return;
    patterns_.push_back(re2::RE2::QuoteMeta({text.data(), text.size()}));
    reach_ = std::max(reach_, 4 * text.size());
  }

  void from(const MatchAll&) {}
  void from(const TxnIs&) {}
  void from(const Ordered&) {}
  void from(const LevelEquals&) {}
  void from(const LevelOrdered&) {}
  void from(const TimeOrdered&) {}
  void from(const Exists&) {}
  void from(const Near&) {}
  void from(const Not&) {}
  void from(const TextOrdered&) {}
  void from(const InRange&) {}
  void from(const FieldLevelOrdered&) {}
  void from(const FieldsCompared&) {}
  void from(const TimePartIs&) {}
  void from(const TextTerm& text) { literal(text.value, text.whole_words); }
  void from(const Equals& equals) {
    if (!equals.value.glob) literal(equals.value);
  }
  void from(const HoldsText& holds) { literal(holds.value, holds.place == TextPlace::words); }
  void from(const ElementMatches& elements) { collect(*elements.term); }
  void from(const Matches& matches) {
    patterns_.push_back((matches.ignore_case ? "(?i:" : "(?:") + matches.regex + ")");
    reach_ = std::max(reach_, longest_match(matches.regex));
  }
  void from(const OneOf& one_of) {
    for_each_value(one_of, [&](const ListedValue& value) {
      if (!value.glob) literal(value.text);
      return !full();
    });
  }
  void from(const And& node) { collect_all(node.terms); }
  void from(const Or& node) { collect_all(node.terms); }
  void collect_all(const std::vector<NodePtr>& terms) {
    for (const NodePtr& term : terms) collect(*term);
  }

  std::vector<std::string> patterns_, words_;
  std::size_t reach_ = 0;
};

// The next place at which a character may begin.
std::size_t next_character(std::string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && is_utf8_tail(text[at]));
  return at;
}

}  // namespace

std::shared_ptr<const Highlighter> Highlighter::make(const Node& root, bool ignore_case) {
  PatternCollector patterns;
  patterns.collect(root);
  if (!patterns.usable()) return nullptr;
  auto regex = std::make_shared<const re2::RE2>(patterns.expression(), regex_options(ignore_case));
  if (!regex->ok() || is_too_large(*regex)) return nullptr;
  const std::shared_ptr<Highlighter> made(new Highlighter);
  made->regex_ = std::move(regex);
  made->reach_ = patterns.reach();
  const auto& groups = made->regex_->NamedCapturingGroups();
  const auto words = groups.find(kWordsGroup);
  made->words_group_ = words == groups.end() ? 0 : static_cast<std::size_t>(words->second);
  return made;
}

void Highlighter::for_each_place(std::string_view text,
                                 FunctionRef<void(std::size_t, std::size_t)> use) const {
  const re2::StringPiece whole(text.data(), text.size());
  // To prefer x.*y to x in `x.*y|x` the text must be searched to its end, from every x again.
  // So a search is charged with what it may have looked at, and only so much is looked at.
  constexpr std::size_t kTimes = 64, kAtLeast = std::size_t{64} << 10;
  std::size_t left = kTimes * text.size() + kAtLeast;
  std::vector<re2::StringPiece> groups(words_group_ + 1);
  const re2::StringPiece& match = groups.front();
  for (std::size_t from = 0; from <= text.size();) {
    if (!regex_->Match(whole, from, text.size(), re2::RE2::UNANCHORED, groups.data(),
                       static_cast<int>(groups.size()))) {
      return;
    }
    const auto begin = static_cast<std::size_t>(match.data() - whole.data());
    const std::size_t end = begin + match.size();
    const std::size_t looked_at = end - from + std::min(text.size() - end, reach_);
    const bool is_part =
        words_group_ > 0 && groups.back().data() != nullptr && !stands_alone(text, begin, end);
    if (!match.empty() && !is_part) use(begin, end);
    if (looked_at > left) return;
    left -= looked_at;
    from = match.empty() || is_part ? next_character(text, begin) : end;
  }
}

}  // namespace gsaw
