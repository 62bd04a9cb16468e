// The same query for another engine: the walk over it.
#include "translate/translate.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/named_value.h"
#include "query/listed_values.h"
#include "query/ordered_operand.h"
#include "record/id_spelling.h"
#include "record/json_text.h"
#include "translate/engines.h"

namespace gsaw {
namespace {

using Make = std::unique_ptr<Engine> (*)(TargetNames);

constexpr NamedValue<Make> kEngines[] = {
    {"clickhouse", make_clickhouse}, {"duckdb", make_duckdb}, {"jq", make_jq},
    {"logql", make_logql},           {"logsql", make_logsql}, {"lucene", make_lucene},
};

// As many digits as any number of 64 bits in binary keeps.
constexpr std::ptrdiff_t kMostDigits = 15;

class Walk {
 public:
  Walk(Engine& engine, const Translation& what) : engine_(engine), what_(what) {}

  Said say(const Node& node, bool negated) {
    asked_ = {node.span, negated};
    return std::visit([&](const auto& kind) { return term(kind); }, node.kind);
  }

  // Where the field stands; refused where that takes more than keys.
  QueryResult<TargetField> field(const FieldName& name) {
    if (name.any) return query_error(name.span, "`*` is any field, which only gsaw looks through");
    if (name.role == Role::pattern) {
      return query_error(name.span, "only gsaw makes patterns of messages");
    }
    if (name.text.empty()) return query_error(name.span, "a key without a name is not translated");
    if (!name.quoted && name.text.find_first_of("[]\"'") != name.text.npos) {
      return query_error(name.span, "only fields that are named by plain keys are translated");
    }
    return engine_.field(name);
  }

 private:
  // What `use` says of the field.
  template <class Use>
  Said of_field(const FieldName& name, Use use) {
    const auto place = field(name);
    if (!place) return tl::unexpected(place.error());
    return use(*place);
  }

  tl::unexpected<QueryError> only_here(std::string_view what) const {
    return query_error(asked_.span, std::string(what) + ": no translation says that exactly");
  }

  // A number that all writers and readers take for the same.
  static bool is_plain(std::string_view number) {
    return is_json_number(number) && number.find_first_of("eE") == number.npos &&
           std::count_if(number.begin(), number.end(), is_digit) <= kMostDigits;
  }

  QueryResult<void> check_text(const Literal& value) const {
    if (value.text.find('\0') == value.text.npos) return {};
    return only_here("a text with a NUL");
  }

  Literal with_case(Literal value) const {
    value.ignore_case |= what_.ignore_case;
    return value;
  }

  Said number(const FieldName& name, Order order, const std::string& text) {
    if (OrderedOperand::kind_of(text) != OrderedOperand::Kind::number) {
      return only_here("an order of sizes, durations or addresses");
    }
    if (!is_plain(text)) return only_here("a number with an exponent, a plus or over 15 digits");
    return of_field(
        name, [&](const TargetField& at) { return engine_.ordered(asked_, at, order, text); });
  }

  Said moment(const FieldName& name, Order order, const TimeExpr& time) {
    if (name.role != Role::time) return only_here("a time in a field that is not the entry's own");
    if (time.from_end) {
      return only_here("a time that counts from the newest entry");
    }
    return of_field(
        name, [&](const TargetField& at) { return engine_.moment(asked_, at, order, time.value); });
  }

  Said equal(const FieldName& name, Literal value) {
    if (auto checked = check_text(value); !checked) return tl::unexpected(checked.error());
    if (!value.quoted && is_json_number(value.text) && !is_plain(value.text)) {
      return only_here("a number with an exponent or over 15 digits");
    }
    return of_field(name, [&](const TargetField& at) {
      return engine_.equals(asked_, at, with_case(std::move(value)));
    });
  }

  Said severity(Order order, Level level) {
    const FieldName name{"level", false, Role::level, asked_.span};
    return number(name, order, std::to_string(static_cast<int>(level)));
  }

  // A severe level is a small number.
  static Order turned(Order order) {
    switch (order) {
      case Order::less:
        return Order::greater;
      case Order::less_equal:
        return Order::greater_equal;
      case Order::greater:
        return Order::less;
      case Order::greater_equal:
        break;
    }
    return Order::less_equal;
  }

