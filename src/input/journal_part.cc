// Lines of systemd's journal, by the form that journalctl gives them.
#include "input/journal_part.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/literal_scanner.h"
#include "base/unicode_escape.h"
#include "base/utf8.h"
#include "input/newlines.h"

namespace gsaw {
namespace {

// `data: ` of json-sse, a byte order mark ...
constexpr std::size_t kMostBefore = 8;

constexpr std::string_view kBlanks = " \t\r";
constexpr std::string_view kPartial = "CONTAINER_PARTIAL_MESSAGE", kLast = "CONTAINER_PARTIAL_LAST";

struct Member {
  std::string_view key, value;  // the key without its quotes, the value as it is written
};

// The members of a line, one after another, as far as the line has the form that journalctl gives
// it: no object within another. Linear.
class Members {
 public:
  explicit Members(std::string_view line)
      : line_(line), at_(std::min(line.find('{'), line.size())) {}

  // False behind the last, and where the form is another: then is_whole() is false.
  bool next() {
    if (at_ == line_.size() || line_[at_] == '}') return false;
    ++at_;
    skip_blanks();
    if (!take_string(member_.key)) return false;
    member_.key = member_.key.substr(1, member_.key.size() - 2);
    skip_blanks();
    if (at_ == line_.size() || line_[at_] != ':') return fail();
    ++at_;
    skip_blanks();
    if (!take_value()) return fail();
    skip_blanks();
    return at_ < line_.size() && (line_[at_] == ',' || line_[at_] == '}') ? true : fail();
  }
  const Member& member() const { return member_; }
  bool is_whole() const { return at_ < line_.size() && line_[at_] == '}'; }

 private:
  bool fail() {
    at_ = line_.size();
    return false;
  }

  void skip_blanks() { at_ = std::min(line_.find_first_not_of(kBlanks, at_), line_.size()); }

  bool take_string(std::string_view& taken) {
    const std::size_t begin = at_;
    if (begin == line_.size() || line_[begin] != '"') return fail();
    for (at_ = line_.find_first_of("\"\\", begin + 1); at_ != line_.npos && line_[at_] == '\\';
         at_ = line_.find_first_of("\"\\", at_ + 2)) {
    }
    if (at_ == line_.npos) return fail();
    taken = line_.substr(begin, ++at_ - begin);
    return true;
  }

  bool take_value() {
    const std::size_t begin = at_;
    if (begin == line_.size()) return false;
    if (line_[begin] == '"') return take_string(member_.value);
    // Of an array only one of bytes is read.
    const bool is_array = line_[begin] == '[';
    const std::size_t end = line_.find_first_of(is_array ? "]\"[{" : ",}\"[{", begin + 1);
    if (end == line_.npos || (is_array && line_[end] != ']')) return false;
    at_ = end + (is_array ? 1 : 0);
    member_.value = trimmed(line_.substr(begin, at_ - begin), kBlanks);
    return true;
  }

  std::string_view line_;
  std::size_t at_;  // of what stands before the next member, or behind the last
  Member member_;
};

std::string_view inside(std::string_view value) { return value.substr(1, value.size() - 2); }

bool is_text(std::string_view value) { return value.starts_with('"') || value.starts_with('['); }

// A number in a string; 0 where it is none.
unsigned number_in(std::string_view value) {
  unsigned number = 0;
  if (value.size() > 2) std::from_chars(value.data() + 1, value.data() + value.size() - 1, number);
  return number;
}

void append_string(std::string& out, std::string_view raw) {
  constexpr std::string_view kLetters = "bfnrt", kMeant = "\b\f\n\r\t";
  while (!raw.empty()) {
    const std::size_t plain = std::min(raw.find('\\'), raw.size());
    out += raw.substr(0, plain);
    raw.remove_prefix(plain);
    if (raw.size() < 2) return;
    if (const auto escape = read_unicode_escape(raw)) {
      append_utf8(out, escape->value);
      raw.remove_prefix(escape->length);
      continue;
    }
    const std::size_t letter = kLetters.find(raw[1]);
    out += letter == kLetters.npos ? raw[1] : kMeant[letter];
    raw.remove_prefix(2);
  }
}

void append_bytes(std::string& out, std::string_view numbers) {
  const char* at = numbers.data();
  const char* const end = at + numbers.size();
  while (at != end) {
    unsigned byte = 0;
    const auto read = std::from_chars(at, end, byte);
    if (read.ptr == at) {
      ++at;  // a comma, a blank
      continue;
    }
    out += static_cast<char>(byte);
    at = read.ptr;
  }
}

std::string as_string(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      (out += "\\u00") += kHex[static_cast<unsigned char>(c) >> 4U];
      out += kHex[static_cast<unsigned char>(c) & 0xFU];
    } else {
      out += c;
    }
  }
  return out += '"';
}

