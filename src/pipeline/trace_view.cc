// The stories of transactions: entries kept as they come, joined by id, told at the end.
#include "pipeline/trace_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "analyze/clock_evidence.h"
#include "analyze/trace_builder.h"
#include "base/amount_text.h"
#include "base/terminal_escape.h"
#include "pipeline/inherited_times.h"
#include "pipeline/kept_chunk.h"
#include "pipeline/unread_roles.h"
#include "pipeline/without_id.h"
#include "record/id_spelling.h"
#include "render/duration_text.h"

namespace gsaw {
namespace {

// The larger the worse; 0 is no level.
std::uint32_t severity_of(const Record& record) {
  const auto level = record.level();
  return level ? static_cast<std::uint32_t>(Level::trace) - static_cast<std::uint32_t>(*level) + 1
               : 0;
}

struct TracedChunk : KeptChunk {
  struct Member {
    std::uint32_t entry;  // of `entries`
    std::uint32_t id;     // of `ids`
  };
  std::vector<std::string> ids;
  std::unordered_map<std::string, std::uint32_t, TextHash> numbers;
  std::vector<Member> members;
  std::vector<std::uint32_t> severities;  // of the entries
  CountedLines without_id, untimed;

  std::uint32_t number_of(std::string_view id) {
    const auto [at, is_new] =
        numbers.try_emplace(std::string(id), static_cast<std::uint32_t>(ids.size()));
    if (is_new) ids.push_back(at->first);
    return at->second;
  }
  std::size_t memory() const override {
    constexpr std::size_t kOfId = 160;  // twice the id and its places
    return KeptChunk::memory() + members.capacity() * sizeof(Member) + ids.size() * kOfId;
  }
  void clear() override {
    KeptChunk::clear();
    ids.clear();
    numbers.clear();
    members.clear();
    severities.clear();
    without_id = {};
    untimed = {};
  }
};

class TracingTaker : public EntryTaker {
 public:
  explicit TracingTaker(const TxnMembership& membership) : membership_(membership) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& chunk = static_cast<TracedChunk&>(product);
    const auto number = static_cast<std::uint32_t>(chunk.entries.size());
    const std::size_t members = chunk.members.size();
    membership_.each(record, [&](std::string_view id) {
      chunk.members.push_back({number, chunk.number_of(id)});
    });
    if (chunk.members.size() == members)
      return count_unread(record, place, Role::txn, chunk.without_id);
    keep_.take(record, place, product);
    chunk.severities.push_back(severity_of(record));
    if (!record.malformed && !record.time()) count_unread(record, place, Role::time, chunk.untimed);
  }

 private:
  const TxnMembership& membership_;
  KeepingTaker keep_;
};

// `with the --skew of a and b `, of those of the two hosts that are given: what the message says
// behind it is not what the log says.
std::string with_skews(const ClockSkew& skew, const ClockOffsets& given) {
  std::string hosts;
  for (const std::string& host : {skew.behind, skew.ahead}) {
    if (given.contains(host)) hosts += (hosts.empty() ? "" : " and ") + printable(host);
  }
  return hosts.empty() ? hosts : "with the --skew of " + hosts + ' ';
}

}  // namespace

TraceView::TraceView(const TraceSettings& settings, const AskedTxns& ids,
                     std::optional<std::uint64_t> first, const RenderSettings& render,
                     const Screen& screen, const StopSignal* interrupt, OutputStream& out,
                     Diagnostics& diagnostics)
    : settings_(settings),
      first_(first),
      render_(render),
      screen_(screen),
      interrupt_(interrupt),
      out_(out),
      diagnostics_(diagnostics),
      membership_(ids),
      renderer_(make_trace_renderer(render, screen)),
      store_(diagnostics) {}

ViewNeeds TraceView::needs() const {
  return {.line_numbers = render_.with_line_number, .line_places = true, .every_entry = true};
}

std::unique_ptr<EntryTaker> TraceView::make_taker() {
  return std::make_unique<TracingTaker>(membership_);
}

std::unique_ptr<ChunkProduct> TraceView::make_product() { return std::make_unique<TracedChunk>(); }

