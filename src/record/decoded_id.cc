// What a correlation id says of itself: every reader asked, and what is in an envelope.
#include "record/decoded_id.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "record/id_envelope.h"
#include "record/id_forms.h"
#include "record/txn_id.h"

namespace gsaw {
namespace {

std::optional<DecodedId> read_txn_id(std::string_view text, const IdClock&) {
  const auto txn = decode_txn_id(text);
  if (!txn) return std::nullopt;
  const bool in_seconds = txn->created % kNanosPerSecond == 0 &&
                          txn->created_text.size() <= std::string_view("1324936588").size();
  return DecodedId{
      IdKind::txn_id,
      txn->created,
      in_seconds ? kNanosPerSecond : kNanosPerMilli,
      {{"host", std::string(txn->host)},
       {"process", std::string(txn->process), false, "drawn when the process started"},
       {"request", std::string(txn->request)},
       {"counter", std::string(txn->counter), true, "requests of that process before this one"},
       {"version", std::string(txn->version)}}};
}

// In the order of certainty. No id is of two of these kinds but traces and Snowflakes.
constexpr IdReader kReaders[] = {
    read_txn_id,
    read_uuid,
    read_x_ray,
    read_datadog_trace,
    read_ulid,
    read_xid,
    read_object_id,
    read_ksuid,
    read_cuid,
    read_apache_unique_id,
    read_zipkin_trace,
    read_twitter_snowflake,
    read_discord_snowflake,
};

std::vector<DecodedId> decode_bare(std::string_view text, const IdClock& clock) {
  std::vector<DecodedId> ids;
  for (const IdReader read : kReaders) {
    auto id = read(text, clock);
    if (!id) continue;
    // What one reader is sure of, another need not guess.
    const bool sure = id->doubt.empty() || (!ids.empty() && ids.front().doubt.empty());
    if (ids.empty() || !sure) ids.push_back(*std::move(id));
  }
  if (ids.empty()) {
    if (auto opaque = read_opaque_trace(text, clock)) ids.push_back(*std::move(opaque));
  }
  std::stable_partition(ids.begin(), ids.end(),
                        [&](const DecodedId& id) { return id.made && clock.agrees(*id.made); });
  return ids;
}

struct KindName {
  IdKind kind;
  std::string_view name;
};

constexpr KindName kKindNames[] = {
    {IdKind::txn_id, "txnId"},
    {IdKind::uuid_v1, "UUID v1"},
    {IdKind::uuid_v4, "UUID v4"},
    {IdKind::uuid_v6, "UUID v6"},
    {IdKind::uuid_v7, "UUID v7"},
    {IdKind::uuid, "UUID"},
    {IdKind::ulid, "ULID"},
    {IdKind::ksuid, "KSUID"},
    {IdKind::object_id, "ObjectId"},
    {IdKind::xid, "xid"},
    {IdKind::cuid, "cuid"},
    {IdKind::x_ray, "X-Ray"},
    {IdKind::datadog_trace, "Datadog trace"},
    {IdKind::zipkin_trace, "Zipkin or X-Ray trace"},
    {IdKind::trace, "trace"},
    {IdKind::short_trace, "trace or span of 64 bits"},
    {IdKind::snowflake_twitter, "Snowflake (Twitter)"},
    {IdKind::snowflake_discord, "Snowflake (Discord)"},
    {IdKind::apache_unique_id, "Apache UNIQUE_ID"},
};

}  // namespace

std::string_view id_kind_name(IdKind kind) {
  return std::find_if(std::begin(kKindNames), std::end(kKindNames),
                      [&](const KindName& each) { return each.kind == kind; })
      ->name;
}

const IdPart* DecodedId::part(std::string_view name) const {
  const auto found = std::find_if(parts.begin(), parts.end(),
                                  [&](const IdPart& each) { return each.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

std::vector<DecodedId> decode_id(std::string_view text, const IdClock& clock) {
  std::vector<DecodedId> ids = decode_bare(text, clock);
  if (!ids.empty()) return ids;
  const EnvelopedIds inner = ids_within(text);
  const std::string_view trace = inner.trace();
  if (trace.empty()) return ids;
  ids = decode_bare(trace, clock);
  for (DecodedId& id : ids) {
    id.parts.push_back({"trace", std::string(trace)});
    const auto span = std::find_if(inner.begin(), inner.end(),
                                   [&](std::string_view each) { return each != trace; });
    if (span != inner.end()) id.parts.push_back({"span", std::string(*span)});
  }
  return ids;
}

}  // namespace gsaw
