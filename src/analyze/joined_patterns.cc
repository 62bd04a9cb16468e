// Patterns that differ only in words that vary, such as the names of users, joined to one.
#include "analyze/joined_patterns.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "analyze/text_table.h"
#include "base/ascii.h"
#include "record/lone_character.h"
#include "record/message_pattern.h"

namespace gsaw {
namespace {

// Of LogHub's 16 logs these two order most lines as people did; see tests/bench/RESULTS.md.
constexpr double kLeastSame = 0.7;
constexpr std::size_t kLeastVaried = 4;
// Costs are linear: a pattern is compared with so many groups, the most frequent ones.
constexpr std::size_t kMostCompared = 100;

using Word = std::uint32_t;
constexpr Word kVaries = 0;  // any hole

// Of a pattern, the word at its begin, which a blank ends. Where letters stand without blanks
// between, a hole is a word of its own.
std::string_view first_word(std::string_view pattern) {
  const std::string_view word = pattern.substr(0, pattern.find(' '));
  const std::size_t hole = word.find('<');
  if (hole == word.npos || std::none_of(word.begin(), word.end(), begins_lone_character)) {
    return word;
  }
  return word.substr(0, hole == 0 ? std::min(word.find('>'), word.size() - 1) + 1 : hole);
}

// Of a word with holes, what it says beside them: `user=` of `user=<*>`, and all of `disk-<num>:`;
// nothing where a hole stands first, or the word goes on behind it, as names of hosts do.
std::string_view beside_holes(std::string_view word) {
  constexpr std::string_view kHole = "<num>", kMarks = ".,:;!?";
  const std::size_t hole = word.find('<');
  const std::size_t sign = word.find('=');
  if (sign < hole) return word.substr(0, sign + 1);
  const auto is_of_name = [](char c) { return is_ascii_letter(c) || c == '-' || c == '_'; };
  const bool is_named = hole > 0 && std::all_of(word.begin(), word.begin() + hole, is_of_name);
  const bool is_number = word.substr(hole).starts_with(kHole) &&
                         word.find_first_not_of(kMarks, hole + kHole.size()) == word.npos;
  return is_named && is_number ? word : std::string_view();
}

// Words of patterns by number.
class Words {
 public:
  Words() { texts_.number_of("<*>"); }

  // Words with holes say nothing.
  void split(std::string_view pattern, std::vector<Word>& words) {
    split_as(pattern, words, [](std::string_view) { return std::string_view(); });
  }

  // Words with holes say what stands beside them.
  void split_with_names(std::string_view pattern, std::vector<Word>& words) {
    split_as(pattern, words, beside_holes);
  }

 private:
  template <typename SaidBesideHoles>
  void split_as(std::string_view pattern, std::vector<Word>& words, SaidBesideHoles said) {
    words.clear();
    while (true) {
      const std::string_view word = first_word(pattern);
      const bool has_hole = word.find('<') != word.npos;
      const std::string_view text = has_hole ? said(word) : word;
      words.push_back(has_hole && text.empty() ? kVaries : texts_.number_of(text));
      pattern.remove_prefix(word.size());
      if (pattern.empty()) return;
      if (pattern.front() == ' ') pattern.remove_prefix(1);
    }
  }

  TextTable texts_;
};

// Patterns that are alike.
struct Group {
  std::vector<Word> words;           // of all; kVaries where they differ
  std::vector<std::size_t> members;  // their numbers
};

double likeness(const std::vector<Word>& one, const std::vector<Word>& other) {
  std::size_t same = 0, compared = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i] == kVaries || other[i] == kVaries) continue;
    ++compared;
    same += one[i] == other[i] ? 1 : 0;
  }
  return compared == 0 ? 0 : static_cast<double>(same) / static_cast<double>(compared);
}

// The most frequent first.
std::vector<std::size_t> ranked(const PatternTable& table) {
  std::vector<std::size_t> order(table.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    const auto first = table.sums(one).counted.count, second = table.sums(other).counted.count;
    return first != second ? first > second : table.pattern(one) < table.pattern(other);
  });
  return order;
}

