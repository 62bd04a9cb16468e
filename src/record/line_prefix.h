// What stands around the JSON of a line: what shippers, terminals and arrays put there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

// Views into the line.
struct WrappedLine {
  std::string_view prefix;  // as written, without the blanks around it; may be empty
  std::string_view json;    // from its opening brace; empty: the line has none
};

// Splits a line (without its line end) into what stands before its first object, and the JSON.
//
// Any text is a prefix: all up to the first brace with a quote behind it, or up to the brace with
// which the line begins. Blanks, NUL, journald's RS, terminal escapes and the `[` and `,` of an
// array are none by themselves, and behind the last brace they, and `]`, are left out of the JSON.
// The key of a member (`"a": {"b":1}`, a line of an object over several) is no prefix: such a
// line has no JSON. Of `json` nothing is known but its first byte. Linear.
WrappedLine split_line(std::string_view line);

// True for lines that say nothing: blanks and NUL, or one `[`, `,` or `]` of an array alone.
bool is_between_entries(std::string_view line);

// The object with which `json`, which is not whole, ends, when it cannot be part of what stands
// before it: a record that was cut where its writer died. Empty when there is none: an object
// within a record that was cut behind it is no entry. The result need not be valid. Linear.
std::string_view object_behind_torn(std::string_view json);

// What a prefix says beside the time of its entry (if that has one): without the stamp that only
// repeats it, terminal escapes, and what only marks that an entry follows (`data:`, `@cee:`,
// the tag of a CRI line). Empty when that was all.
std::string prefix_without_wrapping(std::string_view prefix, std::optional<Nanoseconds> time);

}  // namespace gsaw
