// The lines of a container runtime's log, by the few bytes that runtimes write around the text.
#include "input/entry_part.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "base/ascii.h"
#include "base/literal_scanner.h"
#include "input/journal_part.h"
#include "input/newlines.h"

namespace gsaw {
namespace {

constexpr std::string_view kStdout = "stdout", kStderr = "stderr";
constexpr std::size_t kStream = kStdout.size();
// RFC 3339 with nanoseconds and an offset has 35 bytes.
constexpr std::size_t kLongestStamp = 40;

bool is_stream(std::string_view text) {
  return text.starts_with(kStdout) || text.starts_with(kStderr);
}

// `2016-10-06T00:17:09.669794202Z `, `2016-10-06T00:17:09+01:00 `: its size up to the blank; 0 if
// there is none.
std::size_t stamp_size(std::string_view line) {
  constexpr std::string_view kShape = "0000-00-00T00:00:00";
  if (line.size() < kShape.size()) return 0;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] == '0' ? !is_digit(line[i]) : line[i] != kShape[i]) return 0;
  }
  const std::size_t blank = line.substr(0, kLongestStamp).find(' ');
  return blank == line.npos ? 0 : blank;
}

// Where the tag stands in a line of CRI; 0 if it is none.
std::size_t cri_tag(std::string_view line) {
  const std::size_t stamp = stamp_size(line);
  if (stamp == 0 || !is_stream(line.substr(stamp + 1))) return 0;
  const std::size_t tag = stamp + 1 + kStream + 1;
  if (line.size() <= tag || line[tag - 1] != ' ') return 0;
  const char behind = line.size() == tag + 1 ? ' ' : line[tag + 1];
  const bool is_tag = line[tag] == 'P' || line[tag] == 'F';
  return is_tag && (behind == ' ' || behind == ':') ? tag : 0;
}

std::optional<EntryPart> cri_part(std::string_view line) {
  const std::size_t tag = cri_tag(line);
  if (tag == 0) return std::nullopt;
  EntryPart part;
  part.stream = line.substr(tag - 1 - kStream, kStream);
  part.is_last = line[tag] == 'F';
  const std::size_t blank = line.find(' ', tag);
  // Another text is to stand behind it.
  if (!part.is_last && blank == line.npos) return std::nullopt;
  const std::size_t text = std::min(blank, line.size() - 1) + 1;
  part.before = line.substr(0, text);
  part.text = line.substr(text);
  part.behind = line.substr(line.size());
  return part;
}

constexpr std::string_view kLog = R"({"log":")";
constexpr std::string_view kBehindLog = R"(","stream":")";
constexpr std::string_view kTime = R"(","time":")";

// A backslash stands before it that is not itself escaped.
bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] == '\\') --begin;
  return (at - begin) % 2 != 0;
}

// What stands behind the text: `","stream":"stdout","time":"2016-02-08T18:33:16.36791762Z"}`.
bool is_docker_tail(std::string_view tail) {
  constexpr std::string_view kAttrs = R"(","attrs":{)", kBehindAttrs = R"(},"time":")";
  tail.remove_prefix(kBehindLog.size());
  if (!is_stream(tail)) return false;
  tail.remove_prefix(kStream);
  if (tail.starts_with(kAttrs)) {
    const std::size_t time = tail.rfind(kBehindAttrs);
    if (time == tail.npos) return false;
    tail.remove_prefix(time + kBehindAttrs.size());
  } else if (tail.starts_with(kTime)) {
    tail.remove_prefix(kTime.size());
  } else {
    return false;
  }
  return tail.size() > 2 && is_digit(tail.front()) && tail.find('"') == tail.size() - 2 &&
         tail.ends_with('}');
}

// Within a JSON string every quote stands behind a backslash, and kBehindLog holds one that does
// not: the first of them begins where the text ends.
std::optional<EntryPart> docker_part(std::string_view line) {
  if (!line.starts_with(kLog)) return std::nullopt;
  const std::size_t end = line.find(kBehindLog, kLog.size());
  if (end == line.npos || is_escaped(line, end)) return std::nullopt;
  EntryPart part;
  part.before = line.substr(0, kLog.size());
  part.text = line.substr(kLog.size(), end - kLog.size());
  part.behind = line.substr(end);
  if (!is_docker_tail(part.behind)) return std::nullopt;
  part.stream = part.behind.substr(kBehindLog.size(), kStream);
  part.is_last = part.text.ends_with("\\n") && is_escaped(part.text, part.text.size() - 1);
  return part;
}