std::vector<Group> grouped(const PatternTable& table, Words& words) {
  std::vector<Group> groups;
  std::map<std::pair<std::size_t, Word>, std::vector<std::size_t>> alike;
  std::vector<Word> split;
  for (const std::size_t number : ranked(table)) {
    words.split(table.pattern(number), split);
    std::vector<std::size_t>& candidates = alike[{split.size(), split.front()}];
    double most = -1;
    std::size_t best = 0;
    for (std::size_t i = 0; i < std::min(candidates.size(), kMostCompared) && most < 1; ++i) {
      const double same = likeness(groups[candidates[i]].words, split);
      if (same > most) std::tie(most, best) = std::pair(same, candidates[i]);
    }
    if (most < kLeastSame) {
      candidates.push_back(groups.size());
      groups.push_back({split, {number}});
      continue;
    }
    Group& group = groups[best];
    group.members.push_back(number);
    for (std::size_t i = 0; i < split.size(); ++i) {
      if (group.words[i] != split[i]) group.words[i] = kVaries;
    }
  }
  return groups;
}

// Where a word of a group varies.
std::vector<bool> varying(const std::vector<std::vector<Word>>& members) {
  std::vector<bool> varies(members.front().size(), false);
  std::vector<Word> found;
  for (std::size_t i = 0; i < varies.size(); ++i) {
    found.clear();
    for (const auto& words : members) {
      if (words[i] != kVaries) found.push_back(words[i]);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    varies[i] = found.size() >= kLeastVaried;
  }
  return varies;
}

// `user=<*>` of `user=alice` and `user=<num>`, else `<*>`.
std::string common_word(std::string_view one, std::string_view other) {
  if (one == other) return std::string(one);
  const std::size_t sign = one.find('=');
  const bool is_pair = sign != one.npos && one.substr(0, sign) == other.substr(0, other.find('='));
  return is_pair ? std::string(one.substr(0, sign + 1)) + "<*>" : "<*>";
}

// Both have as many words.
std::string common_text(std::string_view one, std::string_view other) {
  std::string text;
  while (true) {
    const std::string_view word = first_word(one), other_word = first_word(other);
    text += common_word(word, other_word);
    one.remove_prefix(word.size());
    other.remove_prefix(other_word.size());
    if (one.empty() || other.empty()) return text;
    if (other.front() == ' ') other.remove_prefix(1);
    if (one.front() != ' ') continue;
    text += ' ';
    one.remove_prefix(1);
  }
}

class Joining {
 public:
  explicit Joining(const PatternTable& table) : table_(table) {}

  // The patterns of a group, which are alike: those that differ only where words vary are joined.
  void add(const Group& group) {
    std::vector<std::vector<Word>> members(group.members.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
      words_.split_with_names(table_.pattern(group.members[i]), members[i]);
    }
    const std::vector<bool> varies = varying(members);
    std::map<std::vector<Word>, std::size_t> rows;
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t word = 0; word < varies.size(); ++word) {
        if (varies[word]) members[i][word] = kVaries;
      }
      const auto [row, is_new] = rows.try_emplace(members[i], joined_.size());
      add_to(row->second, group.members[i]);
    }
  }

  Words& words() { return words_; }

  std::vector<JoinedPattern> take() {
    std::erase_if(joined_, [](const JoinedPattern& row) { return row.ids.empty(); });
    for (JoinedPattern& row : joined_) std::sort(row.ids.begin(), row.ids.end());
    std::sort(joined_.begin(), joined_.end(), [](const auto& one, const auto& other) {
      const auto first = one.sums.counted.count, second = other.sums.counted.count;
      if (first != second) return first > second;
      return std::tie(one.text, one.ids) < std::tie(other.text, other.ids);
    });
    return std::move(joined_);
  }

 private:
  void add_to(std::size_t row, std::size_t number) {
    if (row == joined_.size()) joined_.emplace_back();
    const std::uint32_t id = pattern_id(table_.pattern(number));
    // Patterns that share an id by chance cannot be told apart by it, so they are one row.
    const auto [known, is_new] = row_of_id_.try_emplace(id, row);
    JoinedPattern& joined = joined_[known->second];
    if (joined.ids.empty()) {
      joined.text = table_.pattern(number);
      joined.earliest = number;
    } else {
      joined.text = common_text(joined.text, table_.pattern(number));
      joined.earliest = std::min(joined.earliest, number);
    }
    if (is_new) joined.ids.push_back(id);
    joined.sums.add(table_.sums(number));
  }

  const PatternTable& table_;
  Words words_;
  std::vector<JoinedPattern> joined_;
  std::unordered_map<std::uint32_t, std::size_t> row_of_id_;
};

}  // namespace

std::vector<JoinedPattern> join_patterns(const PatternTable& table) {
  Joining joining(table);
  for (const Group& group : grouped(table, joining.words())) joining.add(group);
  return joining.take();
}

}  // namespace gsaw
