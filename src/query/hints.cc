// After a run with no match: what may be wrong with the query.
#include "query/hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/nearest_name.h"
#include "base/text_hash.h"
#include "query/quoted_text.h"
#include "query/time_expr.h"
#include "record/role_names.h"

namespace gsaw {
namespace {

using Kind = TermDescription::Kind;

std::string shown_time(const TimeZone& zone, Nanoseconds time) {
  std::string text;
  TimeFormatter(zone, {}).append(text, time);
  return text;
}

class Hints {
 public:
  Hints(const Observations& seen, const JudgedEntries& entries, const TimeZone& zone)
      : seen_(seen), entries_(entries), zone_(zone) {}

  void consider(const TermDescription& term, const TermCounts& counts) {
    // A negated test of a missing field is true: it is not why nothing matched.
    if (term.negated) return;
    if (counts.evaluated == 0) return;
    if (term.kind == Kind::txn && counts.present == 0) {
      add(fmt::format("{} a transaction or request id", nobody(counts)));
    }
    if (term.field.empty()) return;
    if (counts.present == 0) {
      if (const auto role = virtual_field(term.field)) {
        about_missing_role(*role, term.field, counts);
      } else {
        about_missing_field(term.field, counts);
      }
    } else if ((term.kind == Kind::ordered || term.kind == Kind::time) && counts.comparable == 0) {
      about_values(term);
    } else if (term.bound) {
      about_range(*term.bound, counts);
    }
  }

  std::vector<std::string> take() {
    if (known_.size() > hints_.size()) {
      hints_.push_back(fmt::format("and {} more such hints", known_.size() - hints_.size()));
    }
    return std::move(hints_);
  }

 private:
  // A query may have thousands of tests, and a person reads a screen.
  static constexpr std::size_t kMostHints = 10;

  void add(std::string hint) {
    const bool is_new = known_.insert(hint).second;
    if (is_new && hints_.size() < kMostHints) hints_.push_back(std::move(hint));
  }

  std::string nobody(const TermCounts& counts) const {
    if (counts.evaluated >= entries_.count) {
      if (entries_.all) return "no entry has";
      return fmt::format("none of the first {} entries has", entries_.count);
    }
    if (counts.evaluated == 1) return "the only entry that passed the other tests lacks";
    return fmt::format("of the {} entries that passed the other tests, none has", counts.evaluated);
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

  void about_missing_field(const std::string& field, const TermCounts& counts) {
    std::string hint = fmt::format("{} a field {}", nobody(counts), quoted_short(field));
    const std::string_view nearest = nearest_name(field, seen_.names);
    if (!nearest.empty() && nearest != field) {
      hint += fmt::format("; did you mean {}?", quoted_short(nearest));
    }
    add(std::move(hint));
  }

  void about_values(const TermDescription& term) {
    const bool ordered_value =
        term.kind == Kind::time || Decimal::parse(term.value) || parse_duration(term.value);
    if (ordered_value) {
      add(
          fmt::format("no value of {} could be compared with {}: it takes two numbers, two "
                      "durations or two times",
                      quoted_short(term.field), quoted_short(term.value)));
    } else {
      add(fmt::format("{} is no number, duration or time, so nothing is less or greater than it",
                      quoted_short(term.value)));
    }
  }

  void about_range(const TimeBound& bound, const TermCounts& counts) {
    if (!seen_.earliest || !seen_.latest) return;
    const bool from = bound.order == Order::greater || bound.order == Order::greater_equal;
    const bool outside = from ? bound.time > *seen_.latest : bound.time < *seen_.earliest;
    if (!outside) return;
    add(fmt::format("{} are from {} to {}, all {} {}", those(counts),
                    shown_time(zone_, *seen_.earliest), shown_time(zone_, *seen_.latest),
                    from ? "before" : "after", shown_time(zone_, bound.time)));
  }

  const Observations& seen_;
  JudgedEntries entries_;
  const TimeZone& zone_;
  std::unordered_set<std::string, TextHash> known_;
  std::vector<std::string> hints_;
};

}  // namespace

std::vector<std::string> no_match_hints(const CompiledQuery& query, const Observations& seen,
                                        const JudgedEntries& entries, const TimeZone& zone) {
  Hints hints(seen, entries, zone);
  if (entries.count == 0) return {};
  for (std::size_t i = 0; i < query.terms.size() && i < seen.terms.size(); ++i) {
    hints.consider(query.terms[i], seen.terms[i]);
  }
  return hints.take();
}

}  // namespace gsaw
