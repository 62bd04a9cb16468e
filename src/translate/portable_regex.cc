// Expressions of RE2 that mean the same to other engines of regular expressions.
#include "translate/portable_regex.h"

#include <fmt/format.h>

#include "base/ascii.h"

namespace gsaw {
namespace {

constexpr std::string_view kOperators = "\\^$.[]|()?*+{}/-";

// Reads an expression and writes it again; stops where it is not sure.
class Reader {
 public:
  explicit Reader(std::string_view regex) : rest_(regex) {}

  std::optional<std::string> read() {
    while (!rest_.empty()) {
      if (!read_one()) return std::nullopt;
    }
    return std::move(out_);
  }

 private:
  bool read_one() {
    const char c = rest_.front();
    if (c == '\\') return read_escape(false);
    if (c == '[') return read_class();
    if (c == '(') return read_group();
    if (c == '{' || c == '}' || c == ']') return false;
    rest_.remove_prefix(1);
    if (c == '^') {
      out_ += "\\A";
    } else if (c == '$') {
      out_ += "\\z";
    } else if (c == '.') {
      out_ += "[^\\n]";
    } else {
      out_ += c;
    }
    return true;
  }

  // `(` and `(?:`, of which nothing is kept.
  bool read_group() {
    rest_.remove_prefix(1);
    if (rest_.starts_with("?:")) {
      rest_.remove_prefix(2);
    } else if (rest_.starts_with('?') || rest_.starts_with('*')) {
      return false;
    }
    out_ += "(?:";
    return true;
  }

  bool read_escape(bool in_class) {
    if (rest_.size() < 2) return false;
    const char c = rest_[1];
    rest_.remove_prefix(2);
    const std::string_view open = in_class ? "" : "[", close = in_class ? "" : "]";
    if (c == 'd') {
      out_.append(open).append("0-9").append(close);
    } else if (c == 'w') {
      out_.append(open).append("0-9A-Za-z_").append(close);
    } else if (c == 's') {
      out_.append(open).append("\\t\\n\\f\\r ").append(close);
    } else if (c == 't' || c == 'n' || c == 'r' || kOperators.find(c) != kOperators.npos) {
      out_.append("\\") += c;
    } else {
      return false;
    }
    return true;
  }

  bool read_class() {
    rest_.remove_prefix(1);
    out_ += '[';
    if (rest_.starts_with('^')) take();
    // A `]` right behind it, and classes within classes, are read in many ways.
    if (rest_.starts_with(']')) return false;
    while (!rest_.empty() && rest_.front() != ']') {
      if (rest_.front() == '[' || rest_.front() == '&') return false;
      if (rest_.front() == '\\') {
        if (!read_escape(true)) return false;
      } else {
        take();
      }
    }
    if (rest_.empty()) return false;
    take();
    return true;
  }

  void take() {
    out_ += rest_.front();
    rest_.remove_prefix(1);
  }

  std::string_view rest_;
  std::string out_;
};

}  // namespace

std::optional<std::string> portable_regex(std::string_view regex) { return Reader(regex).read(); }

std::string literal_regex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (kOperators.find(c) != kOperators.npos) out += '\\';
    out += c;
  }
  return out;
}

std::string glob_regex(std::string_view glob, std::string_view any) {
  std::string regex = "\\A";
  for (const char c : glob) regex += c == '*' ? std::string(any) : literal_regex({&c, 1});
  return regex + "\\z";
}

std::string whole_words_regex(std::string_view text) {
  return fmt::format("(?:\\A|{}){}(?:\\z|{})", kNoWordPart, literal_regex(text), kNoWordPart);
}

}  // namespace gsaw