std::string as_bytes(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += out.empty() ? '[' : ',';
    out += std::to_string(static_cast<unsigned char>(c));
  }
  return out += ']';
}

}  // namespace

bool is_journal_line(std::string_view line) {
  static const LiteralScanner kBegin("\"__", false);
  const std::size_t brace = line.substr(0, kMostBefore).find('{');
  if (brace == line.npos) return false;
  for (std::size_t at = kBegin.find(line, brace); at < line.size();
       at = kBegin.find(line, at + 1)) {
    const std::string_view key = line.substr(at);
    if (key.starts_with(R"("__REALTIME_TIMESTAMP")") || key.starts_with(R"("__CURSOR")"))
      return true;
  }
  return false;
}

// An older docker gives no id: then the parts of one stream are those of a container with one
// priority, and the last has none of the marks.
std::optional<EntryPart> journal_part(std::string_view line) {
  static const LiteralScanner kContainer("\"CONTAINER_ID", false);
  if (kContainer.find(line, 0) == line.size()) return std::nullopt;
  EntryPart part;
  std::string_view container, id, priority;
  part.is_last = true;
  Members members(line);
  while (members.next()) {
    const auto& [key, value] = members.member();
    if (key == "CONTAINER_ID_FULL" || (key == "CONTAINER_ID" && container.empty())) {
      container = value;
    } else if (key == "CONTAINER_PARTIAL_ID") {
      id = value;
    } else if (key == "CONTAINER_PARTIAL_ORDINAL") {
      part.ordinal = number_in(value);
    } else if (key == kPartial) {
      part.is_last = value != "\"true\"";
    } else if (key == "PRIORITY") {
      priority = value;
    } else if (key == "MESSAGE" && is_text(value)) {
      part.text = value;
    }
  }
  if (!members.is_whole() || part.text.empty() || container.empty()) return std::nullopt;
  part.before = line.substr(0, static_cast<std::size_t>(part.text.data() - line.data()));
  part.behind = line.substr(part.before.size() + part.text.size());
  part.stream.append(container).append(id.empty() ? priority : id);
  return part;
}

std::size_t find_journal_split(std::string_view lines, std::size_t from) {
  static const LiteralScanner kMark("\"CONTAINER_PARTIAL_MESSAGE\"", false);
  for (std::size_t at = kMark.find(lines, from); at < lines.size(); at = kMark.find(lines, from)) {
    const std::size_t begin = from + whole_lines(lines.substr(from, at - from)).size();
    from = std::min(lines.find('\n', at), lines.size() - 1) + 1;
    const auto part = journal_part(without_newline(lines.substr(begin, from - begin)));
    if (part && part->may_be_first()) return begin;
  }
  return lines.size();
}

void append_journal_text(std::string& line, std::string_view text) {
  if (text.starts_with('"')) {
    append_string(line, inside(text));
  } else {
    append_bytes(line, inside(text));
  }
}

void end_journal_text(std::string& line, std::size_t begin) {
  const std::string_view text = std::string_view(line).substr(begin);
  line.replace(begin, line.npos, is_valid_utf8(text) ? as_string(text) : as_bytes(text));
}

// No part of an entry is missing any more.
void mark_journal_whole(std::string& line) {
  std::array<std::pair<std::size_t, std::string_view>, 2> marks;  // where they stand
  std::size_t count = 0;
  Members members(line);
  while (members.next() && count < marks.size()) {
    const auto& [key, value] = members.member();
    if (key != kPartial && key != kLast) continue;
    if (value != "\"true\"" && value != "\"false\"") continue;
    marks[count++] = {static_cast<std::size_t>(value.data() - line.data()), value};
  }
  for (; count > 0; --count) {
    const auto& [at, value] = marks[count - 1];
    line.replace(at, value.size(), value == "\"true\"" ? "\"false\"" : "\"true\"");
  }
}

}  // namespace gsaw
