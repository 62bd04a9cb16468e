// Copies and comparisons of short text, of every length around their steps, from memory
// that ends where the text does.
#include "base/short_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/plain_ascii.h"

namespace gsaw {
namespace {

constexpr std::size_t kLongest = 150;

// On the heap, exactly as long as it is: reads and writes past it are seen by sanitizers.
std::vector<char> text_of_length(std::size_t length) {
  std::vector<char> text(length);
  for (std::size_t i = 0; i < length; ++i) text[i] = static_cast<char>('a' + i % 26);
  return text;
}

std::string_view view(const std::vector<char>& text) { return {text.data(), text.size()}; }

TEST_CASE("copy_short copies any length, and no byte more") {
  for (std::size_t length = 0; length <= kLongest; ++length) {
    CAPTURE(length);
    const auto text = text_of_length(length);
    std::vector<char> exact(length);
    CHECK(copy_short(exact.data(), view(text)) == exact.data() + length);
    CHECK(exact == text);
    std::vector<char> roomy(length + 40, '#');
    copy_short(roomy.data(), view(text));
    CHECK(std::string(roomy.begin() + static_cast<std::ptrdiff_t>(length), roomy.end()) ==
          std::string(40, '#'));
  }
}

TEST_CASE("equals_short sees a difference at every place") {
  for (std::size_t length = 0; length <= 40; ++length) {
    const auto text = text_of_length(length);
    auto other = text;
    CHECK(equals_short(view(text), view(other)));
    CHECK_FALSE(equals_short(view(text), view(text_of_length(length + 1))));
    for (std::size_t i = 0; i < length; ++i) {
      CAPTURE(length);
      CAPTURE(i);
      other[i] = '#';
      CHECK_FALSE(equals_short(view(text), view(other)));
      other[i] = text[i];
    }
  }
}

TEST_CASE("PlainAscii copies and checks: every byte at every place") {
  using Plain = PlainAscii<' ', '"', '\\'>;
  for (std::size_t length = 0; length <= kLongest; ++length) {
    auto text = text_of_length(length);
    // What stands behind the text changes nothing, plain or not.
    auto roomy = text;
    roomy.resize(length + Plain::kBlock, length % 2 == 0 ? '"' : 'x');
    std::vector<char> copy(length + Plain::kBlock);
    CHECK(Plain::copy({roomy.data(), length}, copy.data()));
    CHECK(std::equal(text.begin(), text.end(), copy.begin()));
    for (std::size_t i = 0; i < length; ++i) {
      const char kept = text[i];
      for (const int byte : {0x00, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7E, 0x7F, 0x80,
                             0xC3, 0xFE, 0xFF}) {
        CAPTURE(length);
        CAPTURE(i);
        CAPTURE(byte);
        text[i] = roomy[i] = static_cast<char>(byte);
        const bool plain = byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\';
        REQUIRE(Plain::all(view(text)) == plain);
        REQUIRE(Plain::copy({roomy.data(), length}, copy.data()) == plain);
        REQUIRE((Plain::prefix(view(text)) == length) == plain);
      }
      text[i] = roomy[i] = kept;
    }
  }
}

}  // namespace
}  // namespace gsaw
