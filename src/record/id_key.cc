// The table of the keys that carry a correlation id, and the look-up of a member in it.
#include "record/id_key.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

#include "base/ascii.h"
#include "record/key_name.h"

namespace gsaw {
namespace {

// In the order of rank: names of a whole transaction, of one request, and last of a step or a group
// that is no transaction itself, taken only when an entry has nothing better. Without `_ - .` and
// in lower case. With `=` only in this spelling, as a key of its own (after leading `_`): .NET
// writes an `EventId` that is a kind of message, and `CId`, `B.3`, `event.id` are anyone's. With
// `~` only for the id of a trace: `trace` may be a stack or a switch.
constexpr std::string_view kIdNames[] = {
    "txnid", "transactionid", "uniqueid",
    // Traces.
    "traceid", "=@tr", "ddtraceid", "oteltraceid", "logginggoogleapiscom/trace", "xraytraceid",
    "xamzntraceid", "xtraceid", "httpxtraceid", "~trace",
    // Requests.
    "requestid", "reqid", "xrequestid", "httpxrequestid", "xresponseid", "httprequestid",
    "requestxrequestid", "downstreamxrequestid", "originxrequestid", "globalrequestid",
    "clientrequestid", "functionrequestid", "awsrequestid", "xamznrequestid", "xamzrequestid",
    "xmsrequestid", "xmsclientrequestid", "correlationid", "xcorrelationid", "httpxcorrelationid",
    "=cid", "operationid", "invocationid", "executionid", "activityid", "reconcileid", "=jid",
    "taskuuid", "auditid", "=eventID", "rayid", "cfray", "googleapiscom/operationid",
    // Headers that hold a trace among other things.
    "traceparent", "httptraceparent", "xcloudtracecontext", "=b3", "xb3traceid", "httpxb3traceid",
    "ubertraceid", "sentrytrace",
    "~tracingvalue",  // of AWS Lambda's platform.start and platform.report
    // Parts of a trace; more than a transaction.
    "spanid", "=@sp", "otelspanid", "ddspanid", "xb3spanid", "parentid", "parentspanid",
    "xb3parentspanid", "sessionid"};

constexpr std::size_t kLongestIdName = 26;
// Of one name of a path, with room for separators: longer ones are none of these.
constexpr std::size_t kLongestPart = KeyName::kLongestKey;
// More than a name of the table is made of: `logging.googleapis.com/trace`.
constexpr std::size_t kMostParts = 3;

constexpr bool is_marked(std::string_view name) {
  return name.starts_with('=') || name.starts_with('~');
}

struct RankedName {
  std::string_view name;
  IdKey key;
};

// The names that any spelling has, by length, and where each length begins among them; the others
// behind them.
struct NameTable {
  std::array<RankedName, std::size(kIdNames)> names{};
  std::array<std::uint8_t, kLongestIdName + 2> begin{};
};

constexpr NameTable make_name_table() {
  NameTable table;
  std::size_t used = 0;
  const auto add = [&](std::size_t rank, std::string_view name) {
    table.names[used++] = {name, {static_cast<int>(rank), kIdNames[rank].starts_with('~')}};
  };
  for (std::size_t length = 0; length <= kLongestIdName; ++length) {
    table.begin[length] = static_cast<std::uint8_t>(used);
    for (std::size_t rank = 0; rank < std::size(kIdNames); ++rank) {
      std::string_view name = kIdNames[rank];
      if (name.starts_with('=')) continue;
      if (is_marked(name)) name.remove_prefix(1);
      if (name.size() == length) add(rank, name);
    }
  }
  table.begin[kLongestIdName + 1] = static_cast<std::uint8_t>(used);
  for (std::size_t rank = 0; rank < std::size(kIdNames); ++rank) {
    if (kIdNames[rank].starts_with('=')) add(rank, kIdNames[rank].substr(1));
  }
  return table;
}

constexpr NameTable kTable = make_name_table();
constexpr auto kFirstPart =
    std::find(std::begin(kIdNames), std::end(kIdNames), "spanid") - std::begin(kIdNames);
static_assert(kFirstPart < std::ssize(kIdNames));
static_assert(kTable.names.back().name == "@sp", "a name is longer than kLongestIdName");

// The last parts of a path, normalized and joined, from its end.
class NameTail {
 public:
  // The names of `key` before those that are there. False when no more are of use.
  bool put_before(std::string_view key) {
    while (!key.empty()) {
      if (count_ == kMostParts) return false;
      const std::string_view near = key.substr(key.size() - std::min(key.size(), kLongestPart + 1));
      const std::size_t dot = near.rfind('.');
      const std::string_view part = dot == near.npos ? near : near.substr(dot + 1);
      if (part.size() > kLongestPart || !put_part(part)) return false;
      key.remove_suffix(std::min(key.size(), part.size() + 1));
    }
    return true;
  }

