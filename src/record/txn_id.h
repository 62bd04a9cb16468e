// The transaction id: what one encodes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

// A decoded Rackspace-style id,
// `.rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0`.
// Views into the decoded text.
struct TxnId {
  std::string_view process;  // rh: drawn once per process start; with host it names the process
  std::string_view host;     // h: host name as is, may hold dots and dashes
  std::string_view request;  // r: random per request
  std::string_view counter;  // c: decimal, requests of that process before this one
  std::string_view created_text;  // ts: as written
  Nanoseconds created = 0;        // ts: seconds, fractional seconds or ms, by magnitude
  std::string_view version;       // v: version of the service that made the id
};

// Decodes `text`, which must be one id and nothing else, except that trailing `.`
// and `-` (the end of a sentence) are ignored. Parsed from the right, so that a
// host may hold anything but blanks, controls and quotes. None when it is not of that
// shape, or its time lies outside the range of Nanoseconds.
std::optional<TxnId> decode_txn_id(std::string_view text);

}  // namespace gsaw
