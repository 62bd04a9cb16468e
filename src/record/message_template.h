// Messages written as templates with holes: finding the holes, and putting texts in their place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/function_ref.h"

namespace gsaw {

// `{Name}`, `{@Name,-10:0.00}`, `{0}`: what message templates have (messagetemplates.org). Of a
// hole that has no name, such as SLF4J's `{}`, all is empty. Views of the template.
struct Hole {
  std::string_view name;    // without `@` and `$`, which say how the value was taken
  std::string_view format;  // behind the colon
  int width = 0;            // at least so many characters; negative: blanks go behind the value
  std::string_view written;
};

// Appends the text of a hole, or nothing and returns false: then it stays as it is written.
using HoleText = FunctionRef<bool(std::string& out, const Hole& hole)>;

// Each appends `text`, decoded, with the holes filled in, and what escapes them taken off. What is
// no hole, as its braces are not balanced, is text. What is filled in is not looked at again.
// Linear in `text` and what the holes give.
//
// Message templates. A text that would have more than `most_bytes` gets no blanks for its width.
enum class DoubledBraces { are_one, are_two };
void fill_named_holes(std::string& out, std::string_view text, DoubledBraces doubled,
                      std::size_t most_bytes, HoleText fill);
// SLF4J: `{}`, one after the other; `\{}` is none, `\\{}` one behind a backslash.
void fill_slf4j_holes(std::string& out, std::string_view text, HoleText fill);
// util.format of Node: `%s %d %i %f %j %o %O`; `%%` is a percent sign.
void fill_percent_holes(std::string& out, std::string_view text, HoleText fill);

}  // namespace gsaw
