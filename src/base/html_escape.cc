// Keeps text that strangers wrote from becoming markup.
#include "base/html_escape.h"

#include <cstddef>

#include "base/terminal_escape.h"

namespace gsaw {
namespace {

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

// Of text that is safe on a terminal.
void append_without_markup(std::string& out, std::string_view text) {
  while (true) {
    const std::size_t plain = text.find_first_of("&<>\"'");
    out += text.substr(0, plain);
    if (plain == text.npos) return;
    out += entity_of(text[plain]);
    text.remove_prefix(plain + 1);
  }
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
  while (true) {
    const std::size_t safe = find_unsafe(text);
    append_without_markup(out, text.substr(0, safe));
    if (safe == text.size()) return;
    text.remove_prefix(safe);
    if (text.front() == '\n' || text.front() == '\t') {
      out += text.front();
      text.remove_prefix(1);
    } else {
      append_without_markup(out, take_escaped(text));
    }
  }
}

}  // namespace gsaw
