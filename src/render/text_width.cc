// How much room text takes on a terminal.
#include "render/text_width.h"

#include <algorithm>

#include "base/character_width.h"
#include "base/terminal_escape.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

constexpr std::string_view kAsEmoji = "\uFE0F";

// What is seen as one: a character, or a sequence that colours what follows.
struct Glyph {
  std::size_t bytes;
  std::size_t columns;
};

Glyph first_glyph(std::string_view text) {
  if (const std::size_t control = control_sequence_length(text); control > 0) return {control, 0};
  const CodePoint point = decode_utf8(text);
  Glyph glyph{point.length, character_width(point.value)};
  // Such a symbol takes two columns on terminals that know of it, one on the others.
  if (point.length > 1 && text.substr(point.length).starts_with(kAsEmoji)) {
    glyph = {point.length + kAsEmoji.size(), 2};
  }
  return glyph;
}

// The characters of ASCII that it begins with, a column each. A control sequence is none.
std::size_t plain_length(std::string_view text) {
  const auto end =
      std::find_if(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; });
  return static_cast<std::size_t>(end - text.begin());
}

// Where a line ends, and where the next begins.
struct Fold {
  std::size_t end, next;
};

Fold fold_at(std::string_view text, std::size_t columns) {
  std::size_t used = 0, at = 0;
  std::size_t blank = text.npos;
  while (at < text.size()) {
    const Glyph glyph = first_glyph(text.substr(at));
    if (used + glyph.columns > columns && at > 0) break;
    if (text[at] == ' ' && at > 0) blank = at;
    used += glyph.columns;
    at += glyph.bytes;
  }
  if (at == text.size()) return {at, at};
  if (text[at] == ' ') blank = at;
  if (blank == text.npos) return {at, at};
  const std::size_t end = text.find_last_not_of(' ', blank);
  if (end == text.npos) return {at, at};  // else each line would look through all blanks
  const std::size_t next = text.find_first_not_of(' ', blank);
  return next == text.npos ? Fold{at, at} : Fold{end + 1, next};
}

}  // namespace

std::size_t text_width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const std::size_t plain = plain_length(text);  // most
    columns += plain;
    text.remove_prefix(plain);
    if (text.empty()) break;
    const Glyph glyph = first_glyph(text);
    columns += glyph.columns;
    text.remove_prefix(glyph.bytes);
  }
  return columns;
}

std::size_t bytes_of_columns(std::string_view text, std::size_t columns) {
  std::size_t used = 0, at = 0;
  while (at < text.size()) {
    const std::size_t plain = std::min(plain_length(text.substr(at)), columns - used);
    used += plain;
    at += plain;
    if (at == text.size()) break;
    const Glyph glyph = first_glyph(text.substr(at));
    if (used + glyph.columns > columns) break;
    used += glyph.columns;
    at += glyph.bytes;
  }
  return at;
}

std::string cut_to_width(std::string_view text, std::size_t columns, std::string_view ellipsis) {
  if (text_width(text) <= columns) return std::string(text);
  const std::size_t room = columns - std::min(columns, text_width(ellipsis));
  return std::string(text.substr(0, bytes_of_columns(text, room))) + std::string(ellipsis);
}

void append_folded(std::string& out, std::string_view text, std::size_t at, std::size_t columns,
                   std::size_t indent) {
  if (columns == 0) {
    out += text;
    return;
  }
  // Where hardly anything fits, lines are as long as they are.
  constexpr std::size_t kLeast = 8;
  std::size_t room = columns > at + kLeast ? columns - at : kLeast;
  while (true) {
    const Fold fold = fold_at(text, room);
    out += text.substr(0, fold.end);
    text.remove_prefix(fold.next);
    if (text.empty()) return;
    out += '\n';
    out.append(indent, ' ');
    room = columns > indent + kLeast ? columns - indent : kLeast;
  }
}

}  // namespace gsaw
