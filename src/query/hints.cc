// After a run with no match: what may be wrong with the query.
#include "query/hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/terminal_escape.h"
#include "base/text_hash.h"
#include "query/field_hint.h"
#include "query/quoted_text.h"
#include "record/role_names.h"

namespace gsaw {
namespace {

using Kind = TermDescription::Kind;

// With so many digits behind the seconds, 3 to 9.
std::string shown_time(const TimeZone& zone, Nanoseconds time, std::size_t digits) {
  std::string text;
  TimeFormatter(zone, {}).append(text, time);
  return text + fmt::format("{:06}", beyond_millis(time)).substr(0, digits - 3);
}

// As many as it takes to tell the two apart.
std::size_t digits_between(const TimeZone& zone, Nanoseconds one, Nanoseconds other) {
  std::size_t digits = 3;
  while (digits < 9 && one != other &&
         shown_time(zone, one, digits) == shown_time(zone, other, digits)) {
    digits += 3;
  }
  return digits;
}

class Hints {
 public:
  Hints(const CompiledQuery& query, const Observations& seen, const JudgedEntries& entries,
        const TimeZone& zone)
      : query_(query), seen_(seen), entries_(entries), zone_(zone) {}

  void consider(const TermDescription& term, const TermCounts& counts) {
    // A negated test of a missing field is true: it is not why nothing matched.
    if (term.negated) return;
    if (counts.evaluated == 0) return;
    if (term.kind == Kind::txn && counts.present == 0) {
      add(fmt::format("{} a transaction or request id", nobody(counts)));
    }
    if (term.field.empty()) return;
    if (counts.present == 0) {
      // Names of elements are their own, whatever they mean of entries.
      const auto role = term.elements ? std::nullopt : virtual_field(term.field);
      if (role) {
        about_missing_role(*role, term.field, counts);
      } else {
        about_missing_field(term, counts);
      }
    } else if ((term.kind == Kind::ordered || term.kind == Kind::time) && counts.comparable == 0) {
      about_values(term);
    } else if (term.bound) {
      about_range(*term.bound, counts);
    }
  }

  std::vector<std::string> take() {
    for (const Missing& each : missing_) {
      const FieldNames known = each.array.empty() ? seen_.names : names_in(each.array);
      hints_.push_back(missing_fields_hint(each.nobody, each.fields, known));
    }
    for (const auto* kind : {&values_, &others_}) {
      hints_.insert(hints_.end(), kind->begin(), kind->end());
    }
    if (more_values_ > 0) {
      hints_.push_back(fmt::format("so it is with {} other comparison{}", more_values_,
                                   more_values_ == 1 ? "" : "s"));
    }
    return std::move(hints_);
  }

 private:
  // Each is said once.
  void add(std::string hint) {
    if (std::find(others_.begin(), others_.end(), hint) == others_.end()) {
      others_.push_back(std::move(hint));
    }
  }

  std::string nobody(const TermCounts& counts) const {
    if (counts.evaluated >= entries_.count) {
      if (entries_.all) return "no entry has";
      return fmt::format("none of the first {} entries has", entries_.count);
    }
    if (counts.evaluated == 1) return "the only entry that passed the other tests lacks";
    return fmt::format("of the {} entries that passed the other tests, none has", counts.evaluated);
  }

  // That all entries, and all objects in them, were asked about `term`.
  bool is_of_all(const TermDescription& term, const TermCounts& counts) const {
    if (!term.elements) return counts.evaluated >= entries_.count;
    const TermCounts& elements = seen_.terms[*term.elements];
    return counts.evaluated >= elements.comparable &&
           is_of_all(query_.terms[*term.elements], elements);
  }

  std::string no_object(const std::string& array, const TermDescription& term,
                        const TermCounts& counts) const {
    const std::string beginning = "no object in " + printable(array);
    if (!is_of_all(term, counts)) return beginning + " that passed the other tests has";
    if (entries_.all) return beginning + " has";
    return beginning + fmt::format(" of the first {} entries has", entries_.count);
  }

  // Of the known names those of the array's elements, as these have them.
  FieldNames names_in(const std::string& array) const {
    const std::string before = array + ".";
    FieldNames names;
    for (auto each = seen_.names.lower_bound(before);
         each != seen_.names.end() && each->starts_with(before); ++each) {
      names.insert(each->substr(before.size()));
    }
    return names;
  }

  // The entries that the term was asked about.
  std::string those(const TermCounts& counts) const {
    if (counts.evaluated < entries_.count) return "the entries that passed the other tests";
    return entries_.all ? "the entries" : fmt::format("the first {} entries", entries_.count);
  }

  // There may be a member of that name, with a value that is none.
  void about_missing_role(Role role, const std::string& field, const TermCounts& counts) {
    if ((entries_.spoken & role_bit(role)) != 0) return;
    add(fmt::format("{} a {} that gsaw can read", nobody(counts), field));
  }

