// Log text onto the page: escaped, coloured, what matched the query highlighted.
#include "render/text_painter.h"

#include <re2/re2.h>

#include "base/terminal_escape.h"

namespace gsaw {
namespace {

// Appends `text` escaped, with `substitute(c)` instead of each of the characters in
// `special`.
template <class Substitute>
void append_substituted(OutputBuffer& out, std::string_view text, std::string_view special,
                        Substitute substitute) {
  while (true) {
    const std::size_t at = text.find_first_of(special);
    append_escaped(out, text.substr(0, at));
    if (at == std::string_view::npos) return;
    substitute(text[at]);
    text.remove_prefix(at + 1);
  }
}

void append_in_form(OutputBuffer& out, std::string_view text, TextForm form) {
  switch (form) {
    case TextForm::bare:
      append_escaped(out, text);
      return;
    case TextForm::quoted:
      append_substituted(out, text, "\"\\", [&](char c) {
        out.append('\\');
        out.append(c);
      });
      return;
    case TextForm::block:
      append_substituted(out, text, "\t", [&](char) { out.append("    "); });
      return;
  }
}

// The next place at which a character may begin.
std::size_t next_character(std::string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

}  // namespace

void TextPainter::append(OutputBuffer& out, std::string_view text, const Sgr& style,
                         TextForm form) const {
  if (!highlights()) return append_unmatched(out, text, style, form);
  out.append(style);
  append_highlighted(out, text, style, form);
  out.append(palette_.end_of(style));
}

void TextPainter::append_unmatched(OutputBuffer& out, std::string_view text, const Sgr& style,
                                   TextForm form) const {
  out.append(style);
  append_in_form(out, text, form);
  out.append(palette_.end_of(style));
}

void TextPainter::append_highlighted(OutputBuffer& out, std::string_view text, const Sgr& style,
                                     TextForm form) const {
  const re2::StringPiece whole(text.data(), text.size());
  re2::StringPiece match;
  std::size_t shown = 0;
  std::size_t from = 0;
  while (from <= text.size() &&
         highlight_->Match(whole, from, text.size(), re2::RE2::UNANCHORED, &match, 1)) {
    const auto begin = static_cast<std::size_t>(match.data() - whole.data());
    if (match.empty()) {
      from = next_character(text, begin);
      continue;
    }
    append_in_form(out, text.substr(shown, begin - shown), form);
    out.append(palette_.highlight);
    append_in_form(out, text.substr(begin, match.size()), form);
    out.append(palette_.reset);
    out.append(style);
    shown = from = begin + match.size();
  }
  append_in_form(out, text.substr(shown), form);
}

}  // namespace gsaw
