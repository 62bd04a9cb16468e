// Invents requests and takes them step by step to their answers.
#include "traffic.h"

namespace gsaw {
namespace {

constexpr std::uint64_t kFirstMoment = 1324936580000;  // 2011-12-26 21:56:20 UTC
constexpr std::size_t kRequestsAtATime = 48;
constexpr std::string_view kRareId =
    ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0";

constexpr Backend kBackends[] = {
    {"billing", "product-billing0", "billing.rpc", "charges.list"},
    {"billing", "product-billing1", "billing.rpc", "invoices.preview"},
    {"checks", "product-checks0", "checks.scheduler", "checks.schedule"},
    {"checks", "product-checks1", "checks.results", "metrics.fetch"},
    {"mail", "product-mail0", "mail.queue", "notifications.enqueue"},
    {"storage", "product-db0", "storage.cassandra", "rows.get_slice"},
    {"storage", "product-db1", "storage.cassandra", "rows.batch_mutate"},
};
constexpr std::string_view kMethods[] = {"GET", "GET", "GET", "GET", "POST", "PUT", "DELETE"};
constexpr std::string_view kCollections[] = {"checks", "entities", "alarms", "charges", "agents"};
constexpr std::string_view kAgents[] = {"python-cloudmonitoring/0.4.1", "curl/7.21.0",
                                        "raxmon-cli/0.3.2", "ele-client/ae0a53c",
                                        "Mozilla/5.0 (X11; Linux x86_64)"};

std::string random_text(SeededRandom& random, unsigned length) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string text(length, ' ');
  for (char& c : text) c = kAlphabet[random.below(kAlphabet.size())];
  return text;
}

std::string account_name(SeededRandom& random) {
  return "ac" + std::to_string(10000 + random.below(5000)).substr(1);
}

}  // namespace

Traffic::Traffic(std::uint64_t seed)
    : random_(seed), absent_random_(~seed), now_(kFirstMoment), under_way_(kRequestsAtATime) {
  constexpr std::string_view kHosts[] = {"product-api0", "product-api1", "product-api2"};
  for (unsigned i = 0; i < 6; ++i) {
    Process process{"", kHosts[i % 3], i < 4 ? "062c3d0" : "ae0a53c"};
    const std::string token = i == 0 ? "3dT5" : random_text(random_, 4);
    process.prefix = ".rh-" + token + ".h-" + std::string(process.host);
    processes_.push_back(std::move(process));
  }
  for (Transaction& txn : under_way_) begin(txn);
  begin(rare_);
  rare_.rare = true;
  rare_.id = kRareId;
  rare_.host = processes_[0].host;
}

std::string Traffic::make_id(const Process& process, std::uint64_t made, SeededRandom& random) {
  std::string id = process.prefix + ".r-" + random_text(random, 8) + ".c-";
  id += std::to_string(process.requests) + ".ts-" + std::to_string(made) + ".v-";
  return id.append(process.version);
}

std::string Traffic::absent_id() {
  const auto which = absent_random_.below(static_cast<unsigned>(processes_.size()));
  return make_id(processes_[which], now_ - absent_random_.below(5000), absent_random_);
}

void Traffic::begin(Transaction& txn) {
  Process& process = processes_[random_.below(static_cast<unsigned>(processes_.size()))];
  ++process.requests;
  txn.id = make_id(process, now_, random_);
  txn.host = process.host;
  txn.method = random_.pick(kMethods);
  txn.agent = random_.per_thousand(5) ? "BadAgent/1.0" : random_.pick(kAgents);
  txn.account = account_name(random_);
  txn.path = "/v1.0/" + txn.account + "/";
  txn.path.append(random_.pick(kCollections)) += "/ch" + random_text(random_, 6);
  txn.address = random_.below(256);
  constexpr unsigned kFailures[] = {500, 502, 503, 503, 504};
  constexpr unsigned kRefusals[] = {400, 401, 404, 404, 409, 429};
  txn.status = random_.per_thousand(30)    ? random_.pick(kFailures)
               : random_.per_thousand(120) ? random_.pick(kRefusals)
               : random_.per_thousand(150) ? 201
                                           : 200;
  txn.started = now_;
  txn.state = Transaction::State::received;
  txn.calls_left = 1 + random_.below(4);
  txn.depth = 0;
  newest_id_ = txn.id;
}

Event Traffic::next() {
  now_ += random_.below(4);
  Transaction& txn = under_way_[random_.below(kRequestsAtATime)];
  if (txn.state == Transaction::State::answered) begin(txn);
  return advance(txn);
}

Event Traffic::rare() {
  rare_.depth = 0;
  rare_.calls_left = 1;
  return begin_call(rare_);
}

Event Traffic::advance(Transaction& txn) {
  using State = Transaction::State;
  if (txn.state == State::received) {
    txn.state = State::checked;
    return {EventKind::received, now_, &txn, {}};
  }
  if (txn.state == State::checked) {
    txn.state = State::working;
    const bool limited = random_.per_thousand(20);
    return {limited ? EventKind::rate_limited : EventKind::authenticated, now_, &txn, {}};
  }
  const bool may_begin = txn.calls_left > 0 && txn.depth < std::size(txn.spans);
  if (may_begin && (txn.depth == 0 || random_.below(2) == 0)) return begin_call(txn);
  if (txn.depth > 0) return end_call(txn);
  txn.state = State::answered;
  return {EventKind::answered, now_, &txn, {}};
}

Event Traffic::begin_call(Transaction& txn) {
  Span& span = txn.spans[txn.depth];
  span.parent = txn.depth > 0 ? txn.spans[txn.depth - 1].id : 0;
  span.id = random_.next();
  span.backend = &random_.pick(kBackends);
  span.microseconds = call_time();
  ++txn.depth;
  --txn.calls_left;
  return {EventKind::call_begun, now_, &txn, span};
}

Event Traffic::end_call(Transaction& txn) {
  const Span& span = txn.spans[--txn.depth];
  const bool last = txn.depth == 0 && txn.calls_left == 0;
  auto kind = span.microseconds >= 1'000'000 ? EventKind::call_slow : EventKind::call_ended;
  if (last && txn.status >= 500) kind = EventKind::call_failed;
  return {kind, now_, &txn, span};
}

// Most calls are quick, some are not.
std::uint64_t Traffic::call_time() {
  if (random_.per_thousand(8)) return 1'000'000 + random_.below(4'000'000);
  const unsigned scale = 400U << random_.below(9);
  return scale + random_.below(scale);
}

}  // namespace gsaw
