// Decoding and escaping of JSON strings.
#include "record/json_text.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

std::string decoded(std::string_view raw) {
  std::string scratch = "left from before";
  return std::string(decode_json_string(raw, scratch));
}

std::string escaped(std::string_view text) {
  std::string out = "kept ";
  append_json_escaped(out, text);
  REQUIRE(out.starts_with("kept "));
  return out.substr(5);
}

TEST_CASE("a string without escapes is not copied") {
  const std::string_view raw = "GET /v1.0 \xC3\xA4\x01";
  std::string scratch;
  CHECK(decode_json_string(raw, scratch).data() == raw.data());
  CHECK(decode_json_string(raw, scratch).size() == raw.size());
}

TEST_CASE("every escape of JSON is decoded") {
  CHECK(decoded(R"(\"\\\/\b\f\n\r\t)") == "\"\\/\b\f\n\r\t");
  CHECK(decoded(R"(a\u0062c)") == "abc");
  CHECK(decoded(R"(\u00e9\u20AC)") == "\u00e9\u20ac");
  CHECK(decoded(R"(\u0000)") == std::string(1, '\0'));
  CHECK(decoded(R"(\ud83d\ude00!)") == "\U0001F600!");
  CHECK(decoded(R"(\uD800\uDC00\uDBFF\uDFFF)") == "\U00010000\U0010FFFF");
  CHECK(decoded(R"(ends in backslash\\)") == "ends in backslash\\");
}

TEST_CASE("hostile: a lone surrogate becomes U+FFFD, once each") {
  CHECK(decoded(R"(\ud800)") == "\uFFFD");
  CHECK(decoded(R"(\udc00x)") == "\uFFFDx");
  CHECK(decoded(R"(\ud800\u0041)") == "\uFFFDA");
  CHECK(decoded(R"(\ud800\ud83d\ude00)") == "\uFFFD\U0001F600");
  CHECK(decoded(R"(\ud800\n)") == "\uFFFD\n");
  CHECK(decoded(R"(\ud800\u12)") == "\uFFFD\\u12");
}

TEST_CASE("hostile: a backslash that begins no escape stands for itself") {
  CHECK(decoded(R"(say \x22hi\x22\n)") == "say \\x22hi\\x22\n");
  CHECK(decoded("\\\xC3\xA9") == "\\\u00e9");
  CHECK(decoded(R"(\u12)") == "\\u12");
  CHECK(decoded(R"(\u12g4\\)") == "\\u12g4\\");
  CHECK(decoded("a\\") == "a\\");
  CHECK(decoded("\\u") == "\\u");
}

TEST_CASE("decoded_text decodes strings only") {
  std::string scratch;
  CHECK(decoded_text({JsonType::string, R"(a\n)", 0}, scratch) == "a\n");
  CHECK(decoded_text({JsonType::number, "-1.50e3", 0}, scratch) == "-1.50e3");
  CHECK(decoded_text({JsonType::array, R"(["\n"])", 0}, scratch) == R"(["\n"])");
}

TEST_CASE("escaping is minimal and leaves nothing a terminal obeys") {
  CHECK(escaped("plain / text, \u00e9 \U0001F600") == "plain / text, \u00e9 \U0001F600");
  CHECK(escaped("\"\\\b\f\n\r\t") == R"(\"\\\b\f\n\r\t)");
  CHECK(escaped(std::string_view("\0\x1b[31m", 6)) == R"(\u0000\u001b[31m)");
  CHECK(escaped("\x7F\u0085\u009b") == R"(\u007f\u0085\u009b)");
  CHECK(escaped("\u202e\u2066\u200f") == R"(\u202e\u2066\u200f)");
  CHECK(escaped("\U000E0041") == R"(\udb40\udc41)");
}

TEST_CASE("hostile: bytes that are no UTF-8 become U+FFFD") {
  CHECK(escaped("\xFF\xFE") == "\uFFFD\uFFFD");
  CHECK(escaped("a\xC3") == "a\uFFFD");
  CHECK(escaped("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(escaped("\xC0\xAF") == "\uFFFD\uFFFD");
}

TEST_CASE("escaping is undone by decoding, wherever the special byte stands") {
  for (std::size_t length = 1; length <= 48; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      for (const char special : {'"', '\\', '\n', '\x01', '\x7F'}) {
        std::string text(length, 'a');
        text[at] = special;
        CAPTURE(length);
        CAPTURE(at);
        CHECK(!is_plain_json_text(text));
        CHECK(escaped(text).size() > text.size());
        CHECK(decoded(escaped(text)) == text);
      }
    }
    CHECK(is_plain_json_text(std::string(length, '~')));
  }
}

TEST_CASE("plain JSON text") {
  CHECK(is_plain_json_text(""));
  CHECK(is_plain_json_text(" !#[]~/'"));
  CHECK(!is_plain_json_text("\u00e9"));
  CHECK(!is_plain_json_text("0123456789abcdef\u00e9"));
}

TEST_CASE("numbers by JSON's grammar") {
  for (const std::string_view text : {"0", "-0", "7", "1234567890123456789012", "1.5", "-0.10",
                                      "1e5", "1E+5", "2.5e-3", "1324936418.221"}) {
    CAPTURE(text);
    CHECK(is_json_number(text));
  }
  for (const std::string_view text :
       {"", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x1", "1 ", " 1", "1.5.2", "NaN",
        "Infinity", "1e5x", "--1", "1_0"}) {
    CAPTURE(text);
    CHECK(!is_json_number(text));
  }
}

}  // namespace
}  // namespace gsaw
