// What is still being typed: a query, and the command line around it.
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/terminal_escape.h"
#include "cli/shell_line.h"
#include "cli/typed_words.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "query/unfinished_query.h"

using namespace gsaw;
using fuzz::require;

namespace {

// A value that begins with what was typed stands in its place.
void check_query(std::string_view query) {
  using Place = UnfinishedQuery::Place;
  const UnfinishedQuery end = read_unfinished(query);
  require(end.begin <= query.size(), "the last word is in the query", query);
  if (end.place != Place::value) return;
  const std::string value = end.text + "b";
  if (find_unsafe(value) < value.size()) return;
  if (with_value(query, end, value)) return;  // is read as it is
  require(end.field.size() >= 16 && is_hex(end.field),
          "a value can be typed but where it looks like a part of an id", query);
}

void check_line(std::string_view line, std::size_t cursor) {
  const auto read = read_shell_line(line, cursor, " \t\n\"'><=;|&(:");
  if (!read) return;
  require(read->current > 0 && read->current < read->words.size(), "there is a word", line);
  require(read->kept <= read->words[read->current].size(), "what is kept is in the word", line);
}

void check_text(std::string_view text) {
  if (find_unsafe(text) < text.size()) return;
  for (const std::string_view quote : {"", "'", "\""}) {
    std::string line = "gsaw x";
    line += quote;
    line += as_typed_in_shell(text, quote.empty() ? '\0' : quote.front());
    line += quote;
    line += " z";
    const auto read = read_shell_line(line, line.size(), "=:");
    require(read && read->words.size() == 3 && read->words[1] == "x" + std::string(text),
            "a text is one word of a command line", line);
  }
}

void check_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == '\0') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  for (std::size_t i = 0; i < words.size() && i < 20; ++i) {
    const TypedWords typed = read_typed_words(words, i);
    require(typed.begin <= words[i].size(), "a value is in the word", text);
    require((typed.kind == TypedWords::Kind::value) == (typed.flag != nullptr),
            "a value is that of an option", text);
    require(typed.others.size() < words.size(), "the word itself is none of the others", text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::OwnBytes own(fuzz::as_text(data, size));
  const std::string_view text = own.view();
  check_query(text);
  check_line(text, text.size());
  if (!text.empty()) check_line(text, static_cast<unsigned char>(text.front()));
  check_text(text);
  check_words(text);
  return 0;
}
