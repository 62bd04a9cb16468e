// From the tree of the query to what predicate.cc walks.
#include "query/compiled_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/case_fold.h"
#include "query/listed_values.h"
#include "query/time_expr.h"
#include "query/time_part.h"
#include "record/correlation_ids.h"
#include "record/duration_key.h"
#include "record/field_roles.h"
#include "record/journal_log.h"
#include "record/json_scalars.h"
#include "record/json_text.h"
#include "record/listed_text.h"
#include "record/message_pattern.h"
#include "record/stack_trace.h"

namespace gsaw {
namespace {

bool is_plain(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '/';
  });
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, ", "));
}

class Compiler {
 public:
  explicit Compiler(const CompileSettings& settings) : settings_(settings) {}

  Result<compiled::Node> compile(const Node& node) {
    return std::visit([&](const auto& kind) { return make(kind); }, node.kind);
  }

  std::vector<TermDescription> take_terms() { return std::move(terms_); }

 private:
  using Made = Result<compiled::Node>;
  using Kind = TermDescription::Kind;

  template <class Term>
  Made term(Term made, Kind kind, const std::string& field, const std::string& value) {
    terms_.push_back({kind, field, value, std::nullopt, negated_, false});
    return compiled::Node{std::move(made), terms_.size() - 1};
  }

  // Compiles the field and, with it, the term that `build` makes of it.
  template <class Build>
  Made with_field(const FieldName& name, Kind kind, const std::string& value, Build build) {
    auto field = compile_field(name);
    if (!field) return tl::unexpected(field.error());
    return term(build(*std::move(field)), kind, name.any ? std::string() : name.text, value);
  }

  Result<CompiledField> compile_field(const FieldName& name) const {
    const bool of_entry = !in_element_;
    if (name.any) return CompiledField{{}, {}, false, true, of_entry};
    auto path = FieldPath::compile(name.text, name.quoted);
    if (!path) return tl::unexpected(path.error());
    const bool may_be_listed = of_entry && name.text == kListedTextKey;
    return CompiledField{name.role, *std::move(path), may_be_listed, false, of_entry};
  }

  bool ignores_case(const Literal& literal) const {
    return literal.ignore_case || settings_.ignore_case;
  }

  TextMatcher equality(const Literal& literal) const {
    return literal.glob ? TextMatcher::glob(literal.text, ignores_case(literal))
                        : TextMatcher::equals(literal.text, ignores_case(literal));
  }

  Made make(const MatchAll&) { return compiled::Node{compiled::All{}}; }

  Made make(const TextTerm& text) {
    const std::string& wanted = text.value.text;
    const bool ignore_case = ignores_case(text.value);
    compiled::Text made{text.whole_words ? TextMatcher::words(wanted, ignore_case)
                                         : TextMatcher::contains(wanted, ignore_case),
                        {},
                        ignore_case};
    if (is_plain(wanted)) {
      made.plain_needle = wanted;
      if (made.ignore_case) fold_ascii(wanted, made.plain_needle);
    }
    auto node = term(std::move(made), Kind::text, {}, wanted);
    terms_.back().bare = !text.value.quoted;
    return node;
  }

  Made make(const Equals& equals) {
    auto node = with_field(equals.field, Kind::field, equals.value.text, [&](CompiledField field) {
      compiled::Equals made{std::move(field), equality(equals.value), nullptr};
      if (!equals.value.quoted && is_json_number(equals.value.text)) {
        made.number = std::make_shared<const OrderedOperand>(equals.value.text);
      }
      return made;
    });
    if (node) terms_.back().bare = !equals.value.quoted && !equals.value.glob;
    return node;
  }

  Made make(const Ordered& ordered) {
    return with_field(ordered.field, Kind::ordered, ordered.value.text, [&](CompiledField field) {
      auto operand = std::make_shared<const OrderedOperand>(ordered.value.text,
                                                            has_clock_spans(ordered.field.text));
      return compiled::Ordered{std::move(field), ordered.order, std::move(operand)};
    });
  }

  Made make(const LevelEquals& level) {
    return term(compiled::LevelEquals{level.level}, Kind::field, "level",
                std::string(level_name(level.level)));
  }

  Made make(const LevelOrdered& level) {
    return term(compiled::LevelOrdered{level.order, level.level}, Kind::field, "level",
                std::string(level_name(level.level)));
  }

  Made make(const TimeOrdered& time) {
    const Nanoseconds moment = time.time.resolve(settings_.newest);
    auto made = with_field(time.field, Kind::time, time.text, [&](CompiledField field) {
      return compiled::TimeOrdered{std::move(field), time.order, moment};
    });
    if (made && time.field.role == Role::time) terms_.back().bound = TimeBound{time.order, moment};
    return made;
  }

