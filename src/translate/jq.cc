// jq: a program for `jq -nc -f`, over files of one object a line.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "record/json_text.h"
#include "translate/engines.h"
#include "translate/json_document.h"
#include "translate/portable_regex.h"

namespace gsaw {
namespace {

struct Function {
  std::string_view name, definition;
};

// Those that others need come first.
constexpr Function kFunctions[] = {
    // What the first of the paths that the entry has stands for, in an array; else nothing.
    {"place(",
     // Without `try`, which in jq 1.6 catches what ends first().
     "def place($paths): . as $entry | first($paths[] as $p\n"
     "  | reduce $p[:-1][] as $key ($entry; if type == \"object\" then .[$key] else null end)\n"
     "  | select(type == \"object\" and has($p[-1])) | [.[$p[-1]]]);"},
    {"leaves",
     "def leaves: if type == \"array\" then .[] | leaves\n"
     "  elif type == \"object\" then empty else . end;"},
    {"found(", "def found($paths): place($paths)[] | leaves;"},
    {"text", "def text: if type == \"string\" then . else tojson end;"},
    // The letters of ASCII, and the two others that are one of them when case is ignored.
    {"fold",
     "def fold: [explode[] | if . == 383 then 115 elif . == 8490 then 107\n"
     "  elif . >= 65 and . <= 90 then . + 32 else . end] | implode;"},
    {"amount",
     "def amount: if type == \"number\" then . elif type == \"string\" and\n"
     "  test(\"\\\\A[-+]?[0-9]+(?:\\\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\\\\z\")\n"
     "  then ltrimstr(\"+\") | tonumber else empty end;"},
    {"anywhere",
     "def anywhere: .. | if type == \"object\" then keys[]\n"
     "  elif type == \"array\" then empty else text end;"},
};

std::string paths_of(const TargetField& field) {
  std::vector<std::string> paths;
  for (const auto& path : field.paths) {
    std::vector<std::string> keys;
    for (const std::string& key : path) keys.push_back(json_string(key));
    paths.push_back(fmt::format("[{}]", fmt::join(keys, ",")));
  }
  return fmt::format("[{}]", fmt::join(paths, ","));
}

class Jq : public Engine {
 public:
  using Engine::Engine;

  std::string_view name() const override { return "jq"; }
  std::string_view comment() const override { return "#"; }

  Said anywhere(const Asked& asked, const Literal& text, bool whole_words) override {
    const auto test = test_of(asked, whole_words ? TextPlace::words : TextPlace::anywhere, text);
    if (!test) return test;
    return fmt::format("any(anywhere; {})", *test);
  }

  Said equals(const Asked& asked, const TargetField& field, const Literal& value) override {
    if (value.glob) return glob(asked, field, value);
    const auto same = compared(asked, value, " == ");
    if (!same) return same;
    const bool number = !value.quoted && is_json_number(value.text);
    return any(field, number ? fmt::format("{} or . == {}", *same, value.text) : *same);
  }

  Said ordered(const Asked&, const TargetField& field, Order order,
               const std::string& number) override {
    return any(field, fmt::format("amount {} {}", order_symbol(order), number));
  }

  Said moment(const Asked& asked, const TargetField& field, Order order,
              Nanoseconds time) override {
    const auto seconds = epoch_seconds(time);
    if (!seconds) return refuse(asked, "times finer than microseconds");
    return ordered(asked, field, order, *seconds);
  }

  Said holds(const Asked& asked, const TargetField& field, TextPlace place,
             const Literal& text) override {
    const auto test = test_of(asked, place, text);
    return test ? any(field, *test) : test;
  }

  Said matches(const Asked& asked, const TargetField& field, const std::string& regex,
               bool ignore_case) override {
    const auto portable = ignore_case ? std::nullopt : portable_regex(regex);
    if (!portable)
      return refuse(asked, "its regular expressions read this, or its case, otherwise");
    return any(field, fmt::format("text | test({})", json_string(*portable)));
  }

  Said exists(const Asked& asked, const TargetField& field, Presence presence) override {
    if (presence == Presence::not_empty) return refuse(asked, "what is empty");
    const std::string_view test = presence == Presence::present ? "true" : ".[0] != null";
    return fmt::format("any(place({}); {})", paths_of(field), test);
  }

