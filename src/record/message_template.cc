// Messages written as templates with holes.
#include "record/message_template.h"

#include <algorithm>

#include "base/ascii.h"

namespace gsaw {
namespace {

// `10`, `-10`. None when it is no number, or a very large one.
std::optional<int> read_width(std::string_view text) {
  const bool behind = text.starts_with('-');
  if (behind) text.remove_prefix(1);
  constexpr std::size_t kMostDigits = 6;
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  int width = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    width = width * 10 + (c - '0');
  }
  return behind ? -width : width;
}

// The hole that `text`, whose first byte is a brace, begins with.
std::optional<Hole> read_hole(std::string_view text) {
  const std::size_t end = text.find_first_of("{}", 1);
  if (end == text.npos || text[end] == '{') return std::nullopt;
  Hole hole;
  hole.written = text.substr(0, end + 1);
  std::string_view inside = text.substr(1, end - 1);
  if (inside.starts_with('@') || inside.starts_with('$')) inside.remove_prefix(1);
  const std::size_t colon = std::min(inside.find(':'), inside.size());
  if (colon < inside.size()) hole.format = inside.substr(colon + 1);
  inside = inside.substr(0, colon);
  const std::size_t comma = std::min(inside.find(','), inside.size());
  if (comma < inside.size()) {
    const auto width = read_width(inside.substr(comma + 1));
    if (!width) return std::nullopt;
    hole.width = *width;
  }
  hole.name = inside.substr(0, comma);
  return hole.name.empty() ? std::nullopt : std::optional(hole);
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;  // continues none
  }));
}

// Puts blanks round what `out` has from `begin` on.
void widen(std::string& out, std::size_t begin, int width, std::size_t most_bytes) {
  const auto wanted = static_cast<std::size_t>(width < 0 ? -width : width);
  const std::size_t has = count_characters(std::string_view(out).substr(begin));
  if (has >= wanted || out.size() + wanted - has > most_bytes) return;
  out.insert(width < 0 ? out.size() : begin, wanted - has, ' ');
}

}  // namespace

void fill_named_holes(std::string& out, std::string_view text, DoubledBraces doubled,
                      std::size_t most_bytes, HoleText fill) {
  for (;;) {
    const std::size_t brace = std::min(text.find_first_of("{}"), text.size());
    out.append(text.substr(0, brace));
    text.remove_prefix(brace);
    if (text.empty()) return;
    if (doubled == DoubledBraces::are_one && text.size() > 1 && text[1] == text[0]) {
      out += text[0];
      text.remove_prefix(2);
      continue;
    }
    const auto hole = text[0] == '{' ? read_hole(text) : std::nullopt;
    if (!hole) {
      out += text[0];
      text.remove_prefix(1);
      continue;
    }
    const std::size_t begin = out.size();
    if (!fill(out, *hole)) {
      out.append(hole->written);
    } else if (hole->width != 0) {
      widen(out, begin, hole->width, most_bytes);
    }
    text.remove_prefix(hole->written.size());
  }
}

void fill_slf4j_holes(std::string& out, std::string_view text, HoleText fill) {
  constexpr std::string_view kHole = "{}";
  for (;;) {
    const std::size_t at = std::min(text.find(kHole), text.size());
    std::string_view before = text.substr(0, at);
    text.remove_prefix(at);
    const bool escaped = !text.empty() && before.ends_with('\\');
    if (escaped) before.remove_suffix(1);
    out.append(before);
    if (text.empty()) return;
    const bool is_hole = !escaped || before.ends_with('\\');
    if (!is_hole || !fill(out, {{}, {}, 0, kHole})) out.append(kHole);
    text.remove_prefix(kHole.size());
  }
}

void fill_percent_holes(std::string& out, std::string_view text, HoleText fill) {
  for (;;) {
    const std::size_t at = std::min(text.find('%'), text.size());
    out.append(text.substr(0, at));
    text.remove_prefix(at);
    if (text.empty()) return;
    const std::string_view hole = text.substr(0, 2);
    constexpr std::string_view kKinds = "sdifjoO";
    const bool is_hole = hole.size() == 2 && kKinds.find(hole[1]) != kKinds.npos;
    if (hole == "%%") {
      out += '%';
    } else if (!is_hole || !fill(out, {{}, {}, 0, hole})) {
      out.append(hole);
    }
    text.remove_prefix(hole.size());
  }
}

}  // namespace gsaw