  Said term(const MatchAll&) {
    if (asked_.negated && engine_.negates_terms()) return only_here("nothing at all");
    return engine_.everything();
  }
  Said term(const TextTerm& text) {
    if (auto checked = check_text(text.value); !checked) return tl::unexpected(checked.error());
    return engine_.anywhere(asked_, with_case(text.value), text.whole_words);
  }
  Said term(const Equals& equals) { return equal(equals.field, equals.value); }
  Said term(const Ordered& ordered) {
    return number(ordered.field, ordered.order, ordered.value.text);
  }
  Said term(const LevelEquals& equals) {
    const Literal value{std::to_string(static_cast<int>(equals.level)), false, false, {}};
    return equal({"level", false, Role::level, asked_.span}, value);
  }
  Said term(const LevelOrdered& ordered) { return severity(turned(ordered.order), ordered.level); }
  Said term(const TimeOrdered& time) { return moment(time.field, time.order, time.time); }
  Said term(const Matches& matches) {
    return of_field(matches.field, [&](const TargetField& at) {
      return engine_.matches(asked_, at, matches.regex, matches.ignore_case || what_.ignore_case);
    });
  }
  Said term(const HoldsText& holds) {
    if (auto checked = check_text(holds.value); !checked) return tl::unexpected(checked.error());
    return of_field(holds.field, [&](const TargetField& at) {
      return engine_.holds(asked_, at, holds.place, with_case(holds.value));
    });
  }
  Said term(const Exists& exists) {
    return of_field(exists.field, [&](const TargetField& at) {
      return engine_.exists(asked_, at, exists.presence);
    });
  }
  Said term(const InRange& range) {
    const Asked asked = asked_;
    std::vector<Said> ends;
    const auto add = [&](const std::optional<RangeEnd>& end, Order order) {
      if (!end) return;
      asked_ = asked;
      ends.push_back(end->time ? moment(range.field, order, *end->time)
                               : number(range.field, order, end->text));
    };
    add(range.low, Order::greater_equal);
    add(range.high, Order::less_equal);
    return combined(std::move(ends), true, asked.negated);
  }
  Said term(const OneOf& list) {
    std::vector<Said> values;
    for_each_value(list, [&](const ListedValue& value) {
      values.push_back(
          equal(list.field, {std::string(value.text), value.quoted, value.glob, list.field.span}));
      return values.back().has_value();
    });
    return combined(std::move(values), false, asked_.negated);
  }
  Said term(const TxnIs& txn) {
    const FieldName name{"txn", false, Role::txn, asked_.span};
    std::vector<Said> ids;
    for (const std::string& id : txn.ids) {
      ids.push_back(equal(name, {id, true, false, {}}));
      for (const std::string& other : other_spellings(id)) {
        ids.push_back(equal(name, {other, true, false, {}}));
      }
    }
    return combined(std::move(ids), false, asked_.negated);
  }
  Said term(const TextOrdered&) { return only_here("an order of texts"); }
  Said term(const FieldLevelOrdered&) {
    return only_here("a level in a field that is not the entry's own");
  }
  Said term(const FieldsCompared&) { return only_here("two fields compared"); }
  Said term(const TimePartIs&) { return only_here("a part of a time"); }
  Said term(const ElementMatches&) { return only_here("an element of an array"); }
  Said term(const Near&) { return only_here("what is near a moment"); }
  Said term(const And& both) { return children(both.terms, true); }
  Said term(const Or& either) { return children(either.terms, false); }
  Said term(const Not& negation) {
    const bool negated = !asked_.negated;
    auto inner = say(*negation.term, negated);
    if (!inner || engine_.negates_terms()) return inner;
    return engine_.negation(*inner);
  }

  Said children(const std::vector<NodePtr>& terms, bool all) {
    const bool negated = asked_.negated;
    std::vector<Said> said;
    for (const NodePtr& each : terms) said.push_back(say(*each, negated));
    return combined(std::move(said), all, negated);
  }

  // Not all of them is any of them not.
  Said combined(std::vector<Said> said, bool all, bool negated) const {
    std::vector<std::string> texts;
    for (Said& each : said) {
      if (!each) return each;
      texts.push_back(*std::move(each));
    }
    if (texts.empty()) return only_here("a list without a value");
    if (texts.size() == 1) return std::move(texts.front());
    const bool turned = negated && engine_.negates_terms();
    return all != turned ? engine_.all_of(texts) : engine_.any_of(texts);
  }

  Engine& engine_;
  const Translation& what_;
  Asked asked_;
};

}  // namespace

std::unique_ptr<Engine> make_engine(std::string_view name, TargetNames names) {
  const auto make = value_named(kEngines, name);
  return make ? (*make)(std::move(names)) : nullptr;
}

std::string listed_engines() { return listed_names(kEngines); }

Said translate(Engine& engine, const Translation& what) {
  Walk walk(engine, what);
  for (const auto* fields : {&what.keys, &what.count_by}) {
    for (const FieldName& name : *fields) {
      // What stands in options has no place in the query.
      if (auto found = walk.field(name); !found) {
        return query_error({}, std::move(found.error().message));
      }
    }
  }
  const Said condition = walk.say(*what.query, false);
  if (!condition) return condition;
  Said body = engine.whole(what, *condition);
  if (!body) return body;
  std::string text;
  for (const std::string& remark : engine.remarks()) {
    if (engine.comment().empty()) break;
    text.append(engine.comment()).append(" selects more than gsaw: ").append(remark) += '\n';
  }
  return text + *body + '\n';
}

}  // namespace gsaw