  Made make(const Matches& matches) {
    auto matcher = TextMatcher::regex(matches.regex, matches.ignore_case || settings_.ignore_case);
    if (!matcher) return tl::unexpected(matcher.error());
    return with_field(matches.field, Kind::field, matches.regex, [&](CompiledField field) {
      return compiled::Matches{std::move(field), *std::move(matcher)};
    });
  }

  TextMatcher matcher_of(const HoldsText& node) const {
    const bool ignore_case = ignores_case(node.value);
    switch (node.place) {
      case TextPlace::words:
        return TextMatcher::words(node.value.text, ignore_case);
      case TextPlace::start:
        return TextMatcher::starts(node.value.text, ignore_case);
      case TextPlace::end:
        return TextMatcher::ends(node.value.text, ignore_case);
      case TextPlace::anywhere:
        break;
    }
    return TextMatcher::contains(node.value.text, ignore_case);
  }

  Made make(const HoldsText& holds) {
    return with_field(holds.field, Kind::field, holds.value.text, [&](CompiledField field) {
      return compiled::Matches{std::move(field), matcher_of(holds)};
    });
  }

  Made make(const TextOrdered& ordered) {
    const bool ignore_case = ignores_case(ordered.value);
    std::string text;
    if (ignore_case) append_folded(text, ordered.value.text);
    if (!ignore_case) text = ordered.value.text;
    return with_field(ordered.field, Kind::field, ordered.value.text, [&](CompiledField field) {
      return compiled::TextOrdered{std::move(field), ordered.after, std::move(text), ignore_case};
    });
  }

  std::shared_ptr<const OrderedOperand> make_end(const std::optional<RangeEnd>& end,
                                                 bool reads_clocks) const {
    if (!end) return nullptr;
    if (!end->time) return std::make_shared<const OrderedOperand>(end->text, reads_clocks);
    return std::make_shared<const OrderedOperand>(end->time->resolve(settings_.newest));
  }

  Made make(const InRange& range) {
    return with_field(range.field, Kind::ordered, range.text, [&](CompiledField field) {
      const bool reads_clocks = has_clock_spans(range.field.text);
      return compiled::InRange{std::move(field), make_end(range.low, reads_clocks),
                               make_end(range.high, reads_clocks)};
    });
  }

  Made make(const FieldLevelOrdered& level) {
    const std::string name(level_name(level.level));
    return with_field(level.field, Kind::field, name, [&](CompiledField field) {
      std::string key(field.path.last_key().text);
      return compiled::FieldLevelOrdered{
          std::move(field), std::move(key), {level.order, level.level}};
    });
  }

  Made make(const FieldsCompared& node) {
    auto other = compile_field(node.other);
    if (!other) return tl::unexpected(other.error());
    auto made = with_field(node.field, Kind::field, {}, [&](CompiledField field) {
      // Its own description is the next.
      return compiled::FieldsCompared{std::move(field), *std::move(other), node.order,
                                      settings_.ignore_case, terms_.size() + 1};
    });
    if (made) terms_.push_back({Kind::field, node.other.text, {}, std::nullopt, negated_, false});
    return made;
  }

  Made make(const TimePartIs& node) {
    const std::string name(time_part_name(node.part));
    return with_field(node.field, Kind::time, name, [&](CompiledField field) {
      return compiled::TimePartIs{std::move(field), node.part, node.values, node.zone};
    });
  }

  Made make(const ElementMatches& node) {
    auto field = compile_field(node.field);
    if (!field) return tl::unexpected(field.error());
    const bool outer = std::exchange(in_element_, true);
    const std::size_t first = terms_.size();
    auto inner = compile(*node.term);
    in_element_ = outer;
    if (!inner) return inner;
    const std::size_t own = terms_.size();
    for (std::size_t i = first; i < own; ++i) terms_[i].elements = terms_[i].elements.value_or(own);
    return term(compiled::ElementMatches{*std::move(field),
                                         std::make_unique<compiled::Node>(*std::move(inner))},
                Kind::field, node.field.text, {});
  }

  std::shared_ptr<const ValueSet> make_set(const OneOf& one_of) const {
    auto values = std::make_shared<ValueSet>(settings_.ignore_case);
    values->reserve(count_values(one_of));
    for (const Literal& literal : one_of.values) {
      if (literal.glob) {
        values->add_glob(literal.text);
      } else {
        values->add(literal.text, !literal.quoted);
      }
    }
    if (one_of.file_text != nullptr) values->add_lines(one_of.file_text);
    return values;
  }

  std::shared_ptr<const ValueSet> set_of(const OneOf& one_of) const {
    if (!settings_.value_sets) return make_set(one_of);
    std::shared_ptr<const ValueSet>& made = (*settings_.value_sets)[&one_of];
    if (!made) made = make_set(one_of);
    return made;
  }

