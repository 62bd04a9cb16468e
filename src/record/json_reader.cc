// Turns a line into validated tokens and members.
//
// simdjson's stage 1 finds the tokens; the walk over them is our own. On-Demand's walk stands on
// the same index, but it gives up on what real producers write (trailing commas, lone surrogates,
// two objects on a line) and does not check the values it skips, so that a verdict would depend on
// the query.
#include "record/json_reader.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "base/ascii.h"
#include "base/short_text.h"
#include "record/json_repair.h"
#include "record/plain_number.h"

namespace gsaw {
namespace {

constexpr std::size_t kFirstMembers = 64;

constexpr std::string_view kNull = "null";

// The token at `begin` is just that, the next one at once behind it.
bool is_null(const char* begin, const char* behind) {
  return behind - begin == std::ptrdiff_t{kNull.size()} &&
         load_part<std::uint32_t>(begin) == load_part<std::uint32_t>(kNull.data());
}

// From all places before this one what the walk needs at a time can be read.
std::uint32_t blocks_end(std::string_view text) {
  constexpr std::size_t kBlock = std::max(KeySequences::kHead, kPlainNumber);
  return static_cast<std::uint32_t>(text.size() - std::min(kBlock - 1, text.size()));
}

}  // namespace

void JsonReader::read_ahead(std::string_view lines, bool may_have_backslash) {
  assert(may_have_backslash || lines.find('\\') == lines.npos);
  ahead_ = {};
  next_ahead_ = 0;
  backslash_from_ = backslash_ = nullptr;
  if (lines.empty()) return;
  if (const auto tokens = ahead_tokenizer_.tokenize(lines)) {
    ahead_ = lines;
    ahead_tokens_ = *tokens;
    ahead_blocks_end_ = blocks_end(lines);
    if (may_have_backslash) return;
    backslash_from_ = lines.data();
    backslash_ = lines.data() + lines.size();
  }
}

// In text that simdjson accepts no string goes on past a newline, so the tokens of each of
// its lines are those of the line alone. A line within which JSON begins where the text has
// no token, as behind a prefix with a quote in it, is none of them.
bool JsonReader::take_from_ahead(std::string_view line) {
  if (line.empty() || line.data() < ahead_.data() ||
      line.data() + line.size() > ahead_.data() + ahead_.size()) {
    return false;
  }
  const JsonTokens& all = ahead_tokens_;
  const auto begin = static_cast<std::uint32_t>(line.data() - ahead_.data());
  assert(ahead_tokenizer_.made_of(line, begin));
  std::uint32_t first = next_ahead_;
  while (first < all.count && all.positions[first] < begin) ++first;
  next_ahead_ = first;
  if (all.positions[first] != begin) return false;
  tokens_ = {all.text, all.positions + first, all.count - first, all.last_byte};
  end_ = begin + static_cast<std::uint32_t>(line.size());
  blocks_end_ = ahead_blocks_end_;
  return true;
}

bool JsonReader::look_for_backslash(const JsonObject& object) {
  const char* const begin = object.raw.data();
  const char* const end = begin + object.raw.size();
  const char* const ahead_end = ahead_.data() + ahead_.size();
  if (begin < ahead_.data() || end > ahead_end) return object.raw.find('\\') != object.raw.npos;
  if (begin < backslash_from_ || begin > backslash_) {
    const void* const found = std::memchr(begin, '\\', static_cast<std::size_t>(ahead_end - begin));
    backslash_from_ = begin;
    backslash_ = found == nullptr ? ahead_end : static_cast<const char*>(found);
  }
  return backslash_ < end;
}

bool JsonReader::tokenize_alone(std::string_view text) {
  const auto tokens = line_tokenizer_.tokenize(text);
  if (!tokens) return false;
  tokens_ = *tokens;
  end_ = static_cast<std::uint32_t>(text.size());
  blocks_end_ = blocks_end(text);
  return true;
}

// Reads the objects that the tokens are. PERF: with all that it calls in one function.
[[gnu::flatten]] bool JsonReader::walk() {
  object_count_ = member_count_ = 0;
  std::uint32_t token = 0;
  while (tokens_.positions[token] < end_) {
    if (object_count_ == objects_.size())
      objects_.resize(std::max<std::size_t>(2 * objects_.size(), 1));
    JsonObject& object = objects_[object_count_++];
    object.token = token;
    object.first_member = member_count_;
    has_arrays_ = false;
    if (tokens_.at(token) != '{' || !walk_object(token)) return false;
    const char* const begin = tokens_.text + tokens_.positions[object.token];
    const char* const last = tokens_.text + tokens_.positions[token - 1];
    object.raw = {begin, static_cast<std::size_t>(last - begin) + 1};
    object.member_count = member_count_ - object.first_member;
    object.has_arrays = has_arrays_;
    object.keys = keys_;
  }
  tokens_.count = token;
  return token > 0;
}

// A comma may be followed by the end of its container, as GELF servers allow.
bool JsonReader::walk_object(std::uint32_t& token) {
  ++token;
  if (is_at(token, '}')) {  // PERF: an empty one costs no more than its bytes
    keys_ = KeySequences::kUnknown;
    ++token;
    return true;
  }
  Walk walk{token, sequences_.begin()};
  const std::size_t needed = member_count_ + std::size_t{sequences_.longest()};
  if (members_.size() < needed) [[unlikely]]
    members_.resize(std::max(needed, kFirstMembers));
  Stopped stopped = walk_known_members(walk);
  // A member has four tokens: key, colon, value, and a comma or the closing brace.
  while (stopped == Stopped::before_key && is_at(walk.token, '"') &&
         tokens_.positions[walk.token + 3] < end_) {
    if (!walk_member(walk)) return false;
    if (!is_at(walk.token, ',')) break;
    ++walk.token;
    if (walk.row != nullptr) stopped = walk_known_members(walk);
  }
  if (stopped == Stopped::invalid || !is_at(walk.token, '}')) return false;
  token = walk.token + 1;
  keys_ = sequences_.end(walk.row);
  return true;
}

// As many members as have keys that are foreseen; there is room for those of any row. Every member
// of nearly every line goes through here: all it needs is kept in locals, and most values are read
// in line.
JsonReader::Stopped JsonReader::walk_known_members(Walk& walk) {
  const char* const text = tokens_.text;
  const std::uint32_t end = blocks_end_;
  std::uint32_t token = walk.token;
  const std::uint32_t* next = tokens_.positions + token;
  JsonMember* member = members_.data() + member_count_;
  Stopped stopped = Stopped::before_key;
  KeySequences::Place row = walk.row;
  while (next[3] < end) {
    const char* const quote = text + next[0];
    const KeySequences::Place key = sequences_.foreseen(row, quote, tokens_.last_byte);
    if (key == nullptr) break;
    const char* const value = text + next[2];
    const char* behind = text + next[3];
    member->value.token = token + 2;
    if (*value == '"') {
      if (behind[-1] != '"') break;  // blanks behind it
      member->value.type = JsonType::string;
      member->value.raw = {value + 1, static_cast<std::size_t>(behind - value) - 2};
    } else if (is_digit(*value) &&
               is_plain_number(value, static_cast<std::size_t>(behind - value))) {
      member->value.type = JsonType::number;
      member->value.raw = {value, static_cast<std::size_t>(behind - value)};
    } else if (is_null(value, behind)) {
      member->value.type = JsonType::null;
      member->value.raw = {value, kNull.size()};
    } else {
      const std::uint32_t reached = walk_other_value(token + 2, member->value);
      if (reached == kNoToken) {
        stopped = Stopped::invalid;
        break;
      }
      token = reached - 3;
      next = tokens_.positions + token;
      behind = text + next[3];
    }
    row = key;
    member->key = {quote + 1, key->size};
    ++member;
    token += 4;
    next += 4;
    if (*behind != ',') {
      --token;
      stopped = Stopped::behind_value;
      break;
    }
  }
  walk.token = token;
  walk.row = row;
  member_count_ = static_cast<std::uint32_t>(member - members_.data());
  return stopped;
}

// Whatever its form; its four tokens are the line's, and the first begins a string.
bool JsonReader::walk_member(Walk& walk) {
  const char* const text = tokens_.text;
  const std::uint32_t* const next = tokens_.positions + walk.token;
  if (member_count_ == members_.size()) {
    const std::size_t most = member_count_ + (tokens_.count - walk.token) / 4;
    members_.resize(std::max(kFirstMembers, std::min<std::size_t>(4 * member_count_, most)));
  }
  JsonMember& member = members_[member_count_];
  if (text[next[1]] != ':' || !read_string(text, next, member.key)) return false;
  if (text[next[2]] == '"') {
    if (!read_string(text, next + 2, member.value.raw)) return false;
    member.value.type = JsonType::string;
    member.value.token = walk.token + 2;
    walk.token += 3;
  } else {
    walk.token = walk_other_value(walk.token + 2, member.value);
    if (walk.token == kNoToken) return false;
  }
  walk.row = sequences_.behind(walk.row, member.key);
  ++member_count_;
  return true;
}

// Returns the token behind the value at `token`, which is no string, one of the line's; kNoToken
// when it is no value, or no other is behind it.
[[gnu::noinline]] std::uint32_t JsonReader::walk_other_value(std::uint32_t token,
                                                             JsonValue& value) {
  const std::uint32_t* const at = tokens_.positions + token;
  const char* const begin = tokens_.text + *at;
  value.token = token;
  if (*begin != '{' && *begin != '[') {
    return read_literal(tokens_.text, at, value) && at[1] < end_ ? token + 1 : kNoToken;
  }
  value.type = *begin == '{' ? JsonType::object : JsonType::array;
  token = walk_container(token);
  if (token == kNoToken) return kNoToken;
  const char* const last = tokens_.text + tokens_.positions[token - 1];
  value.raw = {begin, static_cast<std::size_t>(last - begin) + 1};
  return tokens_.positions[token] < end_ ? token : kNoToken;
}

// Whether what begins at the first of these tokens, and ends before the next, is a literal by
// JSON's grammar.
inline bool JsonReader::is_literal(const std::uint32_t* token) const {
  const char* const begin = tokens_.text + token[0];
  if (is_digit(*begin) && token[1] < blocks_end_ && is_plain_number(begin, token[1] - token[0])) {
    return true;
  }
  JsonValue value;
  return read_literal(tokens_.text, token, value);
}

// Checks the container that begins at `token`, of any depth, and returns the token behind it, or
// kNoToken.
std::uint32_t JsonReader::walk_container(std::uint32_t token) {
  const char* const text = tokens_.text;
  const std::uint32_t* next = tokens_.positions + token;
  const std::uint32_t end = end_;
  char closing = text[*next++] == '{' ? '}' : ']';
  has_arrays_ |= closing == ']';
  nesting_.clear();
  while (*next < end) {
    // At an item, or where one may be.
    char first = text[*next];
    if (first != closing) {
      if (closing == '}') {
        // A key, a colon, a value and what is behind it.
        if (first != '"' || next[3] >= end || text[next[1]] != ':' || !is_string(text, next)) {
          return kNoToken;
        }
        next += 2;
        first = text[*next];
      }
      if (first == '{' || first == '[') {
        nesting_.push_back(closing);
        closing = first == '{' ? '}' : ']';
        has_arrays_ |= first == '[';
        ++next;
        continue;
      }
      if (next[1] >= end || !(first == '"' ? is_string(text, next) : is_literal(next))) {
        return kNoToken;
      }
      ++next;
      if (text[*next] == ',') {
        ++next;
        continue;
      }
    }
    do {
      if (*next >= end || text[*next] != closing) return kNoToken;
      ++next;
      if (nesting_.empty()) return static_cast<std::uint32_t>(next - tokens_.positions);
      closing = nesting_.back();
      nesting_.pop_back();
    } while (*next >= end || text[*next] != ',');
    ++next;
  }
  return kNoToken;
}

// Tokens that were made ahead are as good as the line's own: what they say is not asked twice.
bool JsonReader::read(std::string_view line) {
  if (giant_) give_back();
  giant_ = line.size() > kKeptJson;
  repaired_ = false;
  if (take_from_ahead(line)) {
    if (walk()) {
      next_ahead_ += tokens_.count;
      return true;
    }
  } else if (tokenize_alone(line) && walk()) {
    return true;
  }
  if (!repair_json(line, repair_buffer_)) return false;
  giant_ |= repair_buffer_.size() > kKeptJson;
  repaired_ = true;
  return tokenize_alone(repair_buffer_) && walk();
}

void JsonReader::give_back() {
  line_tokenizer_.give_back();
  tokens_ = {};
  members_ = std::vector<JsonMember>();
  objects_ = std::vector<JsonObject>();
  object_count_ = member_count_ = 0;
  nesting_ = std::vector<char>();
  repair_buffer_ = std::string();
}

}  // namespace gsaw
