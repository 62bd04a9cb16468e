// Levels as a person types them: in a query, and as the value of -l.
#include "query/level_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/nearest_name.h"
#include "query/parser.h"
#include "query/quoted_text.h"

namespace gsaw {
namespace {

// What people mean to type; level_from_bare_name knows more.
constexpr std::string_view kTypedNames[] = {"warn",     "err",       "info",  "debug",   "trace",
                                            "notice",   "crit",      "alert", "emerg",   "error",
                                            "critical", "emergency", "fatal", "warning", "verbose"};

constexpr std::string_view kBlanks = " \t\r\n";

// Reads one specification; every piece handed around is a view of it.
class LevelSpec {
 public:
  explicit LevelSpec(std::string_view spec) : spec_(spec) {}

  QueryResult<NodePtr> parse() const {
    if (trimmed(spec_, kBlanks).empty()) {
      return query_error(whole(), "a level is missing",
                         fmt::format("Levels: {}", level_name_list()));
    }
    if (spec_.find(',') == std::string_view::npos) return parse_item(spec_, true);
    return parse_list();
  }

 private:
  SourceSpan whole() const { return {0, spec_.size()}; }

  SourceSpan span_of(std::string_view piece) const {
    return {static_cast<std::size_t>(piece.data() - spec_.data()), piece.size()};
  }

  QueryResult<Level> parse_level(std::string_view text) const {
    const std::string_view name = trimmed(text, kBlanks);
    if (name.empty()) {
      return query_error(span_of(name), "a level is missing here",
                         fmt::format("Levels: {}", level_name_list()));
    }
    if (name.size() == 1 && name[0] >= '0' && name[0] <= '7') {
      return static_cast<Level>(name[0] - '0');
    }
    if (const auto level = level_from_bare_name(name)) return *level;
    const bool number = std::all_of(name.begin(), name.end(),
                                    [](char c) { return is_digit(c) || c == '-' || c == '.'; });
    return tl::unexpected(unknown_level(
        name, span_of(name),
        number ? "numbers here are syslog's, 0 to 7; a query like level=30 takes others" : ""));
  }

  // `alone`: a plain level means that level or worse; in a list it means itself.
  QueryResult<NodePtr> parse_item(std::string_view item, bool alone) const {
    if (const std::size_t dots = item.find(".."); dots != std::string_view::npos) {
      return parse_range(item, item.substr(0, dots), item.substr(dots + 2));
    }
    const auto level = parse_level(item);
    if (!level) return tl::unexpected(level.error());
    const SourceSpan span = span_of(trimmed(item, kBlanks));
    if (alone) return make_node(LevelOrdered{Order::greater_equal, *level}, span);
    return make_node(LevelEquals{*level}, span);
  }

  // Either end may be left out; they may stand in either order, since no one would ask
  // for the empty range.
  QueryResult<NodePtr> parse_range(std::string_view item, std::string_view from,
                                   std::string_view to) const {
    const bool open_start = trimmed(from, kBlanks).empty();
    const bool open_end = trimmed(to, kBlanks).empty();
    if (open_start && open_end) {
      return query_error(span_of(item), "a range needs a level on at least one side",
                         "write info.., ..warn or info..warn");
    }
    const auto first = parse_level(open_start ? to : from);
    if (!first) return tl::unexpected(first.error());
    const auto second = parse_level(open_end ? from : to);
    if (!second) return tl::unexpected(second.error());
    // Levels count from the most severe.
    const Level lower = std::max(*first, *second);
    const Level upper = std::min(*first, *second);
    const SourceSpan span = span_of(trimmed(item, kBlanks));
    if (open_end) return make_node(LevelOrdered{Order::greater_equal, lower}, span);
    if (open_start) return make_node(LevelOrdered{Order::less_equal, upper}, span);
    And range;
    range.terms.push_back(make_node(LevelOrdered{Order::greater_equal, lower}, span));
    range.terms.push_back(make_node(LevelOrdered{Order::less_equal, upper}, span));
    return make_node(std::move(range), span);
  }

  // `warn,` with nothing behind the comma is warn only.
  QueryResult<NodePtr> parse_list() const {
    Or any;
    for (std::size_t begin = 0; begin < spec_.size();) {
      const std::size_t comma = std::min(spec_.find(',', begin), spec_.size());
      const std::string_view item = spec_.substr(begin, comma - begin);
      begin = comma + 1;
      if (comma == spec_.size() && trimmed(item, kBlanks).empty() && !any.terms.empty()) break;
      auto node = parse_item(item, false);
      if (!node) return node;
      any.terms.push_back(std::move(*node));
    }
    if (any.terms.size() == 1) return std::move(any.terms.front());
    return make_node(std::move(any), whole());
  }

  std::string_view spec_;
};

}  // namespace

QueryError unknown_level(std::string_view name, SourceSpan span, std::string_view name_help) {
  std::string suggestion;
  if (const auto near = nearest_name(name, kTypedNames); !near.empty()) {
    suggestion = fmt::format("did you mean {}? ", near);
  }
  suggestion += fmt::format("Levels: {}", level_name_list());
  if (!name_help.empty()) suggestion.append("; ").append(name_help);
  return {span, "unknown level " + quoted_short(name), std::move(suggestion)};
}

tl::expected<NodePtr, QueryError> parse_level_spec(std::string_view spec) {
  return LevelSpec(spec).parse();
}

}  // namespace gsaw