  std::size_t count() const { return count_; }
  // Of the last `parts`, 1 to count().
  std::string_view name(std::size_t parts) const {
    const std::size_t begin = begins_[parts - 1];
    return {bytes_.data() + begin, kLongestIdName - begin};
  }

 private:
  bool put_part(std::string_view part) {
    while (part.starts_with('_') || part.starts_with('@')) part.remove_prefix(1);
    std::size_t begin = begin_;
    for (std::size_t i = part.size(); i-- > 0;) {
      if (is_key_separator(part[i])) continue;
      if (begin == 0) return false;
      bytes_[--begin] = ascii_lower(part[i]);
    }
    if (begin == begin_) return false;  // nothing is left of it
    begins_[count_++] = begin_ = begin;
    return true;
  }

  std::array<char, kLongestIdName> bytes_;
  std::size_t begin_ = kLongestIdName;
  std::array<std::size_t, kMostParts> begins_{};
  std::size_t count_ = 0;
};

std::optional<IdKey> exact_key(std::string_view key) {
  while (key.starts_with('_')) key.remove_prefix(1);
  const auto first = kTable.names.begin() + kTable.begin.back();
  const auto found = std::find_if(first, kTable.names.end(),
                                  [&](const RankedName& known) { return known.name == key; });
  return found == kTable.names.end() ? std::nullopt : std::optional(found->key);
}

std::optional<IdKey> key_named(std::string_view name) {
  for (std::size_t i = kTable.begin[name.size()]; i < kTable.begin[name.size() + 1]; ++i) {
    if (kTable.names[i].name == name) return kTable.names[i].key;
  }
  return std::nullopt;
}

// Further names: as the paths that they are compared with.
std::vector<std::string>& added() {
  static std::vector<std::string> paths;
  return paths;
}

// Appends the names of `key`, a dot before each. Of long keys what the longest name would need.
void append_path(std::string& out, std::string_view key) {
  constexpr std::size_t kMostBytes = 4 * kLongestPart;
  if (key.size() > kMostBytes) key.remove_prefix(key.size() - kMostBytes);
  bool begins = true;
  for (const char c : key) {
    if (begins) out += '.';
    if (begins && (c == '_' || c == '@')) {
      out.pop_back();
      continue;
    }
    begins = c == '.';
    if (!is_key_separator(c)) out += ascii_lower(c);
  }
}

std::optional<IdKey> added_key(const KeyPath& path) {
  std::string whole;
  for (const std::string_view key : {path.grandparent, path.parent, path.key}) {
    append_path(whole, key);
  }
  const auto found = std::find_if(added().begin(), added().end(),
                                  [&](const std::string& name) { return whole.ends_with(name); });
  if (found == added().end()) return std::nullopt;
  return IdKey{static_cast<int>(found - added().end()), false};
}

}  // namespace

bool has_added_id_keys = false;

void set_added_id_keys(std::span<const std::string> names) {
  added().clear();
  for (const std::string& name : names) append_path(added().emplace_back(), name);
  has_added_id_keys = !names.empty();
}

std::optional<IdKey> find_id_key(const KeyPath& path) {
  const std::string_view key = path.key;
  if (has_added_id_keys) {
    if (const auto found = added_key(path)) return found;
  }
  if (!may_be_id_key(key)) return std::nullopt;
  NameTail tail;
  if (tail.put_before(key) && tail.put_before(path.parent)) tail.put_before(path.grandparent);
  for (std::size_t parts = tail.count(); parts > 0; --parts) {
    if (const auto found = key_named(tail.name(parts))) return found;
  }
  return key.size() <= kLongestPart ? exact_key(key.substr(key.rfind('.') + 1)) : std::nullopt;
}

bool names_no_transaction(int rank) { return rank >= kFirstPart; }

}  // namespace gsaw
