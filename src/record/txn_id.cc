// The transaction id: a reader of its parts, and the table of the keys that carry one.
#include "record/txn_id.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <limits>

#include "base/ascii.h"

namespace gsaw {
namespace {

constexpr bool is_alnum(char c) { return is_digit(c) || is_ascii_letter(c); }

// Bytes of a host or a version: anything but blanks, controls and quotes. Only they
// could belong to text around an id, not to the id.
bool is_name_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte != 0x7F && c != '"' && c != '\'';
}

// Takes the parts of an id from the front of a text.
class IdScanner {
 public:
  explicit IdScanner(std::string_view text) : left_(text) {}

  bool skip(std::string_view literal) {
    if (!left_.starts_with(literal)) return false;
    left_.remove_prefix(literal.size());
    return true;
  }

  // A random token: exactly `length` letters and digits.
  bool take_token(std::size_t length, std::string_view& token) {
    if (left_.size() < length) return false;
    token = take(length);
    return std::all_of(token.begin(), token.end(), is_alnum);
  }

  bool take_digits(std::string_view& digits) {
    const auto end = std::find_if_not(left_.begin(), left_.end(), is_digit);
    digits = take(static_cast<std::size_t>(end - left_.begin()));
    return !digits.empty();
  }

  std::string_view left() const { return left_; }

 private:
  std::string_view take(std::size_t length) {
    const std::string_view taken = left_.substr(0, length);
    left_.remove_prefix(length);
    return taken;
  }

  std::string_view left_;
};

// The time of the `ts` part; none when it lies outside the range of Nanoseconds.
std::optional<Nanoseconds> created_time(std::string_view whole, std::string_view fraction) {
  // From here on the number is milliseconds: 100'000'000'000 s is the year 5138.
  constexpr std::int64_t kFirstMillis = 100'000'000'000;
  // Many times the longest that fits, so that the sum below cannot overflow.
  constexpr std::size_t kMostDigits = 17;

  while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
  if (whole.size() > kMostDigits) return std::nullopt;
  std::int64_t value = 0;
  for (const char digit : whole) value = value * 10 + (digit - '0');

  const Nanoseconds unit = value >= kFirstMillis ? kNanosPerMilli : kNanosPerSecond;
  if (value >= std::numeric_limits<Nanoseconds>::max() / unit) return std::nullopt;
  Nanoseconds created = value * unit;
  Nanoseconds place = unit;
  for (const char digit : fraction) {
    place /= 10;
    if (place == 0) break;
    created += place * (digit - '0');
  }
  return created;
}

// Reads `.r-XXXXXXXX.c-N.ts-N.v-VERSION`, the part that follows the host.
bool read_request_part(std::string_view text, TxnId& id) {
  IdScanner scan(text);
  if (!scan.skip(".r-") || !scan.take_token(8, id.request)) return false;
  if (!scan.skip(".c-") || !scan.take_digits(id.counter)) return false;
  if (!scan.skip(".ts-")) return false;
  const std::string_view from_created = scan.left();
  std::string_view whole;
  std::string_view fraction;
  if (!scan.take_digits(whole)) return false;
  if (!scan.left().starts_with(".v-") && !(scan.skip(".") && scan.take_digits(fraction))) {
    return false;
  }
  id.created_text = from_created.substr(0, from_created.size() - scan.left().size());
  if (!scan.skip(".v-") || scan.left().empty()) return false;
  id.version = scan.left();
  const auto created = created_time(whole, fraction);
  id.created = created.value_or(0);
  return created.has_value();
}

// The known keys, in the order of rank: names of a whole transaction, of one request,
// and last of a step or a group that is no transaction itself, taken only when an entry
// has nothing better. Spelled without `_ - .`, in lower case.
constexpr std::string_view kNames[] = {
    "txnid", "transactionid", "uniqueid",
    // Traces.
    "traceid", "@tr", "ddtraceid", "oteltraceid", "logginggoogleapiscom/trace", "xraytraceid",
    "xamzntraceid",
    // Requests.
    "requestid", "reqid", "xrequestid", "xresponseid", "httprequestid", "functionrequestid",
    "awsrequestid", "correlationid", "xcorrelationid", "cid", "operationid", "auditid", "eventID",
    "rayid", "cfray",
    // Headers that hold a trace among other things.
    "traceparent", "b3", "xb3traceid", "ubertraceid", "sentrytrace",
    // Parts of a trace; more than a transaction.
    "spanid", "@sp", "parentid", "sessionid"};

// These count only in this spelling (after leading `_`): .NET writes an `EventId` that
// is a kind of message, and `CId`, `B.3`, `event.id` are anyone's.
constexpr bool is_exact_only(std::string_view name) {
  return name == "eventID" || name == "cid" || name == "b3";
}

constexpr std::size_t kLongestName = 26;
// With room for separators: `logging.googleapis.com/trace`.
constexpr std::size_t kLongestKey = 32;

struct RankedName {
  std::string_view name;
  int rank = 0;
};

// The names by length, and where each length begins among them.
struct NameTable {
  std::array<RankedName, std::size(kNames)> names{};
  std::array<std::uint8_t, kLongestName + 2> begin{};
};

constexpr NameTable make_name_table() {
  NameTable table;
  std::size_t used = 0;
  for (std::size_t length = 0; length <= kLongestName; ++length) {
    table.begin[length] = static_cast<std::uint8_t>(used);
    for (std::size_t rank = 0; rank < std::size(kNames); ++rank) {
      if (kNames[rank].size() != length) continue;
      table.names[used++] = {kNames[rank], static_cast<int>(rank)};
    }
  }
  table.begin[kLongestName + 1] = static_cast<std::uint8_t>(used);
  return table;
}

constexpr NameTable kTable = make_name_table();
static_assert(kTable.begin.back() == std::size(kNames), "a name is longer than kLongestName");

constexpr bool is_separator(char c) { return c == '_' || c == '-' || c == '.'; }

// Whether a name can end in these bytes. Every key of every entry is looked up, and
// this refuses nearly all of them before a byte is copied.
bool can_end_a_name(char before_last, char last) {
  if (is_separator(last) || is_separator(before_last)) return true;
  switch (ascii_lower(last)) {
    case 'd':
      return ascii_lower(before_last) == 'i';  // every ...id
    case 'r':
      return ascii_lower(before_last) == 't';  // @tr
    case 'p':
      return ascii_lower(before_last) == 's';  // @sp
    case 'y':
      return ascii_lower(before_last) == 'a';  // cf-ray
    case 't':
      return ascii_lower(before_last) == 'n';  // traceparent
    case 'e':
      return ascii_lower(before_last) == 'c';  // ...trace
    case '3':
      return ascii_lower(before_last) == 'b';
    default:
      return false;
  }
}

}  // namespace

