// What is said of names of fields that no entry has.
#include "query/field_hint.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <optional>

#include "base/nearest_name.h"
#include "base/terminal_escape.h"
#include "query/quoted_text.h"
#include "query/typed_name.h"
#include "record/field_path.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

// A person reads a screen.
constexpr std::size_t kMostNames = 10;
constexpr std::size_t kLongQuoted = 60;

std::string without_array_marks(std::string name) {
  for (std::size_t at = name.find("[]"); at != name.npos; at = name.find("[]")) name.erase(at, 2);
  return name;
}

// The ways in which a known name may have been meant.
std::vector<std::string> forms_of(const std::string& known) {
  std::vector<std::string> forms = {known};
  if (known.starts_with('_')) forms.push_back(known.substr(1));
  if (known.find("[]") != known.npos) forms.push_back(without_array_marks(known));
  if (known.starts_with('"') && quoted_part_size(known) == known.size()) {
    std::string scratch;
    forms.emplace_back(decode_json_string(known.substr(1, known.size() - 2), scratch));
  }
  return forms;
}

// The shortest path that ends with what was typed, as `request.url` does with `url`.
std::string_view path_ending_with(std::string_view typed, const FieldNames& known) {
  const std::string end = fmt::format(".{}", typed);
  std::string_view best;
  for (const std::string& each : known) {
    if (!best.empty() && best.size() <= each.size()) continue;
    const std::vector<std::string> forms = forms_of(each);
    if (std::any_of(forms.begin(), forms.end(),
                    [&](const std::string& form) { return form.ends_with(end); })) {
      best = each;
    }
  }
  return best;
}

// Without GELF's `_`, where the rest finds the same.
std::string_view shortest(std::string_view name, const FieldNames& known) {
  if (!name.starts_with('_')) return name;
  const std::string_view rest = name.substr(1);
  const std::string_view key = rest.substr(0, rest.find_first_of(".["));
  const bool finds_it = is_bare_key(key) && !key.starts_with('_') && !is_taken_word(key) &&
                        !known.contains(rest) && !known.contains(key);
  return finds_it ? rest : name;
}

std::string shown(std::string_view name, const FieldNames& known, bool alone) {
  // What was typed in quotes has its own.
  const bool has_quotes = name.find_first_of("\"'") != name.npos && name.size() < kLongQuoted;
  std::string text = has_quotes ? printable(name) : quoted_short(name);
  const std::string_view nearest = nearest_field(name, known);
  if (nearest.empty()) return text;
  const std::string hint = fmt::format("did you mean {}?", printable(shortest(nearest, known)));
  return text + (alone ? "; " + hint : " (" + hint + ")");
}

}  // namespace

std::string_view nearest_field(std::string_view typed, const FieldNames& known) {
  std::string_view best;
  std::optional<std::size_t> least;
  for (const std::string& each : known) {
    if (each == typed || (each.starts_with('_') && std::string_view(each).substr(1) == typed)) {
      continue;  // others have it
    }
    for (const std::string& form : forms_of(each)) {
      const std::size_t limit = least ? *least - 1 : slip_limit(typed);
      const std::size_t distance = form == typed ? 0 : name_distance(typed, form, limit);
      if (distance > limit) continue;
      best = each;
      least = distance;
      if (distance == 0) return best;
    }
  }
  const std::string_view path = path_ending_with(typed, known);
  return path.empty() ? best : path;
}

std::string missing_fields_hint(std::string_view nobody, const std::vector<std::string>& names,
                                const FieldNames& known) {
  assert(!names.empty());
  const std::size_t count = std::min(names.size(), kMostNames);
  if (names.size() == 1) return fmt::format("{} a field {}", nobody, shown(names[0], known, true));
  std::string list;
  for (std::size_t i = 0; i < count; ++i) {
    const bool last = i + 1 == names.size();
    if (i > 0) list += last ? " or " : ", ";
    list += shown(names[i], known, false);
  }
  if (names.size() > count) list += fmt::format(" or {} others", names.size() - count);
  return fmt::format("{} a field {}", nobody, list);
}

}  // namespace gsaw