  // Those of the same entries in one sentence.
  void about_missing_field(const TermDescription& term, const TermCounts& counts) {
    const std::string array = term.elements ? query_.terms[*term.elements].field : std::string();
    if (!fields_.insert(array + "." + term.field).second) return;
    const std::string who = term.elements ? no_object(array, term, counts) : nobody(counts);
    const auto same = std::find_if(missing_.begin(), missing_.end(),
                                   [&](const Missing& each) { return each.nobody == who; });
    if (same == missing_.end()) {
      missing_.push_back({who, array, {term.field}});
    } else {
      same->fields.push_back(term.field);
    }
  }

  void about_values(const TermDescription& term) {
    const std::string hint = fmt::format(
        "no value of {} could be compared with {}: both must be numbers, durations, sizes, "
        "addresses or times",
        quoted_short(term.field), quoted_short(term.value));
    if (values_.empty()) {
      values_.push_back(hint);
    } else if (values_.front() != hint) {
      ++more_values_;
    }
  }

  void about_range(const TimeBound& bound, const TermCounts& counts) {
    if (!seen_.earliest || !seen_.latest) return;
    const bool from = bound.order == Order::greater || bound.order == Order::greater_equal;
    const bool outside = from ? bound.time > *seen_.latest : bound.time < *seen_.earliest;
    if (!outside) return;
    const std::size_t digits =
        digits_between(zone_, bound.time, from ? *seen_.latest : *seen_.earliest);
    const auto shown = [&](Nanoseconds time) { return shown_time(zone_, time, digits); };
    add(fmt::format("{} are from {} to {}, all {} {}", those(counts), shown(*seen_.earliest),
                    shown(*seen_.latest), from ? "before" : "after", shown(bound.time)));
  }

  struct Missing {
    std::string nobody;  // the beginning of the sentence
    std::string array;   // whose elements lack the fields; empty where it is entries
    std::vector<std::string> fields;
  };

  const CompiledQuery& query_;
  const Observations& seen_;
  JudgedEntries entries_;
  const TimeZone& zone_;
  std::vector<Missing> missing_;                      // in the order of the query
  std::unordered_set<std::string, TextHash> fields_;  // of these
  std::vector<std::string> values_, others_;
  std::size_t more_values_ = 0;
  std::vector<std::string> hints_;
};

// `could not connect` is how messages say it; without quotes its `not` is no word.
std::optional<std::string> negation_hint(std::span<const TermDescription> terms) {
  const auto is_word = [](const TermDescription& term) {
    return term.kind == Kind::text && term.bare;
  };
  const auto found = std::adjacent_find(
      terms.begin(), terms.end(), [&](const TermDescription& one, const TermDescription& next) {
        return is_word(one) && !one.negated && is_word(next) && next.negated;
      });
  if (found == terms.end()) return std::nullopt;
  const std::string& left_out = std::next(found)->value;
  return fmt::format(
      "the word not asks for entries without {}; as a part of a text it stands in quotes: "
      "'\"{} not {}\"'",
      quoted_short(left_out), printable(found->value), printable(left_out));
}

}  // namespace

std::vector<std::string> no_match_hints(const CompiledQuery& query, const Observations& seen,
                                        const JudgedEntries& entries, const TimeZone& zone) {
  Hints hints(query, seen, entries, zone);
  if (entries.count == 0) return {};
  for (std::size_t i = 0; i < query.terms.size() && i < seen.terms.size(); ++i) {
    hints.consider(query.terms[i], seen.terms[i]);
  }
  std::vector<std::string> found = hints.take();
  if (auto hint = negation_hint(query.terms)) found.push_back(std::move(*hint));
  return found;
}

bool may_be_fields(const CompiledQuery& query, bool negated) {
  return std::any_of(query.terms.begin(), query.terms.end(), [&](const TermDescription& term) {
    return term.bare && (term.negated || !negated);
  });
}

std::vector<std::string> field_as_text_hints(const CompiledQuery& query, const FieldNames& known,
                                             bool negated) {
  std::vector<std::string> hints;
  const auto is_known = [&](const std::string& name) {
    return !virtual_field(name) && (known.contains(name) || known.contains("_" + name));
  };
  bool text = false, value = false;  // said: one of each kind
  for (const TermDescription& term : query.terms) {
    // What an element holds is compared with its own fields alone.
    if (term.elements || !term.bare || (negated && !term.negated)) continue;
    if (!is_known(term.value)) continue;
    if (term.kind == Kind::text && !std::exchange(text, true)) {
      hints.push_back(fmt::format(
          "{} was searched for as a text, and is also a field of these entries: exists {}",
          quoted_short(term.value), printable(term.value)));
    } else if (term.kind == Kind::field && term.field != term.value &&
               !std::exchange(value, true)) {
      hints.push_back(
          fmt::format("{} was compared with the text {}, which is also a field of these entries: "
                      "field({})",
                      quoted_short(term.field), quoted_short(term.value), printable(term.value)));
    }
  }
  return hints;
}

}  // namespace gsaw
