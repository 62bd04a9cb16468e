// The ids of OpenTelemetry for transactions and spans that have others: by rules that the manual
// states, the same in all versions, so that what is sent twice is known again.
#pragma once

#include <string>
#include <string_view>

namespace gsaw {

// Of an id as it was asked for, bare (bare_txn). 32 hexadecimal digits in lower case, not all 0:
// those of the id in one spelling (id_spelling.h) where it has as many; 16 zeros and its digits
// where it has 16; else the first 16 bytes of the SHA-256 of its text.
std::string otlp_trace_id(std::string_view asked);

// The span id that the log has, if it is one of OpenTelemetry's (16 hexadecimal digits, not all
// 0), in lower case; empty if not.
std::string taken_span_id(std::string_view logged);

// 16 such digits: the first 8 bytes of the SHA-256 of `text`.
std::string made_span_id(std::string_view text);

}  // namespace gsaw
