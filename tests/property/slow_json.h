// JSON read the slow and plain way, into trees: the second opinion of the property tests.
// Shares no code with src/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gsaw::property {

struct Tree {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  std::string text;         // a string decoded; another scalar as written
  std::vector<Tree> items;  // of an array, or the values of an object
  std::vector<Tree> keys;   // of an object: as strings, one an item
};

// The entries of a line: none for a blank one; no value for a malformed one. What counts
// as JSON is what json_reader.h says. Lines with text before the JSON are not for it.
std::optional<std::vector<Tree>> read_line(std::string_view line);

// Where the whole object begins with which a line ends that read_line() cannot read, behind one
// that was torn; 0 where there is none.
std::size_t begin_behind_torn(std::string_view line);

// True when text stands before what may be JSON.
bool has_prefix(std::string_view line);

// The characters of UTF-8 text; a byte that belongs to none is 0x110000 + that byte.
std::u32string characters(std::string_view text);

void append_character(std::string& out, char32_t character);

}  // namespace gsaw::property
