// The query of a command line: QUERY, -t, -l, --since, --until and -v made one tree.
#include "cli/build_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "base/ascii.h"
#include "base/in_quotes.h"
#include "base/shell_word.h"
#include "cli/detached_value.h"
#include "cli/is_directory.h"
#include "cli/mistaken_path.h"
#include "cli/near_id.h"
#include "input/open_error.h"
#include "query/duration.h"
#include "query/parser.h"
#include "query/time_comparison.h"
#include "query/tree_walk.h"
#include "record/pasted_id.h"

namespace gsaw {
namespace {

// A file that may still come, where it is waited for.
bool is_awaited(const std::string& text, const Options& options, const TimeContext& context) {
  if (!options.follow || !hint_of_url(text).empty()) return false;
  const auto query = parse_query(text, context);
  return query && is_mistaken_path(**query, text);
}

Result<NodePtr> parsed(const std::string& text, const TimeContext& context) {
  auto query = parse_query(text, context);
  if (!query) return fail(error_text(query.error(), "query", text));
  return *std::move(query);
}

constexpr std::string_view kSince = "since";

// `since+20m`: the span behind the word, from --since on.
Result<TimeLimit> counted_from(const TimeLimit& since, const char* flag, const std::string& text) {
  const std::string_view behind = trimmed(trimmed(text).substr(kSince.size()));
  const auto span =
      behind.starts_with('+') ? parse_duration(trimmed(behind.substr(1))) : std::nullopt;
  if (!span) {
    return fail(fmt::format("{}: {} is not a time", flag, in_quotes(text)),
                "write a span behind it: --until since+20m");
  }
  if (std::string_view(flag) == "--since") {
    return fail(fmt::format("{}: {} counts from itself", flag, in_quotes(text)),
                "--until counts from --since");
  }
  if (since.text.empty()) {
    return fail(fmt::format("{}: {} needs a --since to count from", flag, in_quotes(text)));
  }
  return TimeLimit{{since.time.from_end, saturating_add(since.time.value, *span)}, text};
}

// What --since, and --until, say; `since` is the limit that --until may count from.
Result<TimeLimit> time_limit(const char* flag, const std::string& text, Order order,
                             const TimeLimit& since, const TimeContext& context) {
  if (trimmed(text).starts_with(kSince)) return counted_from(since, flag, text);
  const auto time = parse_time_expr(text, context, edge_of(order));
  if (!time) return fail(fmt::format("{}: {}", flag, time.error().message), time.error().hint);
  return TimeLimit{*time, text};
}

// Adds what --since and --until ask for.
Result<std::optional<TimeLimits>> add_time_limits(std::vector<NodePtr>& terms,
                                                  const Options& options,
                                                  const TimeContext& context) {
  TimeLimits limits;
  const auto add = [&](const char* flag, const auto& text, Order order,
                       TimeLimit& limit) -> Result<void> {
    if (!text) return {};
    auto made = time_limit(flag, *text, order, limits.since, context);
    if (!made) return tl::unexpected(made.error());
    limit = *std::move(made);
    terms.push_back(time_bound(order, limit.time, *text));
    return {};
  };
  auto added = add("--since", options.since, Order::greater_equal, limits.since);
  if (added) added = add("--until", options.until, Order::less_equal, limits.until);
  if (!added) return tl::unexpected(added.error());
  if (!options.since || !options.until) return std::nullopt;
  const auto checked = check_time_limits(limits, {}, context.zone);
  if (!checked) return tl::unexpected(checked.error());
  return limits;
}

void add_near(std::vector<NodePtr>& terms, const NearId& near) {
  terms.push_back(time_bound(Order::greater_equal, {false, near.since()}, {}));
  terms.push_back(time_bound(Order::less_equal, {false, near.until()}, {}));
}

// -w
void make_whole_words(Node& node) {
  if (auto* text = std::get_if<TextTerm>(&node.kind)) text->whole_words = true;
  for_each_child(node, [](Node& child) { make_whole_words(child); });
}

NodePtr joined(std::vector<NodePtr> terms) {
  std::erase_if(terms,
                [](const NodePtr& term) { return std::holds_alternative<MatchAll>(term->kind); });
  if (terms.empty()) return make_node(MatchAll{});
  if (terms.size() == 1) return std::move(terms.front());
  return make_node(And{std::move(terms)});
}

// A word that could be a question as well as the directory that it names.
bool is_word_and_directory(const std::string& path) {
  return path.find_first_of("/.") == path.npos && is_directory(path);
}

// `gsaw checkout nginx/access.log` where `checkout` is here as well; but not where all the paths
// are such.
void note_first_is_path(QueryAndPaths& made) {
  const std::vector<std::string>& paths = made.paths;
  if (!is_word_and_directory(paths.front())) return;
  if (std::all_of(paths.begin(), paths.end(), is_word_and_directory)) return;
  made.notes.push_back(fmt::format(
      "{} is a directory here and was read as one, with no query; to search for the word: "
      "gsaw -e {} {}{}",
      in_quotes(paths.front()), shell_word(paths.front()), path_word(paths[1]),
      paths.size() > 2 ? " ..." : ""));
}

// Of several positionals that begin with a file the one that names none and is a query: in second
// place, as in other tools. None when there is no such, or more than one.
std::optional<std::size_t> later_query(const std::vector<std::string>& paths,
                                       const TimeContext& context) {
  std::optional<std::size_t> found;
  for (std::size_t i = 1; i < paths.size(); ++i) {
    if (names_a_file(paths[i])) continue;
    if (found) return std::nullopt;
    found = i;
  }
  if (!found) return std::nullopt;
  const auto query = parse_query(paths[*found], context);
  const bool is_query = query && !is_mistaken_path(**query, paths[*found]) &&
                        !std::holds_alternative<MatchAll>((*query)->kind);
  return is_query ? found : std::nullopt;
}

// The query text's tree and the paths.
Result<QueryAndPaths> from_positionals(const Options& options, const TimeContext& context) {
  QueryAndPaths made{make_node(MatchAll{}), options.positionals, {}, {}};
  std::size_t place = 0;  // of the query
  if (!options.query) {
    if (made.paths.empty()) return made;
    if (names_a_file(made.paths.front()) || is_awaited(made.paths.front(), options, context)) {
      const auto later = later_query(made.paths, context);
      if (!later) {
        note_first_is_path(made);
        return made;
      }
      place = *later;
    }
  }
  const std::string text = options.query ? *options.query : made.paths[place];
  auto query = parsed(text, context);
  if (!options.query) {
    if (query && is_mistaken_path(**query, text)) {
      return tl::unexpected(no_such_file(
          text, fmt::format("to search for it as text: gsaw -e {} ...", shell_word(text))));
    }
    made.paths.erase(made.paths.begin() + static_cast<std::ptrdiff_t>(place));
  }
  if (!query) return tl::unexpected(query.error());
  std::string note;
  if (!options.query) note = detached_value_note(options.detached, text, **query);
  if (note.empty() && place > 0 && std::holds_alternative<TextTerm>((*query)->kind)) {
    note = in_quotes(text) + " names no file and was taken as the query";
  }
  if (!note.empty()) made.notes.push_back(std::move(note));
  made.query = *std::move(query);
  made.text = text;
  return made;
}

}  // namespace

Result<QueryAndPaths> build_query(const Options& options, const TimeContext& context) {
  assert(std::find(options.txns.begin(), options.txns.end(), "") == options.txns.end());
  auto made = from_positionals(options, context);
  if (!made) return made;
  if (options.whole_words) make_whole_words(*made->query);
  std::vector<NodePtr> terms;
  terms.push_back(std::move(made->query));
  if (!options.txns.empty()) {
    terms.push_back(make_node(TxnIs{readings_of_all(options.txns)}));
  }
  if (options.level) {
    auto level = parse_level_spec(*options.level);
    if (!level) return fail(error_text(level.error(), "--level", *options.level));
    terms.push_back(*std::move(level));
  }
  auto limits = add_time_limits(terms, options, context);
  if (!limits) return tl::unexpected(limits.error());
  made->time_limits = *std::move(limits);
  auto near = near_id(options, context.now);
  if (!near) return tl::unexpected(near.error());
  made->near = *std::move(near);
  if (made->near) add_near(terms, *made->near);
  made->query = joined(std::move(terms));
  if (options.invert_match) made->query = make_node(Not{std::move(made->query)});
  return made;
}

bool counts_from_end(const Node& query) {
  return any_node(query, [](const Node& node) {
    const auto counts = [](const std::optional<RangeEnd>& end) {
      return end && end->time && end->time->from_end;
    };
    const auto* range = std::get_if<InRange>(&node.kind);
    const auto* time = std::get_if<TimeOrdered>(&node.kind);
    return (range != nullptr && (counts(range->low) || counts(range->high))) ||
           (time != nullptr && time->time.from_end);
  });
}

}  // namespace gsaw
