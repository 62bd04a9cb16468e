// Which keys carry a correlation id, and in what order.
#include "record/id_key.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gsaw {
namespace {

std::vector<std::string_view> words(std::string_view list) {
  std::vector<std::string_view> found;
  while (!list.empty()) {
    found.push_back(list.substr(0, list.find(' ')));
    list.remove_prefix(std::min(found.back().size() + 1, list.size()));
  }
  return found;
}

// Of a key that stands in the entry itself.
std::optional<int> rank_of(std::string_view key) {
  const auto found = find_id_key({key, {}, {}});
  return found ? std::optional(found->rank) : std::nullopt;
}

TEST_CASE("known keys carry ids, in every spelling") {
  for (const std::string_view key :
       words("txnId _txnId _txnid txn_id TXN-ID transaction_id transactionId transaction.id "
             "unique_id UNIQUE_ID trace_id traceId trace.id TraceId @tr traceID dd.trace_id "
             "_dd.trace_id otelTraceID logging.googleapis.com/trace xray_trace_id X-Amzn-Trace-Id "
             "span_id spanId span.id @sp parent_id request_id requestId requestID RequestId reqId "
             "req_id req.id x-request-id X-Response-Id http.request.id function_request_id "
             "awsRequestId correlation_id correlationId CorrelationId x-correlation-id cid _cid "
             "operation_id auditID eventID RayID cf-ray traceparent b3 x-b3-traceid uber-trace-id "
             "sentry-trace session_id ctx.reqId a.b.c.http.request.id X-Trace-Id http_x_request_id "
             "request_X-Request-Id x-amzn-requestid x-amz-request-id x-ms-request-id invocationId "
             "execution_id reconcileID jid task_uuid clientRequestId activityId trace "
             "X-Cloud-Trace-Context @request_id")) {
    CAPTURE(key);
    CHECK(rank_of(key));
  }
}

TEST_CASE("everyday keys carry none") {
  for (const std::string_view key :
       words("_ __ ... id _id _objid __id pid _pid uid user_id accountId _accountId container_id "
             "tenantId event.id EventId event_id CID c_id B3 b_3 tr sp request entry country "
             "service price valid invalid grid msg message host timestamp level request.id.x "
             "txnIds xtxnid client.trace.identity JID ctx.Cid trace.x identity.b")) {
    CAPTURE(key);
    CHECK_FALSE(rank_of(key));
  }
}

TEST_CASE("a transaction's own name ranks before a request's, a span's comes last") {
  const std::string_view order[] = {"txnId",     "transaction_id", "unique_id", "traceId",
                                    "@tr",       "requestId",      "reqId",     "correlationId",
                                    "eventID",   "traceparent",    "span_id",   "@sp",
                                    "parent_id", "session_id"};
  int last = -1;
  for (const std::string_view key : order) {
    CAPTURE(key);
    const auto rank = rank_of(key);
    REQUIRE(rank);
    CHECK(*rank > last);
    last = *rank;
  }
  CHECK(rank_of("_txnId") == rank_of("TXN_ID"));
}

TEST_CASE("a key goes by the names of the objects around it, three at most") {
  CHECK(find_id_key({"id", "trace", {}})->rank == rank_of("traceId"));
  CHECK(find_id_key({"id", "request", "http"})->rank == rank_of("http.request.id"));
  CHECK(find_id_key({"id", "request", "any"})->rank == rank_of("requestId"));
  CHECK(find_id_key({"id", "any.Request", {}})->rank == rank_of("requestId"));
  CHECK(find_id_key({"requestId", "anything", "at all"})->rank == rank_of("requestId"));
  CHECK(find_id_key({"_id", "_trace", {}}));
  CHECK_FALSE(find_id_key({"id", {}, {}}));
  CHECK_FALSE(find_id_key({"id", "user", "trace"}));
  CHECK_FALSE(find_id_key({"ID", "event", {}}));  // exact names are keys of their own
  CHECK_FALSE(find_id_key({"id", "c", {}}));
}

TEST_CASE("`trace` alone is not enough") {
  CHECK(find_id_key({"trace", {}, {}})->needs_shape);
  CHECK_FALSE(find_id_key({"traceId", {}, {}})->needs_shape);
}

TEST_CASE("long and odd keys are refused") {
  CHECK(rank_of(std::string(30, '_') + "traceId"));
  CHECK_FALSE(rank_of(""));
  CHECK_FALSE(rank_of(std::string(1'000'000, '_') + "txnid"));
  CHECK_FALSE(rank_of(std::string(1'000'000, '.')));
  CHECK(rank_of(std::string(1'000'000, '.') + "txnid"));
  CHECK_FALSE(rank_of(std::string(32, 'd')));
  CHECK_FALSE(rank_of(std::string(30, 'a') + "id"));
  CHECK_FALSE(rank_of(std::string(31, 'a') + "id"));
  CHECK_FALSE(rank_of("txn\xC4\xB0 d"));
  CHECK_FALSE(rank_of(std::string_view("txnid\0", 6)));
}

}  // namespace
}  // namespace gsaw
