// The standard forms in which ids travel: what a header or a cloud wraps round the id itself.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/ascii.h"

namespace gsaw {

// The ids that one logged value holds besides the whole of it; views into the value.
class EnvelopedIds {
 public:
  void add(std::string_view id) { ids_[count_++] = id; }

  // The id of the trace, which the others are parts of: the first that is longer than a span's, or
  // else the first. Empty when there is none.
  std::string_view trace() const;

  const std::string_view* begin() const { return ids_.data(); }
  const std::string_view* end() const { return ids_.data() + count_; }

 private:
  static constexpr std::size_t kMost = 3;
  std::array<std::string_view, kMost> ids_{};
  std::size_t count_ = 0;
};

// False where its length and first byte tell that it is no envelope.
inline bool may_be_envelope(std::string_view text) {
  constexpr std::size_t kShortest = 10, kLongest = 512;
  if (text.size() < kShortest || text.size() > kLongest) return false;
  const char first = text.front();
  return first == 'p' || first == 'R' || first == 'P' || first == 'S' ||
         ascii_hex_digit(first) >= 0;
}

// What the envelope `text`, of which that is true, holds: none unless it is exactly of one of these
// shapes, so that a part of a UUID is no id.
//
//   projects/PROJECT/traces/ID          Google Cloud
//   ID/SPAN;o=1, ID/SPAN                Google's X-Cloud-Trace-Context
//   00-TRACE-SPAN-01                    W3C's traceparent
//   Root=ID;Parent=ID;Self=ID;...       Amazon's X-Amzn-Trace-Id, the parts in any order
//   ID:SPAN:PARENT:FLAGS                Jaeger's uber-trace-id
//   TRACE-SPAN, TRACE-SPAN-1[-PARENT]   Zipkin's b3, sentry-trace
//   0xID                                a hexadecimal number, as OpenTelemetry in Python shows it
EnvelopedIds ids_of_envelope(std::string_view text);

// The same of any text. PERF: in line, as most are no envelope.
inline EnvelopedIds ids_within(std::string_view text) {
  return may_be_envelope(text) ? ids_of_envelope(text) : EnvelopedIds();
}

// True for hexadecimal digits alone, dashes between them or not (UUIDs, the ids of traces), eight
// at least and one of them a letter: then its case says nothing.
bool is_hex_id(std::string_view text);

// `id` as it is compared with others: in lower case where is_hex_id, as the same id is logged in
// both. A view of it, or of `lowered`.
std::string_view in_one_case(std::string_view id, std::string& lowered);

// True of what stands where there is no id: sixteen zeros or more, dashes between them or not, as
// W3C and OpenTelemetry have it, also as the trace of an envelope; a lone `0` (OpenTelemetry in
// Python, Datadog), `0x0`, `-` (nginx) or `0:0:0:0` (Jaeger); blanks alone; and the words for
// nothing, null, none, nil, undefined and n/a, in either case.
bool is_nil_id(std::string_view text);

}  // namespace gsaw
