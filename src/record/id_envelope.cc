// The standard forms in which ids travel.
#include "record/id_envelope.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <optional>

#include "base/ascii.h"

namespace gsaw {
namespace {

constexpr std::size_t kTraceDigits = 32, kShortTraceDigits = 16, kSpanDigits = 16;

bool is_hex_of(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most && is_hex(text);
}

// The parts of `text` between separators; none when there are more than fit.
struct SplitParts {
  static constexpr std::size_t kMost = 4;
  std::array<std::string_view, kMost> each{};
  std::size_t count = 0;
};

std::optional<SplitParts> split(std::string_view text, char separator) {
  SplitParts parts;
  for (;;) {
    if (parts.count == SplitParts::kMost) return std::nullopt;
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.each[parts.count++] = text.substr(0, end);
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

bool is_trace_and_span(std::string_view trace, std::string_view span) {
  return (trace.size() == kTraceDigits || trace.size() == kShortTraceDigits) && is_hex(trace) &&
         span.size() == kSpanDigits && is_hex(span);
}

void read_google_trace(std::string_view text, EnvelopedIds& ids) {
  constexpr std::string_view kBegin = "projects/", kTraces = "/traces/";
  if (!text.starts_with(kBegin)) return;
  text.remove_prefix(kBegin.size());
  const std::size_t project = text.find('/');
  if (project == 0 || project == text.npos || !text.substr(project).starts_with(kTraces)) return;
  const std::string_view id = text.substr(project + kTraces.size());
  if (!id.empty() && id.find('/') == id.npos) ids.add(id);
}

void read_google_context(std::string_view text, EnvelopedIds& ids) {
  const std::string_view trace = text.substr(0, text.find('/'));
  if (trace.size() != kTraceDigits || trace.size() == text.size() || !is_hex(trace)) return;
  std::string_view span = text.substr(trace.size() + 1);
  const std::size_t options = span.find(';');
  if (options != span.npos) {
    if (!span.substr(options).starts_with(";o=")) return;
    span = span.substr(0, options);
  }
  if (!span.empty() && !std::all_of(span.begin(), span.end(), is_digit)) return;
  ids.add(trace);
  if (!span.empty()) ids.add(span);
}

// traceparent, b3 and sentry-trace.
void read_dashed(std::string_view text, EnvelopedIds& ids) {
  const auto parts = split(text, '-');
  if (!parts || parts->count < 2) return;
  const auto& [first, second, third, fourth] = parts->each;
  const bool is_parent = parts->count == 4 && first.size() == 2 && is_hex(first) &&
                         second.size() == kTraceDigits && fourth.size() == 2 && is_hex(fourth);
  if (is_parent && is_trace_and_span(second, third)) {
    ids.add(second);
    ids.add(third);
    return;
  }
  constexpr std::string_view kSampled = "01d";
  if (!is_trace_and_span(first, second)) return;
  if (parts->count > 2 && (third.size() > 1 || kSampled.find(third) == kSampled.npos)) return;
  if (parts->count == 4 && !(fourth.size() == kSpanDigits && is_hex(fourth))) return;
  ids.add(first);
  ids.add(second);
  if (parts->count == 4) ids.add(fourth);
}

void read_amazon_trace(std::string_view text, EnvelopedIds& ids) {
  constexpr std::string_view kNames[] = {"Root=", "Parent=", "Self="};
  if (std::none_of(std::begin(kNames), std::end(kNames),
                   [&](std::string_view name) { return text.starts_with(name); })) {
    return;
  }
  bool seen[std::size(kNames)] = {};  // each name once, so that there is room for all
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    const std::string_view part = trimmed(text.substr(begin, end - begin));
    begin = end + 1;
    for (std::size_t i = 0; i < std::size(kNames); ++i) {
      if (seen[i] || !part.starts_with(kNames[i]) || part.size() == kNames[i].size()) continue;
      seen[i] = true;
      ids.add(part.substr(kNames[i].size()));
    }
  }
}

void read_jaeger(std::string_view text, EnvelopedIds& ids) {
  const auto parts = split(text, ':');
  if (!parts || parts->count != SplitParts::kMost) return;
  const auto& [trace, span, parent, flags] = parts->each;
  if (!is_hex_of(trace, kTraceDigits) || !is_hex_of(span, kSpanDigits) ||
      !is_hex_of(parent, kSpanDigits) || !is_hex_of(flags, 2)) {
    return;
  }
  ids.add(trace);
  ids.add(span);
  if (parent.find_first_not_of('0') != parent.npos) ids.add(parent);
}

void read_hex_number(std::string_view text, EnvelopedIds& ids) {
  constexpr std::size_t kFewest = 8;
  if (!text.starts_with("0x") && !text.starts_with("0X")) return;
  text.remove_prefix(2);
  if (text.size() >= kFewest && is_hex_of(text, kTraceDigits)) ids.add(text);
}

}  // namespace

std::string_view EnvelopedIds::trace() const {
  const auto* const found =
      std::find_if(begin(), end(), [](std::string_view id) { return id.size() > kSpanDigits; });
  return found != end() ? *found : ids_.front();
}

EnvelopedIds ids_of_envelope(std::string_view text) {
  assert(may_be_envelope(text));
  EnvelopedIds ids;
  switch (text.front()) {
    case 'p':
      read_google_trace(text, ids);
      return ids;
    case 'R':
    case 'P':
    case 'S':
      read_amazon_trace(text, ids);
      return ids;
    default:
      break;
  }
  // No text is of two of these shapes.
  read_hex_number(text, ids);
  read_google_context(text, ids);
  read_dashed(text, ids);
  read_jaeger(text, ids);
  return ids;
}

bool is_hex_id(std::string_view text) {
  constexpr std::size_t kFewest = 8;
  std::size_t digits = 0;
  bool letter = false;
  for (const char c : text) {
    if (c == '-') continue;
    if (ascii_hex_digit(c) < 0) return false;
    ++digits;
    letter |= !is_digit(c);
  }
  return digits >= kFewest && letter && text.front() != '-' && text.back() != '-';
}

std::string_view in_one_case(std::string_view id, std::string& lowered) {
  if (!is_hex_id(id)) return id;
  lowered = id;
  make_ascii_lower(lowered);
  return lowered;
}

bool is_nil_id(std::string_view text) {
  constexpr std::size_t kFewest = 16;
  constexpr std::string_view kZeros = "0-", kWords[] = {"0",         "-",   "null", "none",   "nil",
                                                        "undefined", "n/a", "0x0",  "0:0:0:0"};
  if (text.starts_with(' ') && text.find_first_not_of(' ') == text.npos) return true;
  if (text.size() >= kFewest) {
    const std::size_t first = text.find_first_not_of(kZeros);
    if (first == text.npos) return true;
    // PERF: of an envelope with zeros in it these stand behind its name, or before its other parts.
    constexpr std::string_view kOfEnvelopes = "xX/:p";
    if (kOfEnvelopes.find(text[first]) == kOfEnvelopes.npos) return false;
    const std::string_view trace = ids_within(text).trace();
    return !trace.empty() && trace.find_first_not_of(kZeros) == trace.npos;
  }
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [text](std::string_view word) { return equals_lowered(text, word); });
}

}  // namespace gsaw
