// Where in a chunk the lines stand that may match.
#include "query/candidate_scan.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstring>
#include <utility>

#include "base/ascii.h"
#include "base/byte_scan.h"

namespace gsaw {
namespace {

// Every search takes the lines of so many bytes at a time, so that all but the first find
// them in the first-level cache, and none runs far ahead of where the lines are parsed.
constexpr std::size_t kPiece = std::size_t{32} << 10;

// `text` up to the end of some line, so far behind `from`.
std::string_view piece_of(std::string_view text, std::size_t from) {
  const std::size_t newline = text.find('\n', from + kPiece);
  return text.substr(0, newline == std::string_view::npos ? newline : newline + 1);
}

std::vector<std::string> texts_of(const Prefilter& prefilter) {
  std::vector<std::string> texts;
  for (const Needle& needle : prefilter.any_of) texts.push_back(needle.text);
  return texts;
}

constexpr std::size_t kEscapeLength = 6;  // \u0041

// What all escapes of ASCII characters begin with, behind their backslash. Of four bytes each,
// so that text with many other escapes has few of them.
constexpr std::array<const char*, 8> kEscapes = {"u000", "u001", "u002", "u003",
                                                 "u004", "u005", "u006", "u007"};

// The character of the escape that `text` begins with; none where that is cut or no escape.
std::optional<unsigned> escaped_ascii(std::string_view text) {
  constexpr std::size_t kDigits = 2;
  if (text.size() < kEscapeLength) return std::nullopt;
  const char* const end = text.data() + kEscapeLength;
  unsigned value = 0;
  const auto read = std::from_chars(end - kDigits, end, value, 16);
  return read.ptr == end && value < 0x80 ? std::optional(value) : std::nullopt;
}

// From behind: keys stand near the beginnings of lines more often than near their ends. PERF: the
// last bytes without a call, all at once.
bool holds_newline(std::string_view text) {
  constexpr std::size_t kLast = 64;
  if (text.size() >= kLast) {
    const char* const last = text.data() + text.size() - kLast;
    unsigned char any = 0;
    for (std::size_t i = 0; i < kLast; ++i) any |= static_cast<unsigned char>(last[i] == '\n');
    if (any != 0) return true;
    text.remove_suffix(kLast);
  }
  return memrchr(text.data(), '\n', text.size()) != nullptr;
}

// The line of `text[at]`, with its newline; a line begins at `from`, which is not behind `at`.
std::string_view line_around(std::string_view text, std::size_t from, std::size_t at) {
  const void* const newline = memrchr(text.data() + from, '\n', at - from);
  const char* const begin =
      newline == nullptr ? text.data() + from : static_cast<const char*>(newline) + 1;
  const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
  return {begin, text.data() + end};
}

}  // namespace

// Up to kMostAlone passes, which find all but the first of a piece in the cache, cost no more
// than one for several literals.
CandidateFinder::CandidateFinder(const Prefilter& prefilter, const CompileSettings& settings)
    : odd_lines_(prefilter.odd_lines()),
      roles_(prefilter.roles),
      judges_values_(std::any_of(prefilter.any_of.begin(), prefilter.any_of.end(),
                                 [](const Needle& needle) { return needle.condition != nullptr; })),
      probe_(ValueProbe::make(prefilter, settings)) {
  assert(prefilter.active() && (roles_ == 0 || prefilter.any_of.size() > kMostAlone));
  std::vector<std::string> texts = texts_of(prefilter);
  for (const std::string& text : texts) add_characters(text, prefilter.ignore_case);
  // In JSON within a string an escape may be escaped itself: `\u005cu0031`, `\\\u00750031`.
  add_characters("\\u0123456789abcdefABCDEF", false);
  if (texts.size() <= kMostAlone) {
    for (const std::string& text : texts) each_.emplace_back(text, prefilter.ignore_case);
  } else if (texts.size() + kEscapes.size() <= TeddyScanner::kMost) {
    few_texts_ = texts.size();
    texts.insert(texts.end(), kEscapes.begin(), kEscapes.end());
    few_.emplace(std::move(texts), prefilter.ignore_case);
  } else if (roles_ == 0 && std::all_of(texts.begin(), texts.end(), [](const std::string& text) {
               return text.size() >= LiteralSetScanner::kShortest;
             })) {
    many_.emplace(std::move(texts), prefilter.ignore_case);
  }
  for (const Prefilter& side : prefilter.also) {
    CandidateFinder finder(side, settings);
    if (finder.usable()) also_.push_back(std::move(finder));
  }
}

// The characters of a literal, in either case where case is ignored.
void CandidateFinder::add_characters(std::string_view text, bool ignore_case) {
  for (const char c : text) {
    characters_.set(static_cast<unsigned char>(c));
    if (ignore_case && is_ascii_letter(c)) {
      characters_.set(static_cast<unsigned char>(c) ^ 0x20U);
    }
  }
}

bool CandidateFinder::may_match(std::string_view line) const {
  return !usable() || !CandidateScan(*this, line).next(0).empty();
}

bool CandidateFinder::holds_literal(std::string_view piece) const {
  if (few_) {
    TeddyScanner::Progress progress;
    const std::size_t texts = few_texts_;
    const auto any = [texts](std::size_t literal, std::size_t, std::size_t) {
      return TeddyScanner::Finding{literal < texts};
    };
    return few_->find(piece, 0, progress, any) < piece.size();
  }
  if (many_) return many_->find(piece, 0) < piece.size();
  return std::any_of(each_.begin(), each_.end(), [&](const LiteralScanner& literal) {
    return literal.find(piece, 0) < piece.size();
  });
}

// PERF: one literal, and the escapes, are looked for in one go. That is worth its setting up
// where hits are rare: they end the look here, while CandidateScan goes on behind each.
bool CandidateFinder::may_match_around(std::string_view piece) const {
  if (looks_once()) {
    const auto stops = [&](std::size_t at, bool is_escape) {
      return !is_escape || (piece.size() - at >= kEscapeLength && may_hide_in(piece.substr(at)));
    };
    return each_.front().find_or_escape(piece, 0, stops) < piece.size();
  }
  if (!usable() || roles_ != 0 || holds_literal(piece)) return true;
  for (std::size_t at = 0;; ++at) {
    at = find_ascii_escape(piece, at);
    if (piece.size() - at < kEscapeLength) return false;  // none, or one that is cut
    if (may_hide_in(piece.substr(at))) return true;
  }
}

bool CandidateFinder::sides_may_match(std::string_view line) const {
  return std::all_of(also_.begin(), also_.end(),
                     [&](const CandidateFinder& side) { return side.may_match(line); });
}

bool CandidateFinder::pick(std::string_view lines, Take take) const {
  assert(usable());
  if (looks_once() && !probe_) return pick_rare(lines, take);
  CandidateScan scan(*this, lines);
  for (std::size_t from = 0;;) {
    const std::string_view line = scan.next(from);
    if (line.empty()) return true;
    if (!take(line)) return false;
    from = static_cast<std::size_t>(line.data() - lines.data()) + line.size();
  }
}

// All lines in one go. No place that is told before one less far in the text stands in another
// line: the literal goes from here to there.
bool CandidateFinder::pick_rare(std::string_view lines, Take take) const {
  bool stopped = false;
  std::size_t done = 0;  // where the line ends that was looked at last
  each_.front().find_or_escape(lines, 0, [&](std::size_t at, bool is_escape) {
    if (at < done || (is_escape && !may_hide_in(lines.substr(at)))) return false;
    const std::string_view line = line_around(lines, done, at);
    done = static_cast<std::size_t>(line.data() - lines.data()) + line.size();
    stopped = sides_may_match(line) && !take(line);
    return stopped;
  });
  return !stopped;
}

// `text` begins with an escape of an ASCII character.
bool CandidateFinder::may_hide_in(std::string_view text) const {
  const auto character = escaped_ascii(text);
  return !character || characters_[*character];
}

// A search for a few literals finds the escapes and the odd lines on its way.
CandidateScan::CandidateScan(const CandidateFinder& finder, std::string_view text)
    : finder_(finder),
      text_(text),
      few_progress_({finder.odd_lines_, finder.roles_}),
      search_count_(finder.few_ ? 1 : std::max<std::size_t>(finder.each_.size(), 1) + 1) {
  assert(finder.usable());
}

std::size_t CandidateScan::find(std::size_t which, std::size_t from) {
  if (finder_.few_) return find_few(searches_[which], from);
  if (which + 1 == search_count_) return find_escape(from);
  if (finder_.many_) return finder_.many_->find(piece_, from);
  return find_literal(which, from);
}

std::size_t CandidateScan::find_literal(std::size_t which, std::size_t from) {
  for (unsigned roles = 0;; ++from) {
    from = finder_.each_[which].find(piece_, from);
    if (from >= piece_.size()) return from;
    if (may_match(searches_[which], {which, text_, from}, roles)) return from;
  }
}

std::size_t CandidateScan::find_escape(std::size_t from) const {
  for (;; ++from) {
    from = find_ascii_escape(piece_, from);
    if (from >= piece_.size() || finder_.may_hide_in(piece_.substr(from))) return from;
  }
}

std::size_t CandidateScan::find_few(Search& search, std::size_t from) {
  const auto look = [&](std::size_t literal, std::size_t at, std::size_t line) {
    TeddyScanner::Finding finding;
    if (literal < finder_.few_texts_) {
      const std::size_t begin = finder_.roles_ == 0 ? 0 : line;
      finding.stop = may_match(search, {literal, text_.substr(begin), at - begin}, finding.facts);
    } else {
      // Case may be ignored, but not of an escape.
      finding.stop = at > 0 && piece_[at - 1] == '\\' && piece_[at] == 'u' &&
                     finder_.may_hide_in(piece_.substr(at - 1));
    }
    return finding;
  };
  return finder_.few_->find(piece_, from, few_progress_, look);
}

// Sets the roles that the line has for certain.
bool CandidateScan::may_match(Search& search, const ValueProbe::Place& place, unsigned& roles) {
  if (!finder_.probe_) return true;
  const ValueProbe::Reply reply = finder_.probe_->ask(place, scratch_);
  roles = reply.roles;
  if (reply.answer != Judgement::Answer::in_part) return reply.answer == Judgement::Answer::maybe;
  const auto at = static_cast<std::size_t>(place.text.data() - text_.data()) + place.at;
  const std::size_t before = std::exchange(search.in_part, at).value_or(text_.size());
  if (before == text_.size()) return false;
  const auto [first, last] = std::minmax(before, at);
  return !holds_newline(text_.substr(first, last - first));
}

std::string_view CandidateScan::next(std::size_t from) {
  assert(from <= text_.size());
  for (;;) {
    const std::size_t hit = next_hit(from);
    if (hit >= text_.size()) return {};
    const std::string_view line = line_around(text_, from, hit);
    if (finder_.sides_may_match(line)) return line;
    from = static_cast<std::size_t>(line.data() - text_.data()) + line.size();
  }
}

// The first place at or after `from` of any of the searches, or text_.size().
std::size_t CandidateScan::next_hit(std::size_t from) {
  for (;;) {
    if (from >= piece_.size()) {
      if (from >= text_.size()) return text_.size();
      start_piece(from);
    }
    std::size_t first = piece_.size();
    for (std::size_t i = 0; i < search_count_; ++i) {
      auto& found = searches_[i].found;
      if (!found || *found < from) found = find(i, from);
      first = std::min(first, *found);
    }
    if (first < piece_.size()) return first;
    from = piece_.size();
  }
}

void CandidateScan::start_piece(std::size_t from) {
  piece_ = piece_of(text_, from);
  for (Search& search : searches_) search.found.reset();
  few_progress_.restart();
}

}  // namespace gsaw
