// What --explain says of a prefilter.
#include "query/prefilter_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "query/quoted_text.h"

namespace gsaw {
namespace {

// "text", or what key; of all the needles of a role the same.
std::string shown(const Needle& needle) {
  if (needle.role) return *needle.role == Role::time ? "a key of times" : "a key of levels";
  if (needle.condition == nullptr) return quoted_short(needle.text);
  return "a key that ends in " + quoted_short(key_of(needle));
}

std::string what_lines_hold(const Prefilter& prefilter) {
  constexpr std::size_t kShown = 5;
  const std::vector<Needle>& needles = prefilter.any_of;
  std::vector<std::string> each;
  bool has_templates = false, has_joints = false;
  for (const Needle& needle : needles) {
    std::string text = shown(needle);
    has_templates |= needle.of_template;
    has_joints |= needle.of_several;
    if (needle.of_template || needle.of_several || (!each.empty() && each.back() == text)) continue;
    each.push_back(std::move(text));
  }
  std::string text;
  for (std::size_t i = 0; i < std::min(kShown, each.size()); ++i) {
    text += (i == 0 ? "" : " or ") + each[i];
  }
  if (each.size() > kShown) text += fmt::format(" or one of {} more", each.size() - kShown);
  const bool any_literal = std::any_of(needles.begin(), needles.end(), [](const Needle& needle) {
    return !needle.role && !needle.of_several;
  });
  if (prefilter.ignore_case && any_literal) text += " (in any case)";
  const bool all_probed = std::all_of(needles.begin(), needles.end(), [](const Needle& needle) {
    return needle.condition || needle.of_several;
  });
  if (all_probed) text += " with a value that fits";
  if (has_templates) text += ", or a message template";
  if (has_joints) text += ", or several objects";
  text += ", or \\u00";
  if ((prefilter.roles & role_bit(Role::level)) != 0) text += ", or no level";
  if ((prefilter.roles & role_bit(Role::time)) != 0) text += ", or no time";
  if (prefilter.odd_lines() == OddLines::unclosed) text += ", or that do not end with }";
  if (prefilter.odd_lines() == OddLines::unclosed_or_prefixed) {
    text += ", or that do not begin with { and end with }";
  }
  for (const Prefilter& side : prefilter.also)
    text += "; of these that hold " + what_lines_hold(side);
  return text;
}

}  // namespace

std::string explain_prefilter(const Prefilter& prefilter) {
  if (!prefilter.active()) return fmt::format("every line is parsed: {}\n", prefilter.why_none);
  return fmt::format("parsed are only lines that hold {}\n", what_lines_hold(prefilter));
}

}  // namespace gsaw
