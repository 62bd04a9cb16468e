// The same query for another engine.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "translate/engine.h"

namespace gsaw {

// Null when there is no engine of that name.
std::unique_ptr<Engine> make_engine(std::string_view name, TargetNames names);
// `jq, duckdb, ...`
std::string listed_engines();

// What is to be given to the engine, ending in a newline: comments, if it has such, where it
// selects more than gsaw does, then the query. Engine::remarks() holds why, too. Value files must
// have been loaded (value_file.h). An error points at the term that the engine cannot say, or at
// none (length 0).
Said translate(Engine& engine, const Translation& what);

}  // namespace gsaw