  Made make(const OneOf& one_of) {
    const auto values = set_of(one_of);
    std::vector<std::string> texts;
    if (one_of.file.empty()) {
      for (const Literal& literal : one_of.values) texts.push_back(literal.text);
    }
    const std::string shown = one_of.file.empty() ? joined(texts) : "@" + one_of.file;
    return with_field(one_of.field, Kind::field, shown, [&](CompiledField field) {
      return compiled::OneOf{std::move(field), values};
    });
  }

  Made make(const Exists& exists) {
    return with_field(exists.field, Kind::field, {}, [&](CompiledField field) {
      return compiled::Exists{std::move(field), exists.presence};
    });
  }

  Made make(const Near& near) { return term(compiled::Near{near.windows}, Kind::time, "time", {}); }

  Made make(const TxnIs& txn) {
    auto ids = std::make_shared<const TxnIds>(txn.ids, settings_.ignore_case);
    return term(compiled::TxnIs{std::move(ids)}, Kind::txn, {}, joined(txn.ids));
  }

  Result<std::vector<compiled::Node>> all_of(const std::vector<NodePtr>& terms) {
    std::vector<compiled::Node> made;
    for (const NodePtr& each : terms) {
      auto node = compile(*each);
      if (!node) return tl::unexpected(node.error());
      made.push_back(*std::move(node));
    }
    return made;
  }

  Made make(const And& node) {
    auto terms = all_of(node.terms);
    if (!terms) return tl::unexpected(terms.error());
    return compiled::Node{compiled::And{*std::move(terms)}};
  }

  Made make(const Or& node) {
    auto terms = all_of(node.terms);
    if (!terms) return tl::unexpected(terms.error());
    return compiled::Node{compiled::Or{*std::move(terms)}};
  }

  Made make(const Not& node) {
    negated_ = !negated_;
    auto term = compile(*node.term);
    negated_ = !negated_;
    if (!term) return term;
    return compiled::Node{compiled::Not{std::make_unique<compiled::Node>(*std::move(term))}};
  }

  const CompileSettings& settings_;
  std::vector<TermDescription> terms_;
  bool negated_ = false;
  bool in_element_ = false;
};

// Whatever the entry holds as a value, and what is shown in place of one.
bool any_of_all(const Record& record, bool of_entry, FunctionRef<bool(const JsonValue&)> use) {
  if (!record.prefix.empty() && use(record.prefix_value)) return true;
  if (any_scalar(record.tokens, record.object, use)) return true;
  if (!of_entry || !record.has_filled_message()) return false;
  const auto rendered = record.rendered_message();
  return use(record.role(Role::message)->value) || (rendered && use(*rendered));
}

bool any_listed(const Record& record, FunctionRef<bool(const JsonValue&)> use) {
  const auto& message = record.role(Role::message);
  if (message && message->key == kListedTextKey) {
    return record.has_filled_message() && use(message->value);
  }
  if (!record.is_unfolded || !in_journal_log()) return false;
  // The text that the entry was in.
  return std::any_of(record.members.begin(), record.members.end(), [&](const JsonMember& member) {
    std::string text, escaped;
    if (!key_is(member.key, kListedTextKey) ||
        !append_listed_text(text, record.tokens, member.value)) {
      return false;
    }
    append_json_escaped(escaped, text);
    return use({JsonType::string, escaped, kNoToken});
  });
}

// Its id, and its text.
bool any_pattern(const Record& record, FunctionRef<bool(const JsonValue&)> use) {
  const EntryPattern& pattern = record.pattern();
  const std::string id = pattern_id_text(pattern.id);
  return use({JsonType::string, id, kNoToken}) || use(pattern.text);
}

}  // namespace

bool CompiledField::any(const Record& record, FunctionRef<bool(const JsonValue&)> use) const {
  if (every) return any_of_all(record, of_entry, use);
  if (role == Role::txn && record.role(Role::txn)) return any_txn(record, use);
  if (role == Role::stack && any_stack(record, use)) return true;
  if (role == Role::pattern && any_pattern(record, use)) return true;
  if (role && is_played(*role) && role != Role::stack) {
    if (const auto& value = record.role(*role)) {
      if (use(value->value)) return true;
      const auto rendered = role == Role::message ? record.rendered_message() : std::nullopt;
      return (rendered && use(*rendered)) || any_repeated(record, *role, use);
    }
  }
  return path.any(record, use) || (may_be_listed && any_listed(record, use));
}

Result<CompiledQuery> compile_query(const Node& root, const CompileSettings& settings) {
  Compiler compiler(settings);
  auto node = compiler.compile(root);
  if (!node) return tl::unexpected(node.error());
  return CompiledQuery{*std::move(node), compiler.take_terms()};
}

}  // namespace gsaw
