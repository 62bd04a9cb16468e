// A command line, cut at NUL: options and a plan, a text to print, or an error. Nothing is run;
// files are at most looked for.
#include <string>
#include <variant>
#include <vector>

#include "cli/build_plan.h"
#include "cli/build_query.h"
#include "cli/parse_arguments.h"
#include "fuzz/shared/fuzz_query.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "query/explain.h"
#include "query/prefilter_text.h"
#include "query/tree_walk.h"
#include "record/decoded_id.h"

using namespace gsaw;
using fuzz::require;

namespace {

// The program's name, no config file, then the arguments. None that would read a file.
std::vector<std::string> arguments_of(std::string_view text) {
  std::vector<std::string> arguments = {"gsaw", "--no-config"};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\0'), text.size());
    const std::string_view argument = text.substr(0, end);
    if (!argument.starts_with("--config")) arguments.emplace_back(argument);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return arguments;
}

void check_text(const ParsedArguments& parsed, std::string_view text) {
  require(parsed.text.ends_with('\n'), "what is printed is whole lines", text);
  require(parsed.status == ExitCode::matched || parsed.status == ExitCode::error,
          "it is an answer or an error", text);
}

bool reads_files(const Node& tree) {
  return any_node(tree, [](const Node& node) {
    const auto* const list = std::get_if<OneOf>(&node.kind);
    return list != nullptr && !list->file.empty();
  });
}

void check_options(Options options, std::string_view text) {
  require(options.threads <= kMaxThreads && options.max_line <= kLongestMaxLine,
          "numbers are within their limits", text);
  for (const auto* const list : {&options.txns, &options.keys, &options.hidden_keys,
                                 &options.count_by, &options.describe, &options.by}) {
    for (const std::string& value : *list) require(!value.empty(), "no name is empty", text);
  }
  if (options.decode) {
    decode_id(*options.decode, {fuzz::kNow});
    return;
  }
  const auto zone = display_zone(options);
  if (!zone) return;
  const auto query = build_query(options, {fuzz::kNow, *zone});
  if (!query) {
    require(!query.error().message.empty(), "an error has a reason", text);
    return;
  }
  if (reads_files(*query->query)) return;
  options.explain = true;
  Environment environment;
  environment.now = fuzz::kNow;
  const auto made = build_plan(options, environment);
  if (!made) {
    require(!made.error().message.empty(), "an error has a reason", text);
    return;
  }
  const PreparedQuery& prepared = made->plan.query;
  fuzz::require_printable(explain_query(*prepared.tree) + explain_prefilter(prepared.prefilter),
                          "an explanation is safe to print");
  require(!made->paged, "without a pager nothing is for it", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const std::vector<std::string> arguments = arguments_of(text);
  std::vector<const char*> argv;
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  const ParsedArguments parsed = parse_arguments(static_cast<int>(argv.size()), argv.data());
  if (parsed.options) {
    check_options(*parsed.options, text);
  } else {
    check_text(parsed, text);
  }
  return 0;
}
