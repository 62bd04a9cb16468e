// Adds what the entries of a chunk say of their transactions to a table of these.
#include "pipeline/txn_row_taker.h"

#include <optional>
#include <string_view>

#include "record/json_text.h"
#include "record/role_text.h"
#include "record/service_name.h"

namespace gsaw {
namespace {

constexpr unsigned kNeeded = role_bit(Role::time) | role_bit(Role::level) | role_bit(Role::host) |
                             role_bit(Role::logger) | role_bit(Role::message);

}  // namespace

void TxnRowTaker::take(const Record& record, const EntryPlace& place, ChunkProduct& product) {
  auto& chunk = static_cast<TxnRowsOfChunk&>(product);
  std::optional<TxnFacts> facts;
  membership_.each(record, [&](std::string_view id) {
    if (!facts) facts = facts_of(record);
    chunk.table.add(id, *facts);
  });
  if (facts && facts->time) return;
  const Role lacking = facts ? Role::time : Role::txn;
  count_unread(record, place, lacking, chunk.unread[static_cast<std::size_t>(lacking)]);
}

TxnFacts TxnRowTaker::facts_of(const Record& record) {
  TxnFacts facts;
  record.find_together(kNeeded);
  facts.time = record.time();
  facts.level = record.level();
  facts.host = role_text(record, Role::host, host_);
  facts.logger = role_text(record, Role::logger, logger_);
  facts.message = role_text(record, Role::message, message_);
  if (const auto service = find_service(record)) {
    facts.service = text_of_member(record, *service, service_);
  }
  return facts;
}

}  // namespace gsaw