std::optional<TxnId> decode_txn_id(std::string_view text) {
  while (text.ends_with('.') || text.ends_with('-')) text.remove_suffix(1);
  TxnId id;
  IdScanner scan(text);
  if (!scan.skip(".rh-") || !scan.take_token(4, id.process) || !scan.skip(".h-")) {
    return std::nullopt;
  }
  const std::string_view from_host = scan.left();
  if (!std::all_of(from_host.begin(), from_host.end(), is_name_byte)) return std::nullopt;
  std::size_t at = from_host.rfind(".r-");
  while (at != std::string_view::npos && at > 0) {
    if (read_request_part(from_host.substr(at), id)) {
      id.host = from_host.substr(0, at);
      return id;
    }
    at = from_host.rfind(".r-", at - 1);
  }
  return std::nullopt;
}

std::optional<int> txn_key_rank(std::string_view key) {
  if (key.size() < 2 || key.size() > kLongestKey) return std::nullopt;
  if (!can_end_a_name(key[key.size() - 2], key.back())) return std::nullopt;

  std::string_view spelled = key;
  while (spelled.starts_with('_')) spelled.remove_prefix(1);
  std::array<char, kLongestKey> normal{};
  std::size_t length = 0;
  for (const char c : spelled) {
    if (!is_separator(c)) normal[length++] = ascii_lower(c);
  }
  if (length > kLongestName) return std::nullopt;
  const std::string_view name(normal.data(), length);
  for (std::size_t i = kTable.begin[length]; i < kTable.begin[length + 1]; ++i) {
    const RankedName& known = kTable.names[i];
    if (known.name == (is_exact_only(known.name) ? spelled : name)) return known.rank;
  }
  return std::nullopt;
}

}  // namespace gsaw
