// How an event is written: one function a kind of corpus.
#pragma once

#include <string_view>

#include "line_buffer.h"
#include "seeded_random.h"
#include "traffic.h"

namespace gsaw {

// Appends one line, with its newline.
using LineWriter = void (*)(const Event& event, SeededRandom& random, LineBuffer& out);

void write_gelf(const Event& event, SeededRandom& random, LineBuffer& out);

// About 100 bytes; only the rare transaction's lines hold an id.
void write_short_gelf(const Event& event, SeededRandom& random, LineBuffer& out);

// About 20 KB: GELF with a large string, itself JSON.
void write_long_gelf(const Event& event, SeededRandom& random, LineBuffer& out);

// Text that is not Latin, written in ASCII: every line holds \u.
void write_escaped_gelf(const Event& event, SeededRandom& random, LineBuffer& out);

// GELF with objects and arrays in one another, 20 to 78 deep.
void write_deep_gelf(const Event& event, SeededRandom& random, LineBuffer& out);

void write_pino(const Event& event, SeededRandom& random, LineBuffer& out);

// Microseconds, written as milliseconds.
inline Seconds as_milliseconds(std::uint64_t microseconds) { return {microseconds}; }

// The stack trace of a failed call, its newlines escaped; `random` says how long.
void add_stack_trace(std::string_view error, SeededRandom& random, LineBuffer& out);

// What went wrong in a failed call, the same each time for the same call.
std::string_view failure_text(const Span& span);

}  // namespace gsaw
