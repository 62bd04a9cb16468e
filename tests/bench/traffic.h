// The world that the corpora tell of: processes of a web service that answer many requests
// at a time, each with calls of backend services, one inside another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "seeded_random.h"

namespace gsaw {

// A backend service and what it does.
struct Backend {
  std::string_view name;
  std::string_view host;
  std::string_view facility;
  std::string_view operation;
};

struct Span {
  std::uint64_t id = 0;
  std::uint64_t parent = 0;  // 0: the request itself
  const Backend* backend = nullptr;
  std::uint64_t microseconds = 0;
};

struct Transaction {
  std::string id;
  std::string_view host;
  std::string_view method;
  std::string_view agent;
  std::string account;
  std::string path;
  unsigned address = 0;  // the last byte of the client's
  unsigned status = 200;
  bool rare = false;          // the one that the benchmark looks for
  std::uint64_t started = 0;  // ms since 1970

  // How far it is.
  enum class State { received, checked, working, answered } state = State::received;
  unsigned calls_left = 0;
  unsigned depth = 0;
  Span spans[3];  // the calls under way, `depth` of them
};

enum class EventKind {
  received,
  authenticated,
  rate_limited,
  call_begun,
  call_ended,
  call_slow,
  call_failed,
  answered,
};

// What one line says. The transaction lives until the next event.
struct Event {
  EventKind kind;
  std::uint64_t time = 0;  // ms since 1970
  const Transaction* txn = nullptr;
  Span span;  // of the call_ kinds
};

class Traffic {
 public:
  explicit Traffic(std::uint64_t seed);

  // What happens next, in one of the requests under way.
  Event next();

  // Another line of the rare transaction.
  Event rare();

  // The id of the request begun last; and one of the same form that no request has.
  const std::string& newest_id() const { return newest_id_; }
  std::string absent_id();

 private:
  struct Process {
    std::string prefix;  // of its ids, up to ".r-"
    std::string_view host;
    std::string_view version;
    unsigned requests = 0;
  };

  void begin(Transaction& txn);
  std::string make_id(const Process& process, std::uint64_t made, SeededRandom& random);
  Event advance(Transaction& txn);
  Event begin_call(Transaction& txn);
  Event end_call(Transaction& txn);
  std::uint64_t call_time();

  SeededRandom random_;
  SeededRandom absent_random_;
  std::uint64_t now_;  // ms since 1970
  std::vector<Process> processes_;
  std::vector<Transaction> under_way_;
  Transaction rare_;
  std::string newest_id_;
};

}  // namespace gsaw
