// The transaction id: a reader of its parts.
#include "record/txn_id.h"

#include <algorithm>
#include <cstddef>
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

}  // namespace gsaw
