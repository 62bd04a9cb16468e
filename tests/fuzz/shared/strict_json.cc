// JSON by the letter of RFC 8259, for what gsaw writes.
#include "fuzz/shared/strict_json.h"

#include <cstddef>
#include <string>

namespace gsaw::fuzz {
namespace {

// Takes tokens off the front of a text. What fails may leave anything behind.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool done() const { return text_.empty(); }

  bool skip(std::string_view token) {
    if (!text_.starts_with(token)) return false;
    text_.remove_prefix(token.size());
    return true;
  }

  bool skip_string() {
    if (!skip("\"")) return false;
    while (!text_.empty()) {
      const char c = take();
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c == '\\' && !skip_escape()) return false;
    }
    return false;
  }

  bool skip_literal() { return skip("true") || skip("false") || skip("null") || skip_number(); }

 private:
  char take() {
    const char c = text_.front();
    text_.remove_prefix(1);
    return c;
  }

  bool skip_escape() {
    if (text_.empty()) return false;
    const char c = take();
    if (c != 'u') return std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos;
    if (text_.find_first_not_of("0123456789abcdefABCDEF") < 4 || text_.size() < 4) return false;
    text_.remove_prefix(4);
    return true;
  }

  bool skip_digits() {
    const std::size_t before = text_.size();
    text_.remove_prefix(std::min(text_.find_first_not_of("0123456789"), text_.size()));
    return text_.size() < before;
  }

  bool skip_number() {
    skip("-");
    if (!skip("0") && !skip_digits()) return false;
    if (skip(".") && !skip_digits()) return false;
    if (!skip("e") && !skip("E")) return true;
    if (!skip("+")) skip("-");
    return skip_digits();
  }

  std::string_view text_;
};

}  // namespace

bool is_compact_json_object(std::string_view text) {
  Scanner in(text);
  if (!in.skip("{")) return false;
  std::string open = "{";  // the brackets of the containers that are open
  bool first = true;       // nothing stands in the innermost yet
  while (!open.empty()) {
    const bool in_object = open.back() == '{';
    if (in.skip(in_object ? "}" : "]")) {
      open.pop_back();
      first = false;
      continue;
    }
    if (!first && !in.skip(",")) return false;
    if (in_object && !(in.skip_string() && in.skip(":"))) return false;
    first = true;
    if (in.skip("{")) {
      open += '{';
    } else if (in.skip("[")) {
      open += '[';
    } else if (in.skip_string() || in.skip_literal()) {
      first = false;
    } else {
      return false;
    }
  }
  return in.done();
}

}  // namespace gsaw::fuzz
