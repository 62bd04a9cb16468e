// LogQL, of Loki: lines are documents, whose members the stage `json` makes labels.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "translate/engines.h"
#include "translate/label_engine.h"

namespace gsaw {
namespace {

// No label of a filter is called so: https://grafana.com/docs/loki/latest/query/log_queries/
constexpr std::string_view kWords[] = {
    "and",         "bool",        "by",       "decolorize", "distinct", "drop",
    "group_left",  "group_right", "ignoring", "json",       "keep",     "label_format",
    "line_format", "logfmt",      "offset",   "on",         "or",       "pattern",
    "regexp",      "unless",      "unpack",   "unwrap",     "without"};

class LogQl : public LabelEngine {
 public:
  using LabelEngine::LabelEngine;

  std::string_view name() const override { return "logql"; }

  Said ordered(const Asked& asked, const TargetField& field, Order order,
               const std::string& number) override {
    if (const auto held = check(asked, field); !held) return tl::unexpected(held.error());
    const auto more =
        selects_more(asked, "a value that is no number is kept, with a label __error__");
    if (!more) return tl::unexpected(more.error());
    return fmt::format("{} {} {}", name_of(field), order_symbol(order), number);
  }

  Said moment(const Asked& asked, const TargetField& field, Order order,
              Nanoseconds time) override {
    const auto seconds = epoch_seconds(time);
    if (!seconds) return refuse(asked, "times finer than microseconds");
    return ordered(asked, field, order, *seconds);
  }

  Said exists(const Asked& asked, const TargetField& field, Presence presence) override {
    if (presence != Presence::not_empty) {
      return refuse(asked, "whether a field is there; it can say `is not empty`");
    }
    if (const auto held = check(asked, field); !held) return tl::unexpected(held.error());
    return fmt::format("{} {} \"\"", name_of(field), asked.negated ? "=" : "!=");
  }

  // Filters of labels have no `not`.
  bool negates_terms() const override { return true; }
  std::string everything() const override { return {}; }  // there is no such filter
  std::string negation(const std::string& condition) const override { return condition; }
  std::string all_of(const std::vector<std::string>& conditions) const override {
    std::vector<std::string> said;
    std::copy_if(conditions.begin(), conditions.end(), std::back_inserter(said),
                 [](const std::string& each) { return !each.empty(); });
    if (said.size() < 2) return said.empty() ? everything() : said.front();
    return joined_conditions(said, " and ");
  }
  std::string any_of(const std::vector<std::string>& conditions) const override {
    const bool has_all = std::any_of(conditions.begin(), conditions.end(),
                                     [](const std::string& each) { return each.empty(); });
    return has_all ? everything() : joined_conditions(conditions, " or ");
  }

  Said whole(const Translation& what, const std::string& condition) override {
    if (what.whole_txn) return refuse({}, "a search within a search (--whole-txn)");
    if (what.count || !what.keys.empty() || !what.count_by.empty()) {
      return refuse({},
                    "it counts by stretches of time alone, and shows lines as they are (-k, "
                    "-c, --count-by)");
    }
    if (what.table.empty()) {
      return refuse({}, "it searches streams that are named: --translate-table '{app=\"shop\"}'");
    }
    if (condition.empty()) return what.table;
    return fmt::format("{} | json | {}", what.table, condition);
  }

 protected:
  QueryResult<void> check(const Asked& asked, const TargetField& field) const override {
    const bool is_word =
        std::any_of(std::begin(kWords), std::end(kWords),
                    [&](std::string_view word) { return equals_lowered(name_of(field), word); });
    if (!is_word) return {};
    return refuse(asked, "the name is a word of its language");
  }
  std::string is(const Asked& asked, const std::string& name,
                 const std::string& text) const override {
    return fmt::format("{} {} {}", name, asked.negated ? "!=" : "=", text);
  }
  // Theirs match a whole value.
  std::string finds(const Asked& asked, const std::string& name,
                    const std::string& regex) const override {
    return fmt::format("{} {} {}", name, asked.negated ? "!~" : "=~",
                       string("(?s:.*)(?:" + regex + ")(?s:.*)"));
  }
  // What no label may hold is a `_` there.
  std::string name_of(const TargetField& field) const override {
    std::string name = field.name();
    for (char& c : name) {
      if (!is_ascii_letter(c) && !is_digit(c)) c = '_';
    }
    return !name.empty() && is_digit(name.front()) ? "_" + name : name;
  }
};

}  // namespace

std::unique_ptr<Engine> make_logql(TargetNames names) {
  return std::make_unique<LogQl>(std::move(names));
}

}  // namespace gsaw
