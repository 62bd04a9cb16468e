// Queries for fuzz targets: made ready as a run does, but no file is read.
#include "fuzz/shared/fuzz_query.h"

#include <utility>
#include <variant>

#include "fuzz/shared/require.h"
#include "query/tree_walk.h"

namespace gsaw::fuzz {

void fill_value_files(Node& tree) {
  if (auto* list = std::get_if<OneOf>(&tree.kind); list != nullptr && !list->file.empty()) {
    list->file.clear();
    for (const char* text : {"red", "5"}) list->values.push_back({text, false, false, {}});
  }
  for_each_child(tree, [](Node& child) { fill_value_files(child); });
}

PreparedQuery prepared(std::string_view text, bool ignore_case) {
  auto tree = parse_query(text, {kNow, TimeZone()});
  require(tree.has_value(), "a query that is known to parse does so again", text);
  fill_value_files(**tree);
  CompileSettings settings;
  settings.ignore_case = ignore_case;
  settings.newest = kNow;
  auto query = prepare(*std::move(tree), settings);
  require(query.has_value(), "a query that parses also compiles", text);
  return *std::move(query);
}

}  // namespace gsaw::fuzz
