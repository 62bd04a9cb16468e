// The ways in which systems write one hexadecimal id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gsaw {

// An id that is_hex_id (id_envelope.h) has several spellings when it is of one of these shapes:
//
//   0af7651916cd43dd8448eb211c80319c         W3C, OpenTelemetry
//   0af76519-16cd-43dd-8448-eb211c80319c     a UUID of the same digits
//   1-0af76519-16cd43dd8448eb211c80319c      Amazon's X-Ray
//   8448eb211c80319c                         Zipkin, Datadog; W3C's with 16 zeros before it
//
// `id` as it is compared with others: as W3C has it, in lower case; of another shape in_one_case().
// A view of it, or of `scratch`.
std::string_view in_one_spelling(std::string_view id, std::string& scratch);

bool is_same_id(std::string_view one, std::string_view other);

// The others of its spellings, in lower case.
std::vector<std::string> other_spellings(std::string_view id);

// What `id` ends in however it is spelled; all of it where there is one spelling. A view of it.
std::string_view end_of_spellings(std::string_view id);

}  // namespace gsaw
