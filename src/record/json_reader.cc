// The only user of simdjson: turns a line into validated tokens and members.
//
// simdjson's stage 1 (its SIMD chosen at run time) finds the tokens; the walk over
// them is our own. On-Demand's walk stands on the same index, but it gives up on what
// real producers write (trailing commas, lone surrogates, two objects on a line) and
// does not check the values it skips, so that a verdict would depend on the query.
#include "record/json_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <new>
#include <optional>
#include <stdexcept>

#include "base/ascii.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

// What a line takes may be many times its size; past this size it is given back after use,
// so that one giant line does not hold memory for the rest of the run.
constexpr std::size_t kKeptCapacity = std::size_t{4} << 20;
constexpr std::size_t kFirstCapacity = std::size_t{16} << 10;
constexpr std::size_t kFirstMembers = 64;

// The name by which `text` begins, as some writers have it for a number that is none; empty
// where no value ends behind it.
std::string_view not_a_number(std::string_view text) {
  for (const std::string_view name : {"NaN", "Infinity", "-Infinity"}) {
    if (!text.starts_with(name)) continue;
    const std::size_t next = text.find_first_not_of(" \t\r\n", name.size());
    const char c = next == text.npos ? '\0' : text[next];
    return c == ',' || c == '}' || c == ']' ? name : std::string_view();
  }
  return {};
}

// Makes of `line` what simdjson accepts: invalid UTF-8 becomes U+FFFD, raw control
// bytes within strings become escapes, NUL outside strings a blank, NaN and Infinity
// strings. False when there is nothing to repair; then nothing is copied.
bool repair(std::string_view line, std::string& out) {
  constexpr char kHex[] = "0123456789abcdef";
  bool in_string = false, escaped = false;
  std::size_t repaired = 0;  // so many bytes of the line are in `out`
  out.clear();
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (!in_string && (c == 'N' || c == 'I' || c == '-')) {
      if (const std::string_view name = not_a_number(line.substr(at)); !name.empty()) {
        out.append(line.substr(repaired, at - repaired)).append(1, '"').append(name).append(1, '"');
        repaired = at += name.size();
        continue;
      }
    }
    const CodePoint point = decode_utf8(line.substr(at));
    const auto byte = static_cast<unsigned char>(c);
    const bool control = in_string && byte < 0x20;
    const bool stray_nul = !in_string && c == '\0';
    if (control || stray_nul || !point.valid) {
      out.append(line.substr(repaired, at - repaired));
      repaired = at + point.length;
      // After a backslash the pair is no escape; doubling keeps the backslash as text.
      if (escaped) out += '\\';
      if (control) {
        out += "\\u00";
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
      } else {
        out += stray_nul ? " " : "\xEF\xBF\xBD";
      }
    }
    if (c == '"' && !escaped) in_string = !in_string;
    escaped = in_string && c == '\\' && !escaped;
    at += point.length;
  }
  if (repaired == 0) return false;
  out.append(line.substr(repaired));
  return true;
}

}  // namespace

struct JsonReader::Tokenizer {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage1;

  void reserve(std::size_t size) {
    if (stage1 && stage1->capacity() >= size) return;
    const std::size_t capacity =
        size > kKeptCapacity ? size : std::max(kFirstCapacity, std::bit_ceil(size));
    stage1.reset();
    // The depth is not used: the walk keeps its own.
    const auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
        std::min<std::size_t>(capacity, simdjson::SIMDJSON_MAXSIZE_BYTES), 1, stage1);
    if (error == simdjson::SUCCESS) return;
    stage1.reset();
    throw std::bad_alloc();
  }

  void give_back() { stage1.reset(); }

#ifdef NDEBUG
  void remember(std::string_view) {}
#else
  // What the tokens were made of, to see that it has not changed when they are used.
  std::string made_of;
  void remember(std::string_view text) { made_of = text; }
