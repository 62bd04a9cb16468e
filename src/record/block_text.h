// The lines of a value that is read as lines, not as a value.
#pragma once

#include <string>

#include "record/json_value.h"
#include "record/json_walk.h"

namespace gsaw {

// Appends the lines of a stack or another block (stack_trace.h), each with a newline: texts as they
// are, frames as stack_frame.h says, exceptions as Java prints them: `class: message` with what
// else they hold, their frames indented, their causes behind `Caused by: `. What is nested deeper
// than any producer nests is appended as the JSON that it is. Linear in the value's bytes.
void append_block_text(std::string& out, const JsonTokens& tokens, const JsonValue& value);

}  // namespace gsaw