// What is spelled in several ways is one transaction, called as it was met first.
std::uint32_t TraceView::number_of(const std::string& id) {
  const std::string_view spelled = in_one_spelling(id, scratch_id_);
  if (const auto known = numbers_.find(spelled); known != numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(txns_.size());
  numbers_.emplace(spelled, number);
  txns_.emplace_back();
  txns_.back().id = id;
  return number;
}

Wanted TraceView::add(ChunkResult& result, std::uint64_t entries) {
  result.tally.noted.add_to(lines_);
  if (entries == 0 || result.product == nullptr) return Wanted::more;
  const auto& chunk = static_cast<const TracedChunk&>(*result.product);
  if (!store_.has_room_for(result)) return Wanted::next_lane;
  without_id_.add(chunk.without_id);
  untimed_.add(chunk.untimed);
  const std::vector<KeptEntry> kept = store_.adopt(result, chunk.entries.size());
  for (const TracedChunk::Member& member : chunk.members) {
    const KeptEntry& entry = kept[member.entry];
    const std::uint32_t number = number_of(chunk.ids[member.id]);
    members_.push_back({entry, number, result.id.lane});
    Txn& txn = txns_[number];
    ++txn.count;
    if (entry.has_time() && (entry.time < txn.begin || txn.begin == KeptEntry::kNoTime)) {
      txn.begin = entry.time;
    }
    txn.worst = std::max(txn.worst, chunk.severities[member.entry]);
  }
  return out_.open() ? Wanted::more : Wanted::nothing;
}

// The members of each transaction together, in the order in which they came; those without a time
// take none from other transactions, so that a story is the same whatever else is told.
void TraceView::put_in_order() {
  std::stable_sort(members_.begin(), members_.end(),
                   [](const Member& one, const Member& other) { return one.txn < other.txn; });
  std::size_t first = 0;
  for (Txn& txn : txns_) {
    first += std::exchange(txn.first, first) + txn.count;
    InheritedTimes times;
    for (std::size_t i = txn.first; i < first; ++i) times.set(members_[i].entry, members_[i].lane);
  }
}

std::vector<const TraceView::Txn*> TraceView::chosen() {
  std::vector<const Txn*> txns;
  txns.reserve(txns_.size());
  for (const Txn& txn : txns_) txns.push_back(&txn);
  const auto begins_first = [](const Txn* one, const Txn* other) {
    return one->begin < other->begin;
  };
  std::stable_sort(txns.begin(), txns.end(), begins_first);
  if (first_ && *first_ < txns.size()) txns.resize(static_cast<std::size_t>(*first_));
  if (txns.size() >= kMost) {
    diagnostics_.error({counted(txns.size(), "transaction") + " are too many to be told one by one",
                        "--txns lists them; a narrower query or -m N chooses some"});
    return {};
  }
  if (!settings_.is_terminal || first_ || txns.size() <= kMostOnTerminal) return txns;
  diagnostics_.note(
      fmt::format("of {} the {} worst are shown; -m N shows the first N, and --txns lists them all",
                  counted(txns.size(), "transaction"), kMostOnTerminal));
  std::stable_sort(txns.begin(), txns.end(),
                   [](const Txn* one, const Txn* other) { return one->worst > other->worst; });
  txns.resize(kMostOnTerminal);
  std::stable_sort(txns.begin(), txns.end(), begins_first);
  return txns;
}

const Record* TraceView::parse(const KeptEntry& entry) {
  log_.emplace(&store_.file_of(entry));
  if (const Record* const record = parser_.parse(entry)) return record;
  if (changed_file_.empty()) changed_file_ = store_.file_of(entry).name;
  return nullptr;
}

Trace TraceView::build(const Txn& txn, const ClockOffsets& offsets) {
  TraceBuilder builder(txn.id, offsets);
  for (std::size_t i = txn.first; i < txn.first + txn.count; ++i) {
    const KeptEntry& entry = members_[i].entry;
    if (const Record* record = parse(entry)) builder.add(*record, entry, entry.file);
  }
  return builder.finish();
}

// Whether all hosts of --skew are among these; says which is not.
bool TraceView::check_skews(const std::set<std::string>& hosts) {
  for (const auto& [host, skew] : settings_.skews) {
    if (hosts.contains(host)) continue;
    std::string names;
    for (const std::string& name : hosts) names += (names.empty() ? "" : ", ") + printable(name);
    diagnostics_.error({"--skew: no entry shown is of host " + printable(host),
                        names.empty() ? "none names its host" : "the hosts are " + names});
    return false;
  }
  return true;
}

// What is taken off the times; says what it finds. None when the user's own cannot be.
std::optional<ClockOffsets> TraceView::find_offsets(const std::vector<const Txn*>& shown) {
  ClockEvidence evidence;
  std::set<std::string> hosts;
  for (const Txn* txn : shown) {
    const Trace trace = build(*txn, settings_.skews);
    add_evidence(trace, settings_.skews, evidence);
    hosts.insert(trace.hosts.begin(), trace.hosts.end());
  }
  if (!check_skews(hosts)) return std::nullopt;
  for (const ClockSkew& skew : evidence.skews()) {
    diagnostics_.note(fmt::format(
        "{}the clock of {} is at least {} behind that of {}: what it did stands before what "
        "caused it{}",
        with_skews(skew, settings_.skews), printable(skew.behind),
        duration_text(skew.at_least, screen_.utf8), printable(skew.ahead),
        settings_.align ? "; its times are shown set right" : "; --align sets its times right"));
  }
  ClockOffsets offsets = settings_.skews;
  if (!settings_.align) return offsets;
  for (const auto& [host, offset] : evidence.offsets()) {
    Nanoseconds& sum = offsets[host];
    sum = saturating_add(sum, offset);
  }
  return offsets;
}

void TraceView::write(const Txn& txn, const ClockOffsets& offsets) {
  const Trace trace = build(txn, offsets);
  changed_ += txn.count - trace.entries.size();
  if (trace.entries.empty()) return;
  std::string text;
  std::vector<bool> is_lost(trace.entries.size());
  const auto entry = [&](std::size_t index) {
    const KeptEntry& kept = trace.entries[index].kept;
    const Record* const record = parse(kept);
    is_lost[index] = record == nullptr;
    return record;
  };
  const auto origin = [&](std::size_t index) {
    const KeptEntry& kept = trace.entries[index].kept;
    return EntryOrigin{store_.file_of(kept).name, kept.place};
  };
  if (told_ == 0) renderer_->begin(text);
  told_ += trace.entries.size();
  renderer_->append(text, trace, {entry, origin});
  changed_ += static_cast<std::uint64_t>(std::count(is_lost.begin(), is_lost.end(), true));
  out_.write(text);
}

void TraceView::finish() {
  store_.finish();
  put_in_order();
  const std::vector<const Txn*> shown = chosen();
  const auto offsets = find_offsets(shown);
  if (!offsets) return;
  for (const Txn* txn : shown) {
    if (interrupt_ != nullptr && interrupt_->requested()) break;
    write(*txn, *offsets);
    if (!out_.open()) return;
  }
  if (told_ > 0) {
    std::string text;
    renderer_->end(text);
    out_.write(text);
  }
  report();
}

// Of what this form has no place for. When that is all, nothing useful came out.
void TraceView::report_left_out() {
  const std::uint64_t count = renderer_->left_out();
  if (count == 0) return;
  const std::string text =
      fmt::format("{} {} not shown, for want of {}: -o {} goes by times", counted_entries(count),
                  count == 1 ? "is" : "are", renderer_->lacking(),
                  name_of_value(kOutputFormatNames, render_.format));
  if (count < told_) return diagnostics_.note(text);
  diagnostics_.error({text, "--trace alone shows them in the order of the log"});
}

std::string_view TraceView::why_nothing() const {
  return txns_.empty() ? kNoTransaction : std::string_view();
}

void TraceView::report() {
  lines_.unread[static_cast<std::size_t>(Role::txn)].add(without_id_);
  // What is left out for want of a time is said once.
  if (renderer_->left_out() != untimed_.count) {
    lines_.unread[static_cast<std::size_t>(Role::time)].add(untimed_);
  }
  report_left_out();
  if (changed_ == 0) return;
  diagnostics_.error({fmt::format("{} could not be shown: {} changed while it was being read",
                                  counted_entries(changed_), printable(changed_file_)),
                      ""});
}

}  // namespace gsaw
