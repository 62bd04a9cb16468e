// Adds what the entries of a chunk say of their transactions to a table of these.
#include "pipeline/txn_row_taker.h"

#include <string_view>

#include "record/role_text.h"
#include "record/service_name.h"

namespace gsaw {
namespace {

constexpr unsigned kNeeded = role_bit(Role::time) | role_bit(Role::level) | role_bit(Role::host) |
                             role_bit(Role::logger) | role_bit(Role::message);

}  // namespace

void TxnRowTaker::take(const Record& record, const EntryPlace& place, ChunkProduct& product) {
  auto& chunk = static_cast<TxnRowsOfChunk&>(product);
  bool has_id = false;
  membership_.each(record, [&](std::string_view id) {
    if (!has_id) read_facts(record);
    has_id = true;
    chunk.table.add(id, facts_);
  });
  if (has_id && facts_.time) return;
  const Role lacking = has_id ? Role::time : Role::txn;
  count_unread(record, place, lacking, chunk.unread[static_cast<std::size_t>(lacking)]);
}

void TxnRowTaker::read_facts(const Record& record) {
  record.find_together(kNeeded);
  facts_.time = record.time();
  facts_.level = record.level();
  facts_.host = role_text(record, Role::host, host_);
  facts_.logger = role_text(record, Role::logger, logger_);
  facts_.message = role_text(record, Role::message, message_);
  const auto service = find_service(record);
  facts_.service = service ? text_of_member(record, *service, service_) : std::string_view();
}

}  // namespace gsaw
