// UTF-8: strict decoding, round trips, and the list of unsafe code points.
#include "base/utf8.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

using namespace gsaw;

TEST_CASE("every code point survives a round trip; surrogates do not") {
  int wrong = 0;
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    std::string text;
    append_utf8(text, value);
    const CodePoint point = decode_utf8(text);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (!point.valid || point.length != text.size()) ++wrong;
    if (point.value != (surrogate ? 0xFFFD : value)) ++wrong;
    for (std::size_t cut = 1; cut < text.size(); ++cut) {
      if (decode_utf8(std::string_view(text).substr(0, cut)).valid) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("hostile: what is not UTF-8 is one invalid byte") {
  for (const char* text :
       {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x80\xaf", "\xe0\x9f\xbf", "\xed\xa0\x80",
        "\xed\xbf\xbf", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80", "\xff", "\xfe", "\xc3(", "\xe2\x82(", "\xe2(\x82", "\xf0\x9f\x98("}) {
    CAPTURE(text);
    const CodePoint point = decode_utf8(text);
    CHECK_FALSE(point.valid);
    CHECK(point.length == 1);
    CHECK(point.value == 0xFFFD);
    CHECK_FALSE(is_valid_utf8(text));
  }
}

TEST_CASE("a whole text is valid or not") {
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("a\u00e9\u20ac\U0001F600"));
  CHECK(is_valid_utf8(std::string_view("\0", 1)));
  CHECK_FALSE(is_valid_utf8("a\u20ac\xe2\x82"));
}

TEST_CASE("unsafe code points") {
  for (const char32_t value : std::initializer_list<char32_t>{
           0x0,     0x9,     0xA,     0x1B,    0x1F,    0x7F,   0x80,   0x9B,   0x9F,   0x61C,
           0x200E,  0x200F,  0x2028,  0x2029,  0x202A,  0x202E, 0x2066, 0x2069, 0xFEFF, 0xE0000,
           0xE0041, 0xE007F, 0xAD,    0x180E,  0x200B,  0x2060, 0x2064, 0xFE00, 0xFE0F, 0xFFF9,
           0xFFFB,  0x34F,   0x1160,  0x17B4,  0x180B,  0x2065, 0x206F, 0x3164, 0xFFA0, 0xFFF0,
           0x1BCA0, 0x1D17A, 0xE0080, 0xE0100, 0xE01EF, 0xE0FFF}) {
    CAPTURE(value);
    CHECK(is_unsafe_on_terminal(value));
  }
  for (const char32_t value : std::initializer_list<char32_t>{
           0x20,   0x7E,   0xA0,   0xAC,   0xAE,   0x34E,   0x350,   0x61B,  0x115E, 0x1161,
           0x180A, 0x200C, 0x200D, 0x2010, 0x2027, 0x202F,  0x205F,  0x2070, 0x3163, 0x4E00,
           0xFE10, 0xFEFE, 0xFFEF, 0xFFFC, 0xFFFD, 0x1F600, 0xDFFFF, 0xE1000}) {
    CAPTURE(value);
    CHECK_FALSE(is_unsafe_on_terminal(value));
  }
}

TEST_CASE("how a symbol looks is no disguise, behind a letter or a digit it is") {
  for (const char32_t symbol : {U'⚠', U'✔', U'ℹ', U'©', U'㊗', U'🌡'}) {
    CAPTURE(static_cast<std::uint32_t>(symbol));
    CHECK(is_style_of_symbol(0xFE0F, symbol));
    CHECK(is_style_of_symbol(0xFE0E, symbol));
    CHECK_FALSE(is_style_of_symbol(0xFE0D, symbol));
    CHECK_FALSE(is_style_of_symbol(0x200B, symbol));
  }
  for (const char32_t other : {U'a', U'1', U'é', U'漢', U'\uFE0F', U'\0'}) {
    CAPTURE(static_cast<std::uint32_t>(other));
    CHECK_FALSE(is_style_of_symbol(0xFE0F, other));
  }
}

TEST_CASE("escapes are readable ASCII") {
  std::string out;
  for (const char32_t value :
       std::initializer_list<char32_t>{0xA, 0x9, 0xD, 0x1B, 0x0, 0x202E, 0xFEFF, 0xE0041}) {
    append_escaped_code_point(out, value);
  }
  CHECK(out == "\\n\\t\\r\\u001b\\u0000\\u202e\\ufeff\\U000e0041");
}
