// Log text onto the page: escaped, coloured, what matched the query highlighted.
#include "render/text_painter.h"

#include <algorithm>

#include "base/terminal_escape.h"
#include "base/utf8.h"

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

// The end of a match, or of what says how its last character, a symbol, looks: apart from that it
// is escaped.
std::size_t with_style(std::string_view text, std::size_t end) {
  if (end == text.size()) return end;
  const CodePoint next = decode_utf8(text.substr(end));
  const std::size_t last = cut_between_characters(text, end - 1).size();
  const CodePoint symbol = decode_utf8(text.substr(last));
  const bool is_style = next.valid && symbol.valid && is_style_of_symbol(next.value, symbol.value);
  return is_style ? end + next.length : end;
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
  std::size_t shown = 0;
  highlight_->for_each_place(text, [&](std::size_t begin, std::size_t end) {
    begin = std::max(begin, shown);
    if (begin >= end) return;
    end = with_style(text, end);
    append_in_form(out, text.substr(shown, begin - shown), form);
    out.append(palette_.highlight);
    append_in_form(out, text.substr(begin, end - begin), form);
    out.append(palette_.reset);
    out.append(style);
    shown = end;
  });
  append_in_form(out, text.substr(shown), form);
}

}  // namespace gsaw
