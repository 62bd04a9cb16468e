// What is wrong with a query, and how a person is told.
#include "query/query_error.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/utf8.h"

namespace gsaw {
namespace {

constexpr std::size_t kMaxColumns = 100;
constexpr std::size_t kColumnsBeforeCaret = 40;
constexpr std::string_view kCodeIndent = "  ";
constexpr std::string_view kCut = "...";

// One line of the query as columns: what each shows, and the byte it starts at.
struct Column {
  std::string_view shown;
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

std::vector<Column> split_columns(std::string_view line, std::size_t line_offset) {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint point = decode_utf8(line.substr(i));
    std::string_view shown = line.substr(i, point.length);
    if (point.value == '\t') {
      shown = " ";
    } else if (!point.valid || is_unsafe_on_terminal(point.value)) {
      shown = "?";
    }
    columns.push_back({shown, line_offset + i});
    i += point.length;
  }
  return columns;
}

std::size_t columns_before(const std::vector<Column>& columns, std::size_t offset) {
  const auto found = std::partition_point(
      columns.begin(), columns.end(), [&](const Column& column) { return column.offset < offset; });
  return static_cast<std::size_t>(found - columns.begin());
}

}  // namespace

std::string error_text(const QueryError& error, std::string_view what, std::string_view query) {
  const std::size_t offset = std::min(error.span.offset, query.size());
  const std::string_view line = line_around(query, offset);
  const auto line_offset = static_cast<std::size_t>(line.data() - query.data());
  const std::vector<Column> columns = split_columns(line, line_offset);

  const std::size_t caret = columns_before(columns, offset);
  const std::size_t caret_end =
      std::max(columns_before(columns, offset + error.span.length), caret + 1);
  const bool fits = columns.size() <= kMaxColumns;
  const std::size_t begin = fits || caret < kColumnsBeforeCaret ? 0 : caret - kColumnsBeforeCaret;
  const std::size_t end = fits ? columns.size() : std::min(begin + kMaxColumns, columns.size());

  std::string text(what);
  text.append(": ").append(error.message);
  if (!columns.empty()) {
    text.append("\n").append(kCodeIndent);
    if (begin > 0) text += kCut;
    for (std::size_t i = begin; i < end; ++i) text += columns[i].shown;
    if (end < columns.size()) text += kCut;

    const std::size_t pad = caret - begin + (begin > 0 ? kCut.size() : 0);
    const std::size_t tail = std::min(caret_end, std::max(end, caret + 1)) - caret - 1;
    text.append("\n").append(kCodeIndent).append(pad, ' ').append("^").append(tail, '~');
  }
  if (!error.suggestion.empty()) text.append("\n").append(error.suggestion);
  return text;
}

}  // namespace gsaw
