// Names of fields as they are typed in a query or an option.
#include "query/typed_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "query/characters.h"
#include "query/lexer.h"
#include "query/quoted_text.h"
#include "record/record.h"
#include "record/role_names.h"

namespace gsaw {
namespace {

// Where a name begins with another, or holds it, it is or may become something of the language.
constexpr std::string_view kInner = "_.-/@$#";
constexpr std::string_view kFirst = "_@$";

bool stands_bare(char32_t c, std::string_view others) {
  if (c >= 0x80) return is_word_character(c);
  const char ascii = static_cast<char>(c);
  return is_ascii_letter(ascii) || is_digit(ascii) || others.find(ascii) != others.npos;
}

}  // namespace

void append_typed_key(std::string& out, std::string_view key) {
  out += is_bare_key(key) ? std::string(key) : quoted(key);
}

bool is_bare_key(std::string_view key) {
  std::string_view others = kFirst;
  for (std::string_view rest = key; !rest.empty();) {
    const CodePoint point = decode_utf8(rest);
    if (!point.valid || !stands_bare(point.value, others)) return false;
    rest.remove_prefix(point.length);
    others = kInner;
  }
  return !key.empty();
}

bool is_taken_word_of_its_size(std::string_view key) {
  const auto role = virtual_field(key);
  if (role) return role != Role::stack;
  // The last two are other tools' words, which a query refuses.
  constexpr std::array<std::string_view, 5> kWords = {"and", "or", "not", "_exists_", "_missing_"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return is_keyword(key, word); });
}

void append_typed_name(std::string& out, std::string_view path,
                       std::span<const std::size_t> key_begins) {
  if (key_begins.empty()) {
    if (!is_bare_key(path)) {
      out += quoted(path);
    } else if (!is_taken_word(path)) {
      out += path;
    } else {
      out += virtual_field(path) ? '.' + std::string(path) : quoted(path);
    }
    return;
  }
  std::size_t begin = 0;
  for (const std::size_t next : key_begins) {
    append_typed_key(out, path.substr(begin, next - 1 - begin));
    out += '.';
    begin = next;
  }
  append_typed_key(out, path.substr(begin));
}

bool has_odd_dots(std::string_view path) {
  return path.starts_with('.') || path.ends_with('.') || path.find("..") != path.npos;
}

std::string typed_name(std::string_view path) {
  std::vector<std::size_t> begins;
  for (std::size_t dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1)) {
    begins.push_back(dot + 1);
  }
  std::string name;
  append_typed_name(name, path, begins);
  return name;
}

}  // namespace gsaw
