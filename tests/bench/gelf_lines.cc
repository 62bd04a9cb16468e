// GELF as several Node services write it: free extra fields, null full_message, objects in
// fields. No level below 3 occurs, so that `-l err` asks what a search for "level":3 asks.
#include "log_lines.h"

namespace gsaw {
namespace {

unsigned level_of(EventKind kind) {
  switch (kind) {
    case EventKind::call_failed:
      return 3;
    case EventKind::call_slow:
      return 4;
    case EventKind::rate_limited:
      return 5;
    case EventKind::received:
    case EventKind::answered:
      return 6;
    case EventKind::authenticated:
    case EventKind::call_begun:
    case EventKind::call_ended:
      return 7;
  }
  return 7;
}

std::string_view facility_of(const Event& event) {
  switch (event.kind) {
    case EventKind::received:
      return "product.api.handler";
    case EventKind::authenticated:
    case EventKind::rate_limited:
      return "product.api.middleware.auth";
    case EventKind::answered:
      return "access_log";
    default:
      return event.span.backend->facility;
  }
}

void add_message(const Event& event, LineBuffer& out) {
  const Transaction& txn = *event.txn;
  switch (event.kind) {
    case EventKind::received:
      return out.add("Incoming request: ", txn.path);
    case EventKind::authenticated:
      return out.add("Token accepted");
    case EventKind::rate_limited:
      return out.add("Rate limit is near for ", txn.account);
    case EventKind::call_begun:
      return out.add("call ", event.span.backend->operation);
    case EventKind::call_ended:
      return out.add(event.span.backend->operation, " done");
    case EventKind::call_slow:
      return out.add(event.span.backend->operation, " took ", event.span.microseconds / 1000,
                     " ms");
    case EventKind::call_failed:
      return out.add(event.span.backend->operation, " failed: ", failure_text(event.span));
    case EventKind::answered:
      return out.add(txn.path);
  }
}

// From version to facility.
void add_head(const Event& event, SeededRandom& random, LineBuffer& out) {
  const Span& span = event.span;
  out.add(R"({"version":"1.0","host":")", span.backend ? span.backend->host : event.txn->host);
  out.add(R"(","timestamp":)", Seconds{event.time}, R"(,"short_message":")");
  add_message(event, out);
  out.add(R"(","full_message":)");
  if (event.kind == EventKind::call_failed) {
    out.add("\"");
    add_stack_trace(failure_text(span), random, out);
    out.add("\"");
  } else {
    out.add("null");
  }
  out.add(R"(,"level":)", level_of(event.kind), R"(,"facility":")", facility_of(event), "\"");
}

void add_request(const Transaction& txn, LineBuffer& out) {
  out.add(R"(,"_remote-addr":"50.57.61.)", txn.address, R"(","_request":{"method":")", txn.method);
  out.add(R"(","url":")", txn.path, R"(","headers":{"host":"monitoring.api.example.com",)");
  out.add(R"("user-agent":")", txn.agent, R"(","accept":"application/json"}})");
}

void add_span(const Event& event, LineBuffer& out) {
  const Span& span = event.span;
  out.add(R"(,"_span":{"id":")", Hex{span.id}, R"(","parent":)");
  if (span.parent != 0) {
    out.add("\"", Hex{span.parent}, "\"");
  } else {
    out.add("null");
  }
  out.add(R"(,"call":{"service":")", span.backend->name, R"(","operation":")",
          span.backend->operation, "\"}}");
  if (event.kind != EventKind::call_begun) {
    out.add(R"(,"_duration_ms":)", as_milliseconds(span.microseconds));
  }
  if (event.kind == EventKind::call_failed) {
    out.add(R"(,"_err":{"message":")", failure_text(span), R"(","syscall":"connect"})");
  }
}

void add_answer(const Event& event, LineBuffer& out) {
  const Transaction& txn = *event.txn;
  out.add(R"(,"_status":)", txn.status, R"(,"_method":")", txn.method, R"(","_duration_ms":)",
          event.time - txn.started, R"(,"_remote-addr":"50.57.61.)", txn.address);
  out.add(R"(","_http-version":"1.1","_user-agent":")", txn.agent, "\"");
}

void add_gelf(const Event& event, SeededRandom& random, LineBuffer& out) {
  add_head(event, random, out);
  out.add(R"(,"_txnId":")", event.txn->id, R"(","_accountId":")", event.txn->account);
  // The token in the id stands for the process.
  out.add(R"(","_pid":)", 4000 + static_cast<unsigned char>(event.txn->id[4]) % 60U);
  switch (event.kind) {
    case EventKind::received:
      return add_request(*event.txn, out);
    case EventKind::authenticated:
    case EventKind::rate_limited:
      return out.add(R"(,"_token":{"cache":")", event.txn->address % 8 == 0 ? "miss" : "hit",
                     R"(","roles":["identity:user-admin","monitoring:default"],"expires":)",
                     event.time / 1000 + 86400, "}");
    case EventKind::answered:
      return add_answer(event, out);
    default:
      return add_span(event, out);
  }
}

}  // namespace

void write_gelf(const Event& event, SeededRandom& random, LineBuffer& out) {
  add_gelf(event, random, out);
  out.add("}\n");
}

void write_short_gelf(const Event& event, SeededRandom& random, LineBuffer& out) {
  out.add(R"({"host":")", event.txn->host, R"(","timestamp":)", Seconds{event.time});
  out.add(R"(,"level":)", level_of(event.kind), R"(,"short_message":"queue drained","_n":)");
  out.add(random.below(100000));
  if (event.txn->rare) out.add(R"(,"_txnId":")", event.txn->id, "\"");
  out.add("}\n");
}

void write_long_gelf(const Event& event, SeededRandom& random, LineBuffer& out) {
  add_gelf(event, random, out);
  out.add(R"(,"_payload":"[)");
  const std::size_t end = out.size() + 16000 + random.below(8000);
  while (out.size() < end) {
    out.add(R"({\"check\":\"ch)", random.below(1000000), R"(\",\"zone\":\"mzord\",\"available\":)",
            random.below(100), R"(.0,\"body\":\"<p>request completed without error<\/p>\"},)");
  }
  out.add(R"(null]"})", "\n");
}

void write_deep_gelf(const Event& event, SeededRandom& random, LineBuffer& out) {
  add_gelf(event, random, out);
  const unsigned depth = 10 + random.below(30);
  out.add(R"(,"_context":)");
  for (unsigned i = 0; i < depth; ++i) out.add(R"({"step":)", i, R"(,"inner":[)");
  out.add(random.below(1000));
  for (unsigned i = 0; i < depth; ++i) out.add("]}");
  out.add("}\n");
}

}  // namespace gsaw