// Where the line begins whose tag stands at `tag`; npos if it is none.
std::size_t begin_of_cri(std::string_view lines, std::size_t from, std::size_t tag) {
  constexpr std::size_t kBetween = 1 + kStream + 1;  // the stamp and the tag
  if (tag < from + kBetween || !is_stream(lines.substr(tag - kStream - 1))) return lines.npos;
  const std::size_t near = tag - std::min(tag - from, kLongestStamp + kBetween);
  const std::size_t begin = near + whole_lines(lines.substr(near, tag - near)).size();
  if (begin != from && lines[begin - 1] != '\n') return lines.npos;
  const std::string_view line = without_newline(lines.substr(begin, tag + 2 - begin));
  return cri_tag(line) == tag - begin ? begin : lines.npos;
}

std::size_t find_cri_split(std::string_view lines, std::size_t from) {
  static const LiteralScanner kPart(" P", false);
  for (std::size_t at = kPart.find(lines, from); at < lines.size();
       at = kPart.find(lines, at + 1)) {
    const std::size_t begin = begin_of_cri(lines, from, at + 1);
    if (begin == lines.npos) continue;
    if (cri_part(lines.substr(begin, lines.find('\n', at) - begin))) return begin;
  }
  return lines.size();
}

// True when the line is the last part of its entry and without `attrs`, or no part: of a text that
// had ended before, docker_part() makes none, as there are quotes behind its time. False says
// nothing.
//
// PERF: reads the line from its end; the text may be long, and is full of quotes.
bool ends_entry(std::string_view line) {
  constexpr std::string_view kEnd = R"("})";
  constexpr std::string_view kLast = R"(\n","stream":"stdout)";
  if (!line.ends_with(kEnd)) return false;
  line.remove_suffix(kEnd.size());
  const void* const time = ::memrchr(line.data(), '"', line.size());
  if (time == nullptr) return false;
  line = line.substr(0, static_cast<std::size_t>(static_cast<const char*>(time) - line.data()) + 1);
  if (!line.ends_with(kTime) || line.size() < kLog.size() + kLast.size() + kTime.size())
    return false;
  line.remove_suffix(kTime.size());
  const std::string_view last = line.substr(line.size() - kLast.size());
  return last.starts_with(kLast.substr(0, kLast.size() - kStream)) &&
         is_stream(last.substr(last.size() - kStream)) &&
         !is_escaped(line, line.size() - last.size());
}

std::size_t find_docker_split(std::string_view lines, std::size_t from) {
  while (from < lines.size()) {
    const std::size_t end = std::min(lines.find('\n', from), lines.size());
    const std::string_view line = lines.substr(from, end - from);
    if (!ends_entry(line)) {
      const auto part = docker_part(line);
      if (part && !part->is_last) return from;
    }
    from = std::min(end + 1, lines.size());
  }
  return lines.size();
}

}  // namespace

RuntimeLog runtime_log_of(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  if (cri_part(line)) return RuntimeLog::cri;
  if (is_journal_line(line)) return RuntimeLog::journal;
  return docker_part(line) ? RuntimeLog::docker : RuntimeLog::none;
}

bool may_become_runtime_log(std::string_view head) {
  const bool may_be_object = head.substr(0, kLongestStamp).find('{') != head.npos;
  return (head.size() < kLongestStamp || may_be_object) && head.find('\n') == head.npos;
}

std::optional<EntryPart> entry_part(RuntimeLog log, std::string_view line) {
  line = without_newline(line);
  switch (log) {
    case RuntimeLog::none:
      break;
    case RuntimeLog::journal:
      return journal_part(line);
    case RuntimeLog::cri:
      return cri_part(line);
    case RuntimeLog::docker:
      return docker_part(line);
  }
  return std::nullopt;
}

std::optional<EntryPart> entry_part(RuntimeLog log, std::string_view head, std::string_view tail) {
  if (log == RuntimeLog::cri) return cri_part(head);
  if (log != RuntimeLog::docker || !head.starts_with(kLog)) return std::nullopt;
  const std::string line = std::string(kLog).append(tail);
  std::optional<EntryPart> part = docker_part(line);
  if (part) part->before = part->text = part->behind = {};
  return part;
}

std::size_t find_split(RuntimeLog log, std::string_view lines, std::size_t from) {
  switch (log) {
    case RuntimeLog::none:
      break;
    case RuntimeLog::journal:
      return find_journal_split(lines, from);
    case RuntimeLog::cri:
      return find_cri_split(lines, from);
    case RuntimeLog::docker:
      return find_docker_split(lines, from);
  }
  return lines.size();
}

void append_text(RuntimeLog log, std::string& line, std::string_view text) {
  if (log == RuntimeLog::journal) return append_journal_text(line, text);
  line += text;
}

void end_text(RuntimeLog log, std::string& line, std::size_t begin) {
  if (log == RuntimeLog::journal) end_journal_text(line, begin);
}

void mark_whole(RuntimeLog log, std::string& line) {
  if (log == RuntimeLog::journal) return mark_journal_whole(line);
  if (log != RuntimeLog::cri) return;
  const std::size_t tag = cri_tag(line);
  assert(tag != 0);
  line[tag] = 'F';
}

}  // namespace gsaw
