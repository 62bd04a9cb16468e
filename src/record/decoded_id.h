// What a correlation id says of itself: its kind, and when, where and by whom it was made.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/nanoseconds.h"
#include "record/id_clock.h"

namespace gsaw {

enum class IdKind {
  txn_id,
  uuid_v1,
  uuid_v4,
  uuid_v6,
  uuid_v7,
  uuid,  // of any other version
  ulid,
  ksuid,
  object_id,
  xid,
  cuid,
  x_ray,
  datadog_trace,
  zipkin_trace,
  trace,        // 128 bits that say nothing
  short_trace,  // 64 bits, of a trace or a span
  snowflake_twitter,
  snowflake_discord,
  apache_unique_id,
};

// `txnId`, `UUID v7`, `Snowflake (Discord)`.
std::string_view id_kind_name(IdKind kind);

// One thing that an id holds besides its time.
struct IdPart {
  std::string_view name;       // host, process, version, node ...: a word, the same for all kinds
  std::string value;           // of a txnId any bytes, else ASCII
  bool is_number = false;      // that counts something; numbers that only tell apart are names
  std::string_view note = {};  // what it means, where the name does not say; else empty
};

// Owns what it holds; names and notes live forever.
struct DecodedId {
  IdKind kind = IdKind::txn_id;
  // By the clock of the host that made it, in steps of `precision`.
  std::optional<Nanoseconds> made = std::nullopt;
  Nanoseconds precision = kNanosPerMilli;
  std::vector<IdPart> parts = {};
  // Why it may be of no such kind; empty when its form leaves no doubt.
  std::string_view doubt = {};

  // None when it has no such part.
  const IdPart* part(std::string_view name) const;
};

// All that `text`, one id and nothing else (see pasted_id.h), may be, the most certain first; none
// when it is of no known form. A kind whose time would not be plausible is none of them, but a UUID
// that names its version is one, without a time. Of an envelope (id_envelope.h) what is said is
// that of the trace in it. Knowing when an entry with it was logged rules out what does not agree.
// Linear, and at once for what is longer than any id.
std::vector<DecodedId> decode_id(std::string_view text, const IdClock& clock);

}  // namespace gsaw
