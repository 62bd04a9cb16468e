// The sequences of ECMA-48 for styles, and those of xterm for 256 colours.
#include "render/text_style.h"

#include <string>
#include <string_view>

namespace gsaw {
namespace {

void append_parameter(std::string& to, std::string_view parameter) {
  to += to.empty() ? "\x1b[" : ";";
  to += parameter;
}

// `plain`: the parameter of colour 0; that of the bright ones is 60 more.
void append_color(std::string& to, int number, int plain) {
  if (number == TextStyle::kNoColor) return;
  if (number < 8) return append_parameter(to, std::to_string(plain + number));
  if (number < 16) return append_parameter(to, std::to_string(plain + 60 + number - 8));
  append_parameter(to, std::to_string(plain + 8) + ";5;" + std::to_string(number));
}

}  // namespace

Sgr sgr_of(const TextStyle& style) {
  std::string text;
  if (style.has(Attribute::bold)) append_parameter(text, "1");
  if (style.has(Attribute::dim)) append_parameter(text, "2");
  if (style.has(Attribute::italic)) append_parameter(text, "3");
  if (style.has(Attribute::underline)) append_parameter(text, "4");
  if (style.has(Attribute::reverse)) append_parameter(text, "7");
  append_color(text, style.color, 30);
  append_color(text, style.background, 40);
  return text.empty() ? Sgr() : Sgr(text + "m");
}

}  // namespace gsaw
