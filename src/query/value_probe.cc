// A look at the value behind a key in the raw line: most lines have the key that a query
// asks about, few the value.
#include "query/value_probe.h"

#include <algorithm>
#include <optional>

#include "record/json_text.h"

namespace gsaw {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view without_blanks(std::string_view text) {
  const auto begin = std::find_if_not(text.begin(), text.end(), is_blank);
  return {begin, text.end()};
}

// The string that `text` starts with, when it reads as it is written: nothing escaped, and
// no byte that would be repaired.
std::optional<JsonValue> plain_string(std::string_view text) {
  text.remove_prefix(1);
  const auto end = std::find_if(text.begin(), text.end(), [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) - 0x20 >= 0x7F - 0x20;
  });
  if (end == text.end() || *end != '"') return std::nullopt;
  return JsonValue{JsonType::string, {text.begin(), end}, kNoToken};
}

// The number or literal that `text` starts with.
std::optional<JsonValue> plain_literal(std::string_view text) {
  const auto end = std::find_if(text.begin(), text.end(),
                                [](char c) { return c == ',' || c == '}' || is_blank(c); });
  if (end == text.end()) return std::nullopt;
  const std::string_view raw(text.begin(), end);
  if (raw == "null") return JsonValue{JsonType::null, raw, kNoToken};
  if (raw == "true" || raw == "false") return JsonValue{JsonType::boolean, raw, kNoToken};
  if (is_json_number(raw)) return JsonValue{JsonType::number, raw, kNoToken};
  return std::nullopt;
}

}  // namespace

std::shared_ptr<const ValueProbe> ValueProbe::make(const Prefilter& prefilter,
                                                   const CompileSettings& settings) {
  if (prefilter.key_term == nullptr) return nullptr;
  auto term = compile_query(*prefilter.key_term, settings);
  if (!term) return nullptr;
  return std::shared_ptr<const ValueProbe>(
      new ValueProbe(*std::move(term), prefilter.any_of.front().size()));
}

bool ValueProbe::may_match(std::string_view text, std::size_t at, ValueScratch& scratch) const {
  text = without_blanks(text.substr(at + literal_length_));
  if (text.empty()) return true;
  // The end of a string that is a value.
  if (text.front() == ',' || text.front() == '}' || text.front() == ']') return false;
  if (text.front() != ':') return true;
  text = without_blanks(text.substr(1));
  if (text.empty() || text.front() == '{' || text.front() == '[') return true;
  const auto value = text.front() == '"' ? plain_string(text) : plain_literal(text);
  return !value || holds(*value, scratch);
}

bool ValueProbe::holds(const JsonValue& value, ValueScratch& scratch) const {
  return std::visit(
      [&](const auto& term) {
        if constexpr (requires { test_value(term, value, scratch); }) {
          return test_value(term, value, scratch).holds;
        } else {
          return true;
        }
      },
      term_.root.kind);
}

}  // namespace gsaw
