// Shows a query as it was understood.
#include "query/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "base/ascii.h"
#include "base/decimal.h"
#include "base/terminal_escape.h"
#include "query/byte_size.h"
#include "query/duration.h"
#include "query/ip_range.h"
#include "query/quoted_text.h"
#include "query/time_part.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

// A list that is longer is shown in part.
constexpr std::size_t kMaxListed = 20;
constexpr std::size_t kIndent = 2;

bool is_plain_name(std::string_view name) {
  const auto plain = [](char c) {
    return is_ascii_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '-' || c == '@' ||
           c == '[' || c == ']';
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), plain);
}

// A path with a part in quotes.
bool has_quotes(std::string_view name) { return name.find_first_of("\"'") != name.npos; }

std::string shown(const FieldName& field) {
  if (field.any) return "any field";
  if (field.quoted) return "key " + quoted(field.text);
  if (has_quotes(field.text)) return "field " + printable(field.text);
  const std::string name = is_plain_name(field.text) ? field.text : quoted(field.text);
  return (field.role ? "virtual field " : "field ") + name;
}

std::string shown_text(const Literal& value) {
  return "text " + quoted(value.text) + (value.ignore_case ? ", case ignored" : "");
}

std::string shown(const Literal& value) {
  if (value.glob) return "glob " + quoted(value.text);
  if (value.ignore_case) return shown_text(value);
  if (!value.quoted && is_json_number(value.text)) return "number " + value.text;
  if (!value.quoted && (value.text == "true" || value.text == "false" || value.text == "null")) {
    return value.text;
  }
  return "text " + quoted(value.text);
}

// What an order compares with; there "5" in quotes is a number, too.
std::string shown_operand(const Literal& value) {
  if (Decimal::parse(value.text)) return "number " + value.text;
  if (parse_duration(value.text)) return "duration " + quoted(value.text);
  if (byte_size(value.text)) return "size " + quoted(value.text);
  return (parse_ip(value.text) ? "address " : "text ") + quoted(value.text);
}

std::string_view verb(TextPlace place) {
  switch (place) {
    case TextPlace::words:
      return "has, as whole words,";
    case TextPlace::start:
      return "starts with";
    case TextPlace::end:
      return "ends with";
    case TextPlace::anywhere:
      break;
  }
  return "contains";
}

std::string_view shown(Presence presence) {
  if (presence == Presence::present) return "is present";
  return presence == Presence::not_null ? "has a value" : "has a value that is not empty";
}

std::string shown(const TimeOrdered& node) {
  if (node.time.from_end) return quoted(node.text) + ", counted from the newest entry";
  const CivilTime civil = TimeZone().to_civil(node.time.value);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}.{:09} UTC", civil.year, civil.month,
                     civil.day, civil.hour, civil.minute, civil.second, civil.fraction);
}

std::string shown(const OneOf& node) {
  if (node.file == "-") return "one of the lines of standard input";
  if (!node.file.empty()) return "one of the lines of file " + quoted(node.file);
  std::string list = "one of ";
  for (std::size_t i = 0; i < std::min(node.values.size(), kMaxListed); ++i) {
    list.append(i == 0 ? "" : ", ").append(shown(node.values[i]));
  }
  if (node.values.size() > kMaxListed) {
    list += fmt::format(" and {} more", node.values.size() - kMaxListed);
  }
  return list;
}

std::string shown(const TxnIs& node) {
  std::string ids;
  for (const std::string& id : node.ids) ids.append(ids.empty() ? "" : " or ").append(quoted(id));
  return ids;
}

std::string_view severity(Order order) {
  switch (order) {
    case Order::less:
      return "less severe than";
    case Order::less_equal:
      return "at most as severe as";
    case Order::greater:
      return "more severe than";
    case Order::greater_equal:
      break;
  }
  return "at least as severe as";
}

// Writes the line of each node, then its children. As deep as the tree, which the
// parser bounds.
class Explainer {
 public:
  std::string take() { return std::move(out_); }

  void explain(const Node& node, std::size_t depth) {
    depth_ = depth;
    std::visit([this](const auto& kind) { explain(kind); }, node.kind);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    out_.append(depth_ * kIndent, ' ');
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  void children(const std::vector<NodePtr>& terms) {
    const std::size_t depth = depth_;
    for (const NodePtr& term : terms) explain(*term, depth + 1);
  }

  void explain(const MatchAll&) { line("everything"); }
  void explain(const TextTerm& node) {
    line("{} anywhere{}", shown_text(node.value), node.whole_words ? ", as whole words" : "");
  }
  void explain(const Equals& node) { line("{} = {}", shown(node.field), shown(node.value)); }
  void explain(const Ordered& node) {
    line("{} {} {}", shown(node.field), order_symbol(node.order), shown_operand(node.value));
  }
  void explain(const LevelEquals& node) { line("level is {}", level_name(node.level)); }
  void explain(const LevelOrdered& node) {
    line("level is {} {}", severity(node.order), level_name(node.level));
  }
  void explain(const TimeOrdered& node) {
    line("{} {} time {}", shown(node.field), order_symbol(node.order), shown(node));
  }
  void explain(const Matches& node) {
    line("{} matches regular expression {}{}", shown(node.field), quoted(node.regex),
         node.ignore_case ? ", case ignored" : "");
  }
  void explain(const HoldsText& node) {
    line("{} {} {}", shown(node.field), verb(node.place), shown_text(node.value));
  }
  void explain(const TextOrdered& node) {
    line("{} is a string {} {} by its characters", shown(node.field),
         node.after ? "after" : "before", shown_text(node.value));
  }
  void explain(const InRange& node) { line("{} is in {}", shown(node.field), quoted(node.text)); }
  void explain(const FieldLevelOrdered& node) {
    line("{} is a level {} {}", shown(node.field), severity(node.order), level_name(node.level));
  }
  void explain(const FieldsCompared& node) {
    line("{} {} {}", shown(node.field), node.order ? order_symbol(*node.order) : "=",
         shown(node.other));
  }
  void explain(const TimePartIs& node) {
    line("{} of {} is {}", time_part_name(node.part), shown(node.field),
         shown_time_part_values(node.part, node.values));
  }
  void explain(const ElementMatches& node) {
    line("one object of {} has", shown(node.field));
    explain(*node.term, depth_ + 1);
  }
  void explain(const OneOf& node) { line("{} = {}", shown(node.field), shown(node)); }
  void explain(const Exists& node) { line("{} {}", shown(node.field), shown(node.presence)); }
  void explain(const Near&) { line("near what was found on its host"); }
  void explain(const TxnIs& node) { line("transaction id is {}", shown(node)); }
  void explain(const And& node) {
    line("all of");
    children(node.terms);
  }
  void explain(const Or& node) {
    line("any of");
    children(node.terms);
  }
  void explain(const Not& node) {
    line("not");
    explain(*node.term, depth_ + 1);
  }

  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string explain_query(const Node& root) {
  Explainer explainer;
  explainer.explain(root, 0);
  return explainer.take();
}

}  // namespace gsaw