#endif

  // The tokens of `text`, or none when simdjson finds that it is no JSON. That it cannot tell is
  // another matter, and is thrown.
  std::optional<JsonTokens> tokenize(std::string_view text) {
    if (text.size() >= simdjson::SIMDJSON_MAXSIZE_BYTES) throw std::length_error("4 GiB of JSON");
    reserve(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    if (stage1->stage1(bytes, text.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS) {
      return {};
    }
    return JsonTokens{text.data(), stage1->structural_indexes.get(), stage1->n_structural_indexes,
                      text.data() + text.size() - 1};
  }
};

JsonReader::JsonReader()
    : line_tokenizer_(std::make_unique<Tokenizer>()),
      ahead_tokenizer_(std::make_unique<Tokenizer>()) {}
JsonReader::~JsonReader() = default;

void JsonReader::read_ahead(std::string_view lines) {
  ahead_ = {};
  next_ahead_ = 0;
  backslash_from_ = backslash_ = nullptr;
  if (lines.empty()) return;
  if (const auto tokens = ahead_tokenizer_->tokenize(lines)) {
    ahead_ = lines;
    ahead_tokens_ = *tokens;
    ahead_tokenizer_->remember(lines);
  }
}

// In text that simdjson accepts no string goes on past a newline, so the tokens of each of
// its lines are those of the line alone. A line within which JSON begins where the text has
// no token, as behind a prefix with a quote in it, is none of them.
bool JsonReader::take_from_ahead(std::string_view line) {
  if (line.data() < ahead_.data() || line.data() + line.size() > ahead_.data() + ahead_.size()) {
    return false;
  }
  const JsonTokens& all = ahead_tokens_;
  const auto begin = static_cast<std::uint32_t>(line.data() - ahead_.data());
  const auto end = begin + static_cast<std::uint32_t>(line.size());
  std::uint32_t first = next_ahead_;
  while (first < all.count && all.positions[first] < begin) ++first;
  // Lines resemble each other: its end is looked for where the line before would have it.
  std::uint32_t behind = std::min(first + tokens_.count, all.count);
  while (behind > first && all.positions[behind - 1] >= end) --behind;
  while (behind < all.count && all.positions[behind] < end) ++behind;
  next_ahead_ = behind;
  assert(std::string_view(ahead_tokenizer_->made_of).substr(begin, line.size()) == line);
  if (first == behind || all.positions[first] != begin) return false;
  tokens_ = {all.text, all.positions + first, behind - first, all.last_byte};
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
  const auto tokens = line_tokenizer_->tokenize(text);
  if (tokens) tokens_ = *tokens;
  return tokens.has_value();
}

// Reads the objects that the tokens are.
bool JsonReader::walk() {
  objects_.clear();
  member_count_ = 0;
  for (std::uint32_t token = 0; token < tokens_.count;) {
    const std::uint32_t begin = token;
    const std::uint32_t first_member = member_count_;
    has_arrays_ = false;
    if (tokens_.at(token) != '{' || !walk_object(token)) return false;
    const char* start = tokens_.text + tokens_.positions[begin];
    const char* last = tokens_.text + tokens_.positions[token - 1];
    objects_.push_back({std::string_view(start, static_cast<std::size_t>(last - start) + 1), begin,
                        first_member, member_count_ - first_member, has_arrays_, keys_});
  }
  return !objects_.empty();
}

// A comma may be followed by the end of its container, as GELF servers allow.
bool JsonReader::walk_object(std::uint32_t& token) {
  const char* const text = tokens_.text;
  const std::uint32_t* const end = tokens_.positions + tokens_.count;
  const std::uint32_t* const first = tokens_.positions + token + 1;
  if (first != end && text[*first] == '}') {  // PERF: an empty one costs no more than its bytes
    keys_ = KeySequences::kUnknown;
    token += 2;
    return true;
  }
  Walk walk{first, sequences_.begin()};
  Stopped stopped = walk_known_members(walk);
  // A member has four tokens: key, colon, value, and a comma or the closing brace.
  while (stopped == Stopped::before_key && end - walk.next >= 4 && text[*walk.next] == '"') {
    if (!walk_member(walk)) return false;
    if (walk.next == end || text[*walk.next] != ',') break;
    ++walk.next;
    if (KeySequences::is_known(walk.row)) stopped = walk_known_members(walk);
  }
  if (stopped == Stopped::invalid || walk.next == end || text[*walk.next] != '}') return false;
  token = static_cast<std::uint32_t>(walk.next - tokens_.positions) + 1;
  keys_ = sequences_.end(walk.row);
  return true;
}

// As many members as have keys that are foreseen. Every member of nearly every line goes through
// here: all it needs is kept in locals, and strings are read in line.
JsonReader::Stopped JsonReader::walk_known_members(Walk& walk) {
  constexpr std::ptrdiff_t kTokens = 4;  // of a member with its comma or closing brace
  const JsonTokens tokens = tokens_;
  const std::uint32_t* next = walk.next;
  const std::uint32_t* const end = tokens.positions + tokens.count;
  JsonMember* member = members_.data() + member_count_;
  const JsonMember* const room_end = members_.data() + members_.size();
  KeySequences::Foreseen keys(sequences_, walk.row, tokens.last_byte);
  Stopped stopped = Stopped::before_key;
  while (end - next >= kTokens && member != room_end) {
    const char* const quote = tokens.text + next[0];
    const KeySequences::Node* const key = keys.find(quote);
    if (key == nullptr) break;
    if (const char* const value = tokens.text + next[2]; *value == '"') {
      const char* const close = tokens.text + next[3] - 1;
      if (*close != '"' || close == value) break;  // blanks behind it, or not closed
      member->value.type = JsonType::string;
      member->value.raw = {value + 1, static_cast<std::size_t>(close - value) - 1};
      member->value.token = static_cast<std::uint32_t>(next - tokens.positions) + 2;
      next += 3;
    } else {
      const std::uint32_t* const behind = walk_other_value(next + 2, member->value);
      if (behind == nullptr) {
        stopped = Stopped::invalid;
        break;
      }
      next = behind;
    }
    member->key = {quote + 1, key->size};
    ++member;
    keys.pass(key);
    if (next == end || tokens.text[*next] != ',') {
      stopped = Stopped::behind_value;
      break;
    }
    ++next;
  }
  walk.next = next;
  walk.row = keys.place();
  member_count_ = static_cast<std::uint32_t>(member - members_.data());
  return stopped;
}

// Whatever its form; there are four tokens, and the first begins a string.
bool JsonReader::walk_member(Walk& walk) {
  const char* const text = tokens_.text;
  const std::uint32_t* const next = walk.next;
  if (member_count_ == members_.size()) {
    const auto tokens_left = tokens_.count - static_cast<std::size_t>(next - tokens_.positions);
    const std::size_t most = member_count_ + tokens_left / 4;
    members_.resize(std::max(kFirstMembers, std::min<std::size_t>(4 * member_count_, most)));
  }
  JsonMember& member = members_[member_count_];
  if (text[next[1]] != ':' || !read_string(text, next, member.key)) return false;
  if (text[next[2]] == '"') {
    if (!read_string(text, next + 2, member.value.raw)) return false;
    member.value.type = JsonType::string;
    member.value.token = static_cast<std::uint32_t>(next - tokens_.positions) + 2;
    walk.next = next + 3;
  } else {
    walk.next = walk_other_value(next + 2, member.value);
    if (walk.next == nullptr) return false;
  }
  walk.row = sequences_.behind(walk.row, member.key);
  ++member_count_;
  return true;
}

// Returns the token behind the value at `next`, which is no string; null when it is none at all.
[[gnu::noinline]] const std::uint32_t* JsonReader::walk_other_value(const std::uint32_t* next,
                                                                    JsonValue& value) {
  const char* const begin = tokens_.text + *next;
  value.token = static_cast<std::uint32_t>(next - tokens_.positions);
  if (*begin != '{' && *begin != '[') {
    const char* const end = tokens_.text + next[1];
    const bool is_number = is_digit(*begin) && is_digit(end[-1]);  // PERF: most are, without blanks
    if (!is_number) return read_literal(tokens_.text, next, value) ? next + 1 : nullptr;
    value.type = JsonType::number;
    value.raw = {begin, static_cast<std::size_t>(end - begin)};
    return is_json_number(value.raw) ? next + 1 : nullptr;
  }
  value.type = *begin == '{' ? JsonType::object : JsonType::array;
  const std::uint32_t* const behind = walk_container(next);
  if (behind == nullptr) return nullptr;
  value.raw = {begin, static_cast<std::size_t>(tokens_.text + behind[-1] - begin) + 1};
  return behind;
}

// Checks the container that begins at `next`, of any depth, and returns the token behind it, or
// null.
const std::uint32_t* JsonReader::walk_container(const std::uint32_t* next) {
  const char* const text = tokens_.text;
  const std::uint32_t* const end = tokens_.positions + tokens_.count;
  std::string_view string;
  JsonValue literal;
  bool in_object = text[*next++] == '{';
  has_arrays_ |= !in_object;
  nesting_.clear();
  while (next != end) {
    // At an item, or where one may be.
    char first = text[*next];
    if (first != (in_object ? '}' : ']')) {
      if (in_object) {
        if (first != '"' || end - next < 3 || text[next[1]] != ':') return nullptr;
        if (!read_string(text, next, string)) return nullptr;
        next += 2;
        first = text[*next];
      }
      if (first == '{' || first == '[') {
        nesting_.push_back(in_object ? '{' : '[');
        in_object = first == '{';
        has_arrays_ |= !in_object;
        ++next;
        continue;
      }
      const bool is_value =
          first == '"' ? read_string(text, next, string) : read_literal(text, next, literal);
      if (!is_value) return nullptr;
      ++next;
      if (next != end && text[*next] == ',') {
        ++next;
        continue;
      }
    }
    do {
      if (next == end || text[*next] != (in_object ? '}' : ']')) return nullptr;
      ++next;
      if (nesting_.empty()) return next;
      in_object = nesting_.back() == '{';
      nesting_.pop_back();
    } while (next == end || text[*next] != ',');
    ++next;
  }
  return nullptr;
}

// Tokens that were made ahead are as good as the line's own: what they say is not asked twice.
bool JsonReader::read(std::string_view line) {
  if (giant_) give_back();
  giant_ = line.size() > kKeptCapacity;
  repaired_ = false;
  if ((take_from_ahead(line) || tokenize_alone(line)) && walk()) return true;
  if (!repair(line, repair_buffer_)) return false;
  giant_ |= repair_buffer_.size() > kKeptCapacity;
  repaired_ = true;
  return tokenize_alone(repair_buffer_) && walk();
}

void JsonReader::give_back() {
  line_tokenizer_->give_back();
  tokens_ = {};
  members_ = std::vector<JsonMember>();
  objects_ = std::vector<JsonObject>();
  nesting_ = std::vector<char>();
  repair_buffer_ = std::string();
}

}  // namespace gsaw
