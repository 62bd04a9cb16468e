// What is wrong with a query, and how a person is told.
#include "query/query_error.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/character_width.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

constexpr std::size_t kUsualWidth = 100;
constexpr std::size_t kLeastWidth = 20;
constexpr std::string_view kCodeIndent = "  ";
constexpr std::string_view kCut = "...";

// Of the part of a line that is shown, without indent and dots.
std::size_t width_of_line = kUsualWidth;

// One character of the query: what it shows, the columns that takes, and the byte it starts at.
struct Shown {
  std::string_view text;
  std::size_t columns;
  std::size_t offset;
};

// The line of `query` that holds `offset`, without its newline.
std::string_view line_around(std::string_view query, std::size_t offset) {
  const std::size_t newline_before =
      offset == 0 ? std::string_view::npos : query.rfind('\n', offset - 1);
  const std::size_t begin = newline_before == std::string_view::npos ? 0 : newline_before + 1;
  const std::size_t end = query.find('\n', offset);
  return query.substr(begin, end == std::string_view::npos ? end : end - begin);
}

std::vector<Shown> split_line(std::string_view line, std::size_t line_offset) {
  std::vector<Shown> characters;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint point = decode_utf8(line.substr(i));
    Shown shown{line.substr(i, point.length), character_width(point.value), line_offset + i};
    if (point.value == '\t') {
      shown.text = " ";
      shown.columns = 1;
    } else if (!point.valid || is_unsafe_on_terminal(point.value)) {
      shown.text = "?";
      shown.columns = 1;
    }
    characters.push_back(shown);
    i += point.length;
  }
  return characters;
}

std::size_t characters_before(const std::vector<Shown>& line, std::size_t offset) {
  const auto found = std::partition_point(
      line.begin(), line.end(), [&](const Shown& character) { return character.offset < offset; });
  return static_cast<std::size_t>(found - line.begin());
}

std::size_t columns_between(const std::vector<Shown>& line, std::size_t begin, std::size_t end) {
  std::size_t columns = 0;
  for (std::size_t i = begin; i < std::min(end, line.size()); ++i) columns += line[i].columns;
  return columns;
}

// The part of a long line that is shown: two fifths of it before the caret.
struct Window {
  std::size_t begin, end;
};

Window window_around(const std::vector<Shown>& line, std::size_t caret) {
  if (columns_between(line, 0, line.size()) <= width_of_line) return {0, line.size()};
  Window window{std::min(caret, line.size()), std::min(caret, line.size())};
  std::size_t columns = 0;
  while (window.begin > 0) {
    columns += line[window.begin - 1].columns;
    if (columns > width_of_line * 2 / 5) break;
    --window.begin;
  }
  columns = columns_between(line, window.begin, window.end);
  while (window.end < line.size()) {
    columns += line[window.end].columns;
    if (columns > width_of_line) break;
    ++window.end;
  }
  return window;
}

}  // namespace

void set_error_width(std::size_t columns) {
  const std::size_t around = kCodeIndent.size() + 2 * kCut.size();
  width_of_line = columns == 0
                      ? kUsualWidth
                      : std::clamp(columns - std::min(columns, around), kLeastWidth, kUsualWidth);
}

std::string error_text(const QueryError& error, std::string_view what, std::string_view query) {
  const std::size_t offset = std::min(error.span.offset, query.size());
  const std::string_view line = line_around(query, offset);
  const auto line_offset = static_cast<std::size_t>(line.data() - query.data());
  const std::vector<Shown> characters = split_line(line, line_offset);
  const std::size_t caret = characters_before(characters, offset);
  const std::size_t caret_end = characters_before(characters, offset + error.span.length);
  const Window window = window_around(characters, caret);

  std::string text(what);
  text.append(": ").append(error.message);
  if (!characters.empty()) {
    text.append("\n").append(kCodeIndent);
    if (window.begin > 0) text += kCut;
    for (std::size_t i = window.begin; i < window.end; ++i) text += characters[i].text;
    if (window.end < characters.size()) text += kCut;

    const std::size_t pad =
        columns_between(characters, window.begin, caret) + (window.begin > 0 ? kCut.size() : 0);
    const std::size_t marked = columns_between(characters, caret, std::min(caret_end, window.end));
    text.append("\n").append(kCodeIndent).append(pad, ' ').append("^");
    if (marked > 1) text.append(marked - 1, '~');
  }
  if (!error.suggestion.empty()) text.append("\n").append(error.suggestion);
  return text;
}

}  // namespace gsaw
