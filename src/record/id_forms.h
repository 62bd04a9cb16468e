// The forms of ids: one reader a form, each none for what is not of it.
#pragma once

#include <optional>
#include <string_view>

#include "record/decoded_id.h"
#include "record/id_clock.h"

namespace gsaw {

using IdReader = std::optional<DecodedId> (*)(std::string_view text, const IdClock& clock);

// Of hexadecimal digits, in either case (hex_id_forms.cc).
//
//   UUID                     with dashes of every version, `req-` before it or not (OpenStack);
//                            without dashes of those versions that have a time
//   1-58406520-a0066491...   Amazon's X-Ray: seconds, 96 random bits
//   66884212000000004443...  Datadog: seconds, 32 zero bits, 64 random ones
//   5759e988bd862e3fe1be...  Zipkin (Brave), X-Ray in OpenTelemetry: seconds, 96 random bits
//   507f1f77bcf86cd79943...  MongoDB's ObjectId: seconds, 5 bytes of the process, counter
std::optional<DecodedId> read_uuid(std::string_view text, const IdClock& clock);
std::optional<DecodedId> read_x_ray(std::string_view text, const IdClock& clock);
std::optional<DecodedId> read_datadog_trace(std::string_view text, const IdClock& clock);
std::optional<DecodedId> read_zipkin_trace(std::string_view text, const IdClock& clock);
std::optional<DecodedId> read_object_id(std::string_view text, const IdClock& clock);
// 32 or 16 digits; they say nothing.
std::optional<DecodedId> read_opaque_trace(std::string_view text, const IdClock& clock);

// Of other digits (packed_id_forms.cc).
//
//   01ARZ3NDEKTSV4RRFFQ69G5FAV   ULID: ms, 80 random bits, in Crockford's base 32
//   0ujtsYcgvSTl8PAuAdqWYSMnLOv  KSUID: seconds since 2014-05-13, 128 random bits, in base 62
//   9m4e2mr0ui3e8a215n4g         xid: seconds, machine, process, counter, in base 32
//   cjld2cjxh0000qzrmn831i7rn    cuid: ms, counter, fingerprint, random, in base 36
//   UnXPxH8AAQEAAEJIv8gAAAAA     Apache's UNIQUE_ID: seconds, address, process, counter, thread;
//                                later random bits for address and process
//   1541815603606036480          Snowflake: ms since an epoch of the maker's, machine, sequence
std::optional<DecodedId> read_ulid(std::string_view text, const IdClock& clock);
std::optional<DecodedId> read_ksuid(std::string_view text, const IdClock& clock);
std::optional<DecodedId> read_xid(std::string_view text, const IdClock& clock);
std::optional<DecodedId> read_cuid(std::string_view text, const IdClock& clock);
std::optional<DecodedId> read_apache_unique_id(std::string_view text, const IdClock& clock);
std::optional<DecodedId> read_twitter_snowflake(std::string_view text, const IdClock& clock);
std::optional<DecodedId> read_discord_snowflake(std::string_view text, const IdClock& clock);

}  // namespace gsaw
