// The ids of OpenTelemetry for transactions and spans that have others.
#include "render/otlp_ids.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/sha256.h"
#include "record/id_spelling.h"
#include "record/own_txn.h"

namespace gsaw {
namespace {

constexpr std::size_t kTraceDigits = 32, kSpanDigits = 16;

// `text` in lower case, if it is so many hexadecimal digits that are not all 0; else empty.
std::string hex_id(std::string text, std::size_t digits) {
  const auto is_hex = [](char c) { return ascii_hex_digit(c) >= 0; };
  if (text.size() != digits || !std::all_of(text.begin(), text.end(), is_hex) ||
      text.find_first_not_of('0') == text.npos) {
    return {};
  }
  make_ascii_lower(text);
  return text;
}

}  // namespace

std::string otlp_trace_id(std::string_view asked) {
  std::string lowered, spelled;
  const std::string_view txn = bare_txn(asked, lowered);
  if (std::string id = hex_id(std::string(in_one_spelling(txn, spelled)), kTraceDigits);
      !id.empty()) {
    return id;
  }
  // Of digits alone it is no id of several spellings.
  if (const std::string id = taken_span_id(txn); !id.empty()) {
    return std::string(kTraceDigits - kSpanDigits, '0') + id;
  }
  return leading_hex(sha256(txn), kTraceDigits / 2);
}

std::string taken_span_id(std::string_view logged) {
  return hex_id(std::string(logged), kSpanDigits);
}

std::string made_span_id(std::string_view text) {
  return leading_hex(sha256(text), kSpanDigits / 2);
}

}  // namespace gsaw
