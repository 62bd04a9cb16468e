// Any bytes made harmless: for a terminal, for JSON, within quotes.
#include <cstdint>
#include <string>

#include "base/terminal_escape.h"
#include "base/utf8.h"
#include "fuzz/shared/require.h"
#include "query/quoted_text.h"
#include "record/json_text.h"

using namespace gsaw;
using fuzz::require;

namespace {

void check_escaped(std::string_view text) {
  const std::string shown = printable(text);
  require(find_unsafe(shown) == shown.size() && shown.find('\n') == shown.npos,
          "what is escaped is safe", text);
  fuzz::require_printable(shown, "what is escaped is safe on a terminal");
  require(is_valid_utf8(shown), "what is escaped is UTF-8", text);
  require(printable(shown) == shown, "escaping twice changes nothing", text);
  require(find_unsafe(text) < text.size() || shown == text, "what is safe stays", text);

  // Cut before a byte that begins a character or is none, and not before the style of a symbol:
  // that stays only behind it.
  constexpr std::string_view kBeginOfStyle = "\xEF\xB8";
  std::size_t middle = text.size() / 2;
  while (middle < text.size() && ((static_cast<unsigned char>(text[middle]) & 0xC0) == 0x80 ||
                                  text.substr(middle).starts_with(kBeginOfStyle)))
    ++middle;
  require(printable(text.substr(0, middle)) + printable(text.substr(middle)) == shown,
          "in two parts it is the same", text);
}

void check_quoted(std::string_view text) {
  for (const std::string& quotes : {quoted(text), quoted_short(text)}) {
    fuzz::require_printable(quotes, "what is in quotes is safe");
    require(quotes.starts_with('"'), "it begins with a quote", text);
  }
}

void check_json(std::string_view text) {
  std::string escaped, scratch;
  append_json_escaped(escaped, text);
  require(is_valid_utf8(escaped), "JSON is UTF-8", text);
  fuzz::require_printable(escaped, "JSON is safe on a terminal");
  const std::string_view decoded = decode_json_string(escaped, scratch);
  require(is_valid_utf8(decoded), "decoded JSON is UTF-8", text);
  require(!is_valid_utf8(text) || decoded == text, "JSON says what the text says", text);

  // Of any text as it may stand in a line.
  std::string other_scratch;
  const std::string_view from_line = decode_json_string(text, other_scratch);
  require(!is_valid_utf8(text) || is_valid_utf8(from_line), "decoding keeps UTF-8", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_escaped(text);
  check_quoted(text);
  check_json(text);
  return 0;
}
