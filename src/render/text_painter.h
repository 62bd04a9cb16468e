// Log text onto the page: escaped, coloured, what matched the query highlighted.
#pragma once

#include <cstdint>
#include <string_view>

#include "query/highlight.h"
#include "render/output_buffer.h"
#include "render/palette.h"

namespace gsaw {

// How text is written beside being made safe.
enum class TextForm : std::uint8_t {
  bare,    // as it is
  quoted,  // the inside of double quotes: `"` and `\` get a backslash
  block,   // a line of the indented block: a tab is four blanks
};

// What it points to must outlive it.
class TextPainter {
 public:
  // `highlight` may be null. It is only used in colour.
  TextPainter(const Palette& palette, const Highlighter* highlight)
      : palette_(palette), highlight_(palette.colored ? highlight : nullptr) {}

  // From now on.
  void highlight(const Highlighter* highlight) {
    highlight_ = palette_.colored ? highlight : nullptr;
  }
  const Palette& palette() const { return palette_; }
  bool highlights() const { return highlight_ != nullptr; }

  // Appends decoded `text` in `style` (one of the palette's; may be empty). Matches
  // are looked for in `text` as it is, before anything is escaped.
  void append(OutputBuffer& out, std::string_view text, const Sgr& style, TextForm form) const;
  // The same without highlights: for keys, and what is no part of the entry.
  void append_unmatched(OutputBuffer& out, std::string_view text, const Sgr& style,
                        TextForm form) const;

 private:
  void append_highlighted(OutputBuffer& out, std::string_view text, const Sgr& style,
                          TextForm form) const;

  const Palette& palette_;
  const Highlighter* highlight_;
};

}  // namespace gsaw
