// The same traffic as pino writes it: levels 10 to 60, integer milliseconds, nested requests
// and errors.
#include "log_lines.h"

namespace gsaw {
namespace {

void add_beginning(unsigned level, const Event& event, std::string_view name, LineBuffer& out) {
  const Span& span = event.span;
  out.add(R"({"level":)", level, R"(,"time":)", event.time, R"(,"pid":843,"hostname":")");
  out.add(span.backend ? span.backend->host : event.txn->host, R"(","name":")", name);
  out.add(R"(","txnId":")", event.txn->id, R"(","accountId":")", event.txn->account, "\"");
}

void add_call(const Event& event, SeededRandom& random, LineBuffer& out) {
  const Span& span = event.span;
  const bool failed = event.kind == EventKind::call_failed;
  const unsigned level = failed ? 50 : event.kind == EventKind::call_slow ? 40 : 20;
  add_beginning(level, event, span.backend->name, out);
  out.add(R"(,"span":{"id":")", Hex{span.id}, R"(","operation":")", span.backend->operation, "\"}");
  if (failed) {
    out.add(R"(,"err":{"type":"Error","message":")", failure_text(span), R"(","stack":")");
    add_stack_trace(failure_text(span), random, out);
    out.add("\"}");
  }
  if (event.kind != EventKind::call_begun) {
    out.add(R"(,"responseTime":)", as_milliseconds(span.microseconds));
  }
  out.add(R"(,"msg":"call )", span.backend->operation, failed ? " failed" : "");
}

}  // namespace

void write_pino(const Event& event, SeededRandom& random, LineBuffer& out) {
  const Transaction& txn = *event.txn;
  if (event.span.backend) {
    add_call(event, random, out);
  } else {
    add_beginning(30, event, "product-api", out);
    out.add(R"(,"req":{"method":")", txn.method, R"(","url":")", txn.path);
    out.add(R"(","headers":{"user-agent":")", txn.agent, R"("},"remoteAddress":"50.57.61.)",
            txn.address, "\"}");
    if (event.kind == EventKind::answered) {
      out.add(R"(,"res":{"statusCode":)", txn.status, R"(},"responseTime":)",
              event.time - txn.started, R"(,"msg":"request completed)");
    } else {
      out.add(R"(,"msg":"incoming request)");
    }
  }
  out.add("\"}\n");
}

}  // namespace gsaw