  std::string everything() const override { return "true"; }
  std::string negation(const std::string& condition) const override {
    return fmt::format("({} | not)", condition);
  }
  std::string all_of(const std::vector<std::string>& conditions) const override {
    return joined_conditions(conditions, " and ");
  }
  std::string any_of(const std::vector<std::string>& conditions) const override {
    return joined_conditions(conditions, " or ");
  }

  Said whole(const Translation& what, const std::string& condition) override {
    std::string selected = fmt::format("inputs | select({})", condition);
    if (what.whole_txn) selected = of_whole_txns(condition);
    const std::string body = shown(what, selected);
    std::string program;
    for (const Function& each : needed(body)) program.append(each.definition) += '\n';
    return program + body;
  }

 private:
  TargetField usual_field(const FieldName& name) const override { return field_of_json(name); }

  static std::string any(const TargetField& field, std::string_view test) {
    return fmt::format("any(found({}); {})", paths_of(field), test);
  }

  Said glob(const Asked& asked, const TargetField& field, const Literal& value) {
    if (value.ignore_case) return refuse(asked, "globs in any case");
    const std::string regex = glob_regex(value.text, "(?:.|\\n)*");
    return any(field, fmt::format("text | test({})", json_string(regex)));
  }

  // The text of a value, beside the literal.
  Said compared(const Asked& asked, const Literal& value, std::string_view how) {
    if (!value.ignore_case) return fmt::format("text{}{}", how, json_string(value.text));
    if (!is_ascii(value.text)) return refuse(asked, "case of letters beyond ASCII");
    return fmt::format("(text | fold){}({} | fold)", how, json_string(value.text));
  }

  Said test_of(const Asked& asked, TextPlace place, const Literal& value) {
    if (place == TextPlace::words) {
      if (value.ignore_case) return refuse(asked, "whole words in any case");
      return fmt::format("text | test({})", json_string(whole_words_regex(value.text)));
    }
    const std::string_view how = place == TextPlace::anywhere ? " | contains"
                                 : place == TextPlace::start  ? " | startswith"
                                                              : " | endswith";
    if (!value.ignore_case) return fmt::format("text{}({})", how, json_string(value.text));
    if (!is_ascii(value.text)) return refuse(asked, "case of letters beyond ASCII");
    return fmt::format("text | fold{}({} | fold)", how, json_string(value.text));
  }

  std::string of_whole_txns(const std::string& condition) const {
    const std::string txn = paths_of(field({"txn", false, Role::txn, {}}));
    return fmt::format(
        "[inputs] | (reduce (.[] | select({0}) | found({1}) | text) as $id ({{}}; .[$id] = true))\n"
        "  as $ids | .[] | select(any(found({1}) | text; $ids[.]))",
        condition, txn);
  }

  std::string object_of(const std::vector<FieldName>& fields, std::string_view value) const {
    std::vector<std::string> members;
    for (const FieldName& each : fields) {
      members.push_back(fmt::format("((place({}) | {{{}: .[0]{}}}) // {{}})", paths_of(field(each)),
                                    json_string(each.text), value));
    }
    return fmt::format("{}", fmt::join(members, " + "));
  }

  std::string shown(const Translation& what, const std::string& selected) const {
    if (what.count) return fmt::format("reduce ({}) as $entry (0; . + 1)", selected);
    if (!what.count_by.empty()) {
      return fmt::format(
          "[{} | {}] | group_by(.) | map({{count: length}} + .[0]) | sort_by(-.count) | .[]",
          selected, object_of(what.count_by, " | text"));
    }
    if (what.keys.empty()) return selected;
    return fmt::format("{} | {}", selected, object_of(what.keys, ""));
  }

  // The functions that the text, or one that it needs, calls.
  static std::vector<Function> needed(std::string text) {
    std::vector<Function> found;
    for (auto each = std::rbegin(kFunctions); each != std::rend(kFunctions); ++each) {
      if (text.find(each->name) == text.npos) continue;
      found.insert(found.begin(), *each);
      text += each->definition;
    }
    return found;
  }
};

}  // namespace

std::unique_ptr<Engine> make_jq(TargetNames names) {
  return std::make_unique<Jq>(std::move(names));
}

}  // namespace gsaw
