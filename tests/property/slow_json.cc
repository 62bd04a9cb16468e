// JSON read the slow and plain way, into trees.
#include "property/slow_json.h"

#include <cctype>

namespace gsaw::property {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kStrayByte = 0x110000;

// The length of the character at the start of `text`, 0 when the bytes are none (RFC 3629).
std::size_t character_length(std::string_view text, char32_t& value) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if (byte(0) < 0x80) return value = byte(0), 1;
  constexpr unsigned kLead[] = {0, 0, 0xC0, 0xE0, 0xF0}, kMask[] = {0, 0, 0xE0, 0xF0, 0xF8};
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  for (std::size_t length = 2; length <= 4; ++length) {
    if ((byte(0) & kMask[length]) != kLead[length]) continue;
    value = byte(0) & ~kMask[length];
    for (std::size_t i = 1; i < length; ++i) {
      if ((byte(i) & 0xC0) != 0x80) return 0;
      value = value << 6 | (byte(i) & 0x3F);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value < kLeast[length] || value > 0x10FFFF || surrogate ? 0 : length;
  }
  return 0;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<std::vector<Tree>> read() {
    std::vector<Tree> trees;
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) {
      Tree tree;
      if (peek() != '{' || !read_value(tree)) return std::nullopt;
      trees.push_back(std::move(tree));
    }
    return trees;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_blanks() {
    while (at_ < text_.size() && std::string_view(" \t\r\n\0", 5).find(text_[at_]) != text_.npos) {
      ++at_;
    }
  }

  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  bool read_value(Tree& tree) {
    const std::size_t begin = at_;
    if (peek() == '{' || peek() == '[') return read_container(tree, peek() == '{');
    if (peek() == '"') {
      tree.kind = Tree::Kind::string;
      return read_string(tree.text);
    }
    for (const std::string_view name : {"NaN", "Infinity", "-Infinity"}) {
      if (!take(name)) continue;
      tree.kind = Tree::Kind::string;
      tree.text = name;
      skip_blanks();
      return peek() == ',' || peek() == '}' || peek() == ']';
    }
    if (take("null")) {
      tree.kind = Tree::Kind::null;
    } else if (take("true") || take("false")) {
      tree.kind = Tree::Kind::boolean;
    } else {
      tree.kind = Tree::Kind::number;
      if (!take_number()) return false;
    }
    tree.text = text_.substr(begin, at_ - begin);
    return true;
  }

  bool read_container(Tree& tree, bool object) {
    tree.kind = object ? Tree::Kind::object : Tree::Kind::array;
    ++at_;
    for (skip_blanks(); peek() != (object ? '}' : ']'); skip_blanks()) {
      if (object) {
        Tree key{Tree::Kind::string, {}, {}, {}};
        if (peek() != '"' || !read_string(key.text)) return false;
        tree.keys.push_back(std::move(key));
        skip_blanks();
        if (!take(":")) return false;
        skip_blanks();
      }
      if (!read_value(tree.items.emplace_back())) return false;
      skip_blanks();
      if (!take(",") && peek() != (object ? '}' : ']')) return false;
    }
    ++at_;
    return true;
  }

  std::size_t take_digits() {
    const std::size_t begin = at_;
    while (std::isdigit(static_cast<unsigned char>(peek())) != 0) ++at_;
    return at_ - begin;
  }

  bool take_number() {
    take("-");
    const bool zero = peek() == '0';
    const std::size_t whole = take_digits();
    if (whole == 0 || (zero && whole > 1)) return false;
    if (take(".") && take_digits() == 0) return false;
    if (!take("e") && !take("E")) return true;
    if (!take("+")) take("-");
    return take_digits() > 0;
  }

  bool read_string(std::string& out) {
    for (++at_; at_ < text_.size();) {
      if (take("\"")) return true;
      if (peek() == '\\') {
        read_escape(out);
        continue;
      }
      char32_t value = 0;
      const std::size_t length = character_length(text_.substr(at_), value);
      append_character(out, length == 0 ? kReplacement : value);
      at_ += length == 0 ? 1 : length;
    }
    return false;
  }

  void read_escape(std::string& out) {
    constexpr std::string_view kNames = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
    char32_t first = 0, second = 0;
    if (read_unit(first)) {
      const std::size_t behind = at_;
      if (first >= 0xD800 && first < 0xDC00 && read_unit(second)) {
        if (second >= 0xDC00 && second < 0xE000) {
          first = 0x10000 + (first - 0xD800) * 0x400 + (second - 0xDC00);
        } else {
          at_ = behind;
        }
      }
      append_character(out, first >= 0xD800 && first < 0xE000 ? kReplacement : first);
      return;
    }
    const char name = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    const std::size_t known = name == '\0' ? kNames.npos : kNames.find(name);
    out += known == kNames.npos ? '\\' : kMeanings[known];
    at_ += known == kNames.npos ? 1 : 2;
  }

  bool read_unit(char32_t& unit) {
    if (!text_.substr(at_).starts_with("\\u") || at_ + 6 > text_.size()) return false;
    const std::string digits(text_.substr(at_ + 2, 4));
    if (digits.find_first_not_of("0123456789abcdefABCDEF") != digits.npos) return false;
    unit = static_cast<char32_t>(std::stoul(digits, nullptr, 16));
    at_ += 6;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

namespace {

constexpr std::string_view kBlanks(" \t\r\n\0", 5), kBefore(" \t\r\0\x1E[,", 7);
constexpr std::string_view kBehind(" \t\r\n\0,]", 7);

// Without what may stand around the entries.
std::string_view without_wrapping(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  std::string_view bare = line;
  while (!bare.empty() && kBlanks.find(bare.front()) != bare.npos) bare.remove_prefix(1);
  while (!bare.empty() && kBlanks.find(bare.back()) != bare.npos) bare.remove_suffix(1);
  if (bare == "[" || bare == "]" || bare == ",") return {};
  bare = line;
  while (!bare.empty() && kBefore.find(bare.front()) != bare.npos) bare.remove_prefix(1);
  if (!bare.starts_with('{')) return line;
  line = bare;
  while (!bare.empty() && kBehind.find(bare.back()) != bare.npos) bare.remove_suffix(1);
  return bare.ends_with('}') ? bare : line;
}

bool opens_member(std::string_view text) {
  std::size_t next = 1;
  while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
  return text[0] == '{' && next < text.size() && text[next] == '"';
}

}  // namespace

std::optional<std::vector<Tree>> read_line(std::string_view line) {
  return Reader(without_wrapping(line)).read();
}

std::size_t begin_behind_torn(std::string_view line) {
  const std::string_view bare = without_wrapping(line);
  if (!bare.starts_with('{') || !bare.ends_with('}')) return 0;
  bool in_string = false;
  char before = '{';  // the last byte that is no blank
  for (std::size_t i = 1; i < bare.size(); ++i) {
    if (opens_member(bare.substr(i)) &&
        (in_string || (before != ':' && before != ',' && before != '['))) {
      const auto trees = Reader(bare.substr(i)).read();
      if (trees && !trees->empty()) {
        return static_cast<std::size_t>(bare.data() - line.data()) + i;
      }
    }
    if (kBlanks.find(bare[i]) == kBlanks.npos) before = bare[i];
    if (in_string && bare[i] == '\\') {
      // A brace has no escape: the line may be torn behind the backslash.
      i += bare.substr(i + 1).starts_with('{') ? 0 : 1;
    } else if (bare[i] == '"') {
      in_string = !in_string;
    }
  }
  return 0;
}

bool has_prefix(std::string_view line) {
  const std::string_view bare = without_wrapping(line);
  if (bare.starts_with('{')) return false;
  for (std::size_t i = 0; i < bare.size(); ++i) {
    if (opens_member(bare.substr(i))) return true;
  }
  return false;
}

std::u32string characters(std::string_view text) {
  std::u32string out;
  while (!text.empty()) {
    char32_t value = 0;
    const std::size_t length = character_length(text, value);
    out += length == 0 ? kStrayByte + static_cast<unsigned char>(text[0]) : value;
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

void append_character(std::string& out, char32_t character) {
  const auto put = [&](char32_t byte) {
    out += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0 | character >> 6);
    put(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    put(0xE0 | character >> 12);
    put(0x80 | (character >> 6 & 0x3F));
    put(0x80 | (character & 0x3F));
  } else {
    put(0xF0 | character >> 18);
    put(0x80 | (character >> 12 & 0x3F));
    put(0x80 | (character >> 6 & 0x3F));
    put(0x80 | (character & 0x3F));
  }
}

}  // namespace gsaw::property
