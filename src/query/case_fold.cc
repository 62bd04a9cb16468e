// Text without its case: what -i compares.
#include "query/case_fold.h"

#include <cwctype>

#include "base/ascii.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

// Upper first, so that letters with two lower-case forms (σ and ς, s and ſ) become one; only
// Turkish takes İ and ı for i.
char32_t folded(char32_t value) {
  static const locale_t unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  const bool turkish = value == 0x130 || value == 0x131;
  if (unicode == nullptr || turkish) return value;
  return static_cast<char32_t>(
      towlower_l(towupper_l(static_cast<wint_t>(value), unicode), unicode));
}

}  // namespace

bool fold_ascii(std::string_view text, std::string& out) {
  out.resize(text.size());
  const char* from = text.data();
  char* to = out.data();
  // Without branches, so that the compiler makes SIMD of it.
  unsigned char suspicious = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(from[i]);
    const auto upper = static_cast<unsigned char>(static_cast<unsigned char>(c - 'A') < 26);
    to[i] = static_cast<char>(c + upper * ('a' - 'A'));
    suspicious |= static_cast<unsigned char>(c == 0xC5) | static_cast<unsigned char>(c == 0xE2);
  }
  return suspicious != 0;
}

void append_folded(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += ascii_lower(text[at++]);
      continue;
    }
    const CodePoint point = decode_utf8(text.substr(at));
    if (point.valid) {
      append_utf8(out, folded(point.value));
    } else {
      out += text[at];
    }
    at += point.length;
  }
}

}  // namespace gsaw
