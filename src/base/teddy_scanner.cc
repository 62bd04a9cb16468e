// Search for any of a few dozen literals, short ones too, in one pass.
#include "base/teddy_scanner.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <set>
#include <tuple>
#include <utility>

#include "base/ascii.h"
#include "base/byte_frequency.h"
#include "base/short_text.h"
#include "base/teddy_bucket.h"

namespace gsaw {
namespace {

// What of a window there is: the bytes behind a literal that is shorter may be any.
unsigned commonness(std::string_view window) {
  unsigned sum = 0;
  for (const char c : window) sum += byte_frequency(static_cast<unsigned char>(c));
  return sum;
}

// Up to eight bytes in memory's order, and the mask under which they are compared. A letter in
// either case has one bit of its own, and no other byte has all of the others.
std::pair<std::uint64_t, std::uint64_t> compared(std::string_view text, bool ignore_case) {
  constexpr char kCaseOfLetters = 0x20;
  std::uint64_t bytes = 0, mask = 0;
  char masks[sizeof mask] = {}, kept[sizeof bytes] = {};
  for (std::size_t i = 0; i < text.size(); ++i) {
    masks[i] = static_cast<char>(ignore_case && is_ascii_letter(text[i]) ? ~kCaseOfLetters : 0xFF);
    kept[i] = static_cast<char>(text[i] & masks[i]);
  }
  std::memcpy(&bytes, kept, sizeof bytes);
  std::memcpy(&mask, masks, sizeof mask);
  return {bytes, mask};
}

}  // namespace

TeddyScanner::TeddyScanner(std::vector<std::string> literals, bool ignore_case)
    : ignore_case_(ignore_case) {
  assert(!literals.empty() && literals.size() <= kMost);
  for (std::string& text : literals) {
    assert(!text.empty());
    if (ignore_case_) make_ascii_lower(text);
    Literal literal{std::move(text), 0};
    choose_window(literal);
    literals_.push_back(std::move(literal));
  }
  fill_buckets();
  fill_groups();
}

void TeddyScanner::choose_window(Literal& literal) const {
  const std::size_t size = literal.text.size();
  // A quote is common, but how a string begins tells more of it than what it has inside.
  if (literal.text.front() == '"') return;
  unsigned least = commonness(window_of(literal));
  for (std::size_t at = 1; at + TeddyMasks::kWindow <= size; ++at) {
    const unsigned here =
        commonness(std::string_view(literal.text).substr(at, TeddyMasks::kWindow));
    if (here >= least) continue;
    least = here;
    literal.window = at;
  }
}

// Each bucket lets through what is made of the bytes that its windows have at each place. So
// from one bucket for each window those two are put together, again and again, that let
// through least more than they did apart.
void TeddyScanner::fill_buckets() {
  std::vector<TeddyBucket> buckets;
  std::set<std::string_view> known;
  for (const Literal& literal : literals_) {
    if (!known.insert(window_of(literal)).second) continue;
    buckets.emplace_back(window_of(literal), ignore_case_);
  }
  join_buckets(buckets, TeddyMasks::kBuckets);
  for (std::size_t bucket = 0; bucket < buckets.size(); ++bucket) {
    buckets[bucket].add_to(masks_, bucket);
  }
}

// Where the bytes at a place are those of a window, only the literals with that window are
// compared, and those that are shorter than a window. PERF: of these, too, few at each place, as
// the buckets let many places through that are none.
void TeddyScanner::fill_groups() {
  for (std::size_t number = 0; number < literals_.size(); ++number) {
    const std::string_view window = window_of(literals_[number]);
    const Head head = head_of(number);
    if (window.size() == TeddyMasks::kWindow) {
      groups_[group_of(window)].push_back(head);
    } else if (window.size() > 1) {
      short_groups_[short_group_of(window)].push_back(head);
    } else {
      for (std::vector<Head>& group : short_groups_) group.push_back(head);
    }
  }
}

// Of the four bytes that `text` begins with, or as many as there are. Other characters than
// letters are folded too: then groups have more literals, none fewer.
std::size_t TeddyScanner::group_of(std::string_view text) const {
  std::uint32_t bytes = 0;
  if (text.size() >= sizeof bytes) {
    std::memcpy(&bytes, text.data(), sizeof bytes);
  } else {
    std::memcpy(&bytes, text.data(), text.size());
  }
  static_assert(TeddyMasks::kWindow == sizeof bytes);
  if (ignore_case_) bytes |= 0x20202020U;
  return (bytes * 0x9E3779B1U) >> (32 - kGroupBits);
}

// The same of the first two.
std::size_t TeddyScanner::short_group_of(std::string_view text) const {
  std::uint16_t bytes = 0;
  std::memcpy(&bytes, text.data(), std::min(text.size(), sizeof bytes));
  if (ignore_case_) bytes |= 0x2020U;
  return (bytes * 0x9E3779B1U) >> (32 - kGroupBits);
}

TeddyScanner::Head TeddyScanner::head_of(std::size_t number) const {
  const Literal& literal = literals_[number];
  Head head;
  head.literal = static_cast<std::uint32_t>(number);
  head.window = static_cast<std::uint32_t>(literal.window);
  const std::size_t size = std::min(literal.text.size(), sizeof head.bytes);
  head.tail_at = static_cast<std::uint32_t>(literal.text.size() - size);
  head.is_all = literal.text.size() <= 2 * sizeof head.bytes;
  head.may_be_met =
      head.is_all && std::none_of(literals_.begin(), literals_.end(), [&](const Literal& other) {
        return &other != &literal && may_both_stand(literal, other);
      });
  const std::string_view text = literal.text;
  std::tie(head.bytes, head.mask) = compared(text.substr(0, size), ignore_case_);
  std::tie(head.tail, head.tail_mask) = compared(text.substr(head.tail_at), ignore_case_);
  return head;
}

bool TeddyScanner::stands_at(const Head& head, std::string_view text, std::size_t at) const {
  const std::string_view literal = literals_[head.literal].text;
  const std::string_view here = text.substr(at, literal.size());
  return ignore_case_ ? equals_lowered(here, literal) : here == literal;
}

TeddyScanner::Progress::Met TeddyScanner::met_at(const Head& head, const char* begin) const {
  Progress::Met met;
  const std::size_t size = std::min(literals_[head.literal].text.size(), sizeof met.head);
  std::memset(&met.mask, 0xFF, size);
  met.head = load_part<std::uint64_t>(begin) & met.mask;
  met.tail = load_part<std::uint64_t>(begin + head.tail_at) & met.mask;
  met.tail_at = head.tail_at;
  met.literal = head.literal;
  met.window = head.window;
  return met;
}

// Where both have their windows at one place.
bool TeddyScanner::may_both_stand(const Literal& a, const Literal& b) {
  const std::size_t before = std::min(a.window, b.window);
  const auto from_window = [&](const Literal& literal) {
    return std::string_view(literal.text).substr(literal.window - before);
  };
  const std::string_view here = from_window(a), there = from_window(b);
  return here.starts_with(there.substr(0, here.size()));
}

bool TeddyScanner::Progress::Met::stands(const char* begin) const {
  return (((load_part<std::uint64_t>(begin) & mask) ^ head) |
          ((load_part<std::uint64_t>(begin + tail_at) & mask) ^ tail)) == 0;
}

// Where a literal begins whose window stands at `at`, not before `from`, that is accepted;
// text.size() when there is none. PERF: inline, as are the others that every line takes.
inline std::size_t TeddyScanner::accepted(std::string_view text, std::size_t from, std::size_t at,
                                          Progress& progress, Accept accept) const {
  const std::size_t group = group_of(text.substr(at));
  Progress::Met& met = progress.met_[group % progress.met_.size()];
  const std::size_t begin = at - met.window;
  const bool readable = at >= from + met.window && begin + 2 * sizeof met.head <= text.size();
  if (readable && met.stands(text.data() + begin)) {
    const Finding finding = accept(met.literal, begin, progress.line_);
    progress.facts_ |= finding.facts;
    return finding.stop ? begin : text.size();
  }
  if (!groups_[group].empty()) {
    const std::size_t found = accepted_of(groups_[group], text, from, at, progress, met, accept);
    if (found < text.size()) return found;
  }
  const std::vector<Head>& of_short = short_groups_[short_group_of(text.substr(at))];
  return of_short.empty() ? text.size()
                          : accepted_of(of_short, text, from, at, progress, met, accept);
}

std::size_t TeddyScanner::accepted_of(const std::vector<Head>& group, std::string_view text,
                                      std::size_t from, std::size_t at, Progress& progress,
                                      Progress::Met& met, Accept accept) const {
  for (const Head& head : group) {
    if (at < from + head.window) continue;
    const std::size_t begin = at - head.window;
    bool stands = false;
    const bool readable = text.size() - begin >= head.tail_at + sizeof head.bytes;
    if (readable) {
      const char* const here = text.data() + begin;
      if ((load_part<std::uint64_t>(here) & head.mask) != head.bytes) continue;
      if ((load_part<std::uint64_t>(here + head.tail_at) & head.tail_mask) != head.tail) continue;
      stands = head.is_all;
    }
    if (!stands && !stands_at(head, text, begin)) continue;
    if (readable && head.may_be_met) met = met_at(head, text.data() + begin);
    const Finding finding = accept(head.literal, begin, progress.line_);
    progress.facts_ |= finding.facts;
    if (finding.stop) return begin;
  }
  return text.size();
}

// Takes the line that ends at `end`, a newline or the end of the text, for read. Returns a place
// in it if it is odd, or has not stated all facts, or the first of the next line if that is odd;
// else text.size().
std::size_t TeddyScanner::end_line(std::string_view text, std::size_t end, Progress& progress) {
  const LineRules& rules = progress.rules_;
  const std::size_t begin = std::exchange(progress.line_, end + 1);
  const unsigned stated = std::exchange(progress.facts_, 0);
  if (begin < end) {
    const char last = text[end - 1];
    if (rules.odd != OddLines::none && last != '}' && last != '\r') return end - 1;
    if ((stated & rules.facts) != rules.facts) return begin;
  }
  const bool prefixed = end + 1 < text.size() && text[end + 1] != '{';
  return prefixed && rules.odd == OddLines::unclosed_or_prefixed ? end + 1 : text.size();
}

std::size_t TeddyScanner::find(std::string_view text, std::size_t from, Progress& progress,
                               Accept accept) const {
  if (from >= text.size()) return text.size();
  const LineRules& rules = progress.rules_;
  if (rules.odd == OddLines::unclosed_or_prefixed && text[from] != '{') return from;
  progress.searched_ = std::max(progress.searched_, from);
  progress.line_ = from;
  progress.facts_ = 0;
  for (;;) {
    const std::size_t count = progress.windows_.size();
    for (std::size_t next = std::exchange(progress.next_, count); next < count; ++next) {
      const std::size_t at = progress.windows_[next];
      if (at < from) continue;
      const std::size_t found = rules.any() && text[at] == '\n'
                                    ? end_line(text, at, progress)
                                    : accepted(text, from, at, progress, accept);
      if (found >= text.size()) continue;
      progress.next_ = next;
      return found;
    }
    if (progress.searched_ >= text.size()) break;
    progress.next_ = 0;
    progress.windows_.clear();
    progress.searched_ =
        find_teddy_windows(text, progress.searched_, masks_, rules.any(), progress.windows_);
  }
  return rules.any() && progress.line_ < text.size() ? end_line(text, text.size(), progress)
                                                     : text.size();
}

}  // namespace gsaw
